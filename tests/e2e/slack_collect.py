"""Slack end to end: what is collected is what the server has, row for row; in one run; after changes; after an import of an
export of the same workspace; and nothing else leaves or stays. --figures: one run and an unchanged one only.

slack_collect.py TACIT [--channels N] [--messages N] [--replies N] [--figures]"""
import datetime
import json
import sys
import time

from harness import check, equal, skip
from slack_compare import lake_rows, names_of, option, whole
from slack_home import TOKEN, SlackHome
from slack_server import SlackServer, missing, slack_corpus, slack_rows

ALLOWED = {"auth.test", "auth.revoke", "conversations.list", "conversations.info", "conversations.history", "conversations.replies", "users.list"}


def no_trace(home, canaries, *outputs):
    kept = [(file.name, file.read_bytes()) for file in home.files()] + [("the output", output) for output in outputs]
    for sql in ("SELECT * FROM messages", "SELECT * FROM channels"):
        kept.append((sql, home.run("query", sql, "--format", "json").stdout))
    for what, value in [*canaries.items(), ("the token", TOKEN)]:
        for name, content in kept:
            check(value.encode() not in content, f"{what} stands in {name}")


def signing_in(server):
    with SlackHome(server) as home:
        home.run("init")
        home.tacit("collect", "--source", "slack", expect=4)
        home.tacit("channels", "candidates", "--source", "slack", expect=4)
        done = home.sign_in("xoxp-invented-broad", expect=2)
        check(b"chat:write" in done.stderr or b"groups:" in done.stderr, f"names what the token must not have: {done.stderr[-400:]}")
        done = home.sign_in("xoxp-invented-narrow", expect=2)
        check(b"channels:history" in done.stderr, "names what the token lacks")
        home.sign_in("xoxb-invented-bot", expect=2)
        home.sign_in("xoxp-invented-nobody", expect=2)
        check(not list(home.path.rglob("slack.sealed")), "nothing is kept of a token that is refused")
        done = home.sign_in()
        check(b"user:" in done.stderr and b"bot" not in done.stderr.split(b"oauth_config")[1].split(b"settings")[0], "prints the manifest")
        check(b"already" in home.tacit("login", "slack").stdout, "says that somebody is signed in")
        for file in home.files():
            check(TOKEN.encode() not in file.read_bytes(), f"the token stands in {file.name}")
        candidates = json.loads(home.tacit("channels", "candidates", "--source", "slack", "--json").stdout)["candidates"]
        public = {each["name"] for each in candidates if each["verdict"] == "public"}
        equal(public, set(names_of(server, slack_rows.public(server.control("snapshot")["corpus"]))), "the channels that pass")
        closed = [each["name"] for each in server.control("snapshot")["corpus"]["channels"]
                  if each.get("name") and each["id"] not in slack_rows.public(server.control("snapshot")["corpus"])]
        for name in closed:
            done = home.tacit("channels", "add", f"#{name}", "--source", "slack", "--project", "acme", "--basis", "x", expect=None)
            check(done.returncode in (1, 6), f"a channel that is closed is refused: {done.returncode}")
        home.tacit("logout", "slack")
        check(not list(home.path.rglob("slack.sealed")), "the token is gone")
        server.control("token_change", token=TOKEN, error=None)
        print(f"sign-in: {len(public)} channels pass, {len(candidates) - len(public)} of the list and {len(closed)} by name are refused")


def in_one_run(server, channels, canaries):
    with SlackHome(server) as home:
        home.ready(*names_of(server, channels))
        server.control("clear_calls")
        began = time.monotonic()
        done = home.tacit("collect", "--source", "slack", "--json")
        seconds, calls = time.monotonic() - began, server.control("calls")
        count = whole(server, home, channels, "one run")
        least = slack_rows.least_calls(server.control("snapshot")["corpus"])
        allowed = {**least, "conversations.info": len(channels), "auth.test": 1}
        print(f"one run: {count} messages in {seconds:.1f} s, {sum(calls['counts'].values())} calls, {sum(allowed.values())} are needed: {calls['counts']}")
        check(sum(calls["counts"].values()) <= 1.1 * sum(allowed.values()), f"calls: {calls['counts']}, needed: {allowed}")
        equal(calls["problems"], [], "nothing was sent wrongly")
        check(set(calls["counts"]) <= ALLOWED, f"methods: {calls['counts']}")
        check(all("tacit" in agent for agent in calls["agents"]), f"an honest name: {calls['agents']}")
        server.control("clear_calls")
        again = home.collect()
        equal((again["loaded"], again["updated"]), (0, 0), "nothing is new in a second run")
        calls = server.calls()
        check(calls["conversations.history"] <= len(channels) and "conversations.replies" not in calls, f"an unchanged workspace: {calls}")
        print(f"unchanged: {calls}")
        no_trace(home, canaries, done.stdout + done.stderr)
        equal(json.loads(home.run("audit", "verify", "--json").stdout)["sound"], True, "the audit log is sound")
        home.run("doctor")
        changed(server, home, channels)


def changed(server, home, channels):
    """What changed between two runs is taken; a channel that turned private is not read any more."""
    first = channels[0]
    rows = [row for row in server.rows(first) if row["keep"] and row["kind"] == "message"]
    parent = next(row for row in rows if row["replies"])
    alone = [row for row in rows if not row["replies"] and not row["thread"]]
    server.control("new", channel=first, message={"user": parent["from"].split(":")[1], "text": "a late reply", "thread_ts": parent["ts"]})
    server.control("new", channel=first, message={"user": parent["from"].split(":")[1], "text": "a first reply", "thread_ts": alone[3]["ts"]})
    server.control("new", channel=first, message={"user": parent["from"].split(":")[1], "text": "a new one"})
    server.control("edit", channel=first, ts=alone[1]["ts"], text="changed since")
    server.control("react", channel=first, ts=alone[2]["ts"], name="tada", user=parent["from"].split(":")[1])
    report = home.collect()
    equal(report["loaded"], 3, "what is new")
    whole(server, home, channels, "after changes")
    second = channels[1]
    before = lake_rows(home, second)
    server.control("new", channel=second, message={"user": parent["from"].split(":")[1], "text": "not for us any more"})
    server.control("private", channel=second)
    home.collect(expect=3)
    equal(lake_rows(home, second), before, "nothing is taken from a private channel")
    server.control("public", channel=second)


def export_of(server, home, channels):
    """The workspace as Slack's own export would give it."""
    corpus = server.control("snapshot")["corpus"]
    home.file("export/users.json", corpus["users"])
    home.file("export/channels.json", [{key: value for key, value in each.items() if key not in ("messages", "fake")}
                                       for each in corpus["channels"] if each["id"] in channels])
    for each in corpus["channels"]:
        days = {}
        replies = {}
        for message in each["messages"]:
            if message.get("thread_ts", message["ts"]) != message["ts"]:
                replies.setdefault(message["thread_ts"], []).append(message["ts"])
        for message in each["messages"] if each["id"] in channels else ():
            day = datetime.datetime.fromtimestamp(int(message["ts"].split(".")[0]), datetime.timezone.utc).strftime("%Y-%m-%d")
            more = {"thread_ts": message["ts"], "reply_count": len(replies[message["ts"]])} if message["ts"] in replies else {}
            days.setdefault(day, []).append({**message, **more})
        for day, messages in days.items():
            home.file(f"export/{each['name']}/{day}.json", messages)
    return home.base / "export"


def imported_before(server, channels):
    with SlackHome(server) as home:
        home.run("init")
        home.load(export_of(server, home, channels), "--project", "acme")
        columns = "channel_id, message_id, author, author_kind, kind, text, thread_id, reply_to_id, mentions, to_json(reactions)"
        before = home.query(f"SELECT {columns} FROM messages ORDER BY ALL")
        home.sign_in()
        home.choose(*names_of(server, channels))
        report = home.collect()
        after = home.query(f"SELECT {columns} FROM messages ORDER BY ALL")
        equal(len(after), len(before), "no row twice, none lost")
        different = [(one, two) for one, two in zip(before, after) if one[:5] != two[:5] or one[6:8] != two[6:8]]
        check(not different, f"the same rows and authors: {len(different)} differ, as {different[:2]}")
        texts = sum(one[5] != two[5] for one, two in zip(before, after))
        print(f"imported before: {len(before)} rows, {report['loaded']} loaded, {report['updated']} updated, {texts} texts differ")


def main():
    if missing():
        skip(missing())
    corpus = slack_corpus.make(channels=option("--channels", 3), messages=option("--messages", 600), replies=option("--replies", 150))
    channels = slack_rows.public(corpus)
    with SlackServer(corpus) as server:
        server.control("set", limits={"on": False})
        if "--figures" not in sys.argv:
            signing_in(server)
            imported_before(server, channels)
        in_one_run(server, channels, corpus["canaries"])


main()
