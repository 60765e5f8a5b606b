"""Slack end to end: what is collected is what the server has, row for row; in one run, in runs that are killed, with faults
and waits; after changes; after an import of an export of the same workspace; and nothing else leaves or stays.

slack_collect.py TACIT [--messages N] [--replies N] [--kills N]"""
import datetime
import json
import random
import signal
import subprocess
import sys
import time

from harness import TACIT, check, environment, equal, skip
from slack_home import TOKEN, SlackHome
from slack_server import SlackServer, missing, slack_corpus, slack_rows

COLUMNS = ("message_id, epoch_us(sent_at)::VARCHAR, epoch_us(edited_at)::VARCHAR, kind, text, author, author_kind, thread_id, reply_to_id, replies, "
           "to_json(list_transform(reactions, r -> [r.reaction, r.count::VARCHAR]))")
NAMES = ["ts", "sent", "edited", "kind", "text", "author", "author_kind", "thread", "reply", "replies", "reactions"]
ALLOWED = {"auth.test", "auth.revoke", "conversations.list", "conversations.info", "conversations.history", "conversations.replies", "users.list"}


def option(name, default):
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default


def micros(ts):
    seconds, fraction = ts.split(".")
    return str(int(seconds) * 1_000_000 + int(fraction))


def lake_rows(home, channel):
    sql = f"SELECT {COLUMNS} FROM messages WHERE platform = 'slack' AND channel_id = '{channel}'"
    rows = [dict(zip(NAMES, row.values())) for row in json.loads(home.run("query", sql, "--format", "json").stdout)]
    equal(len(rows), len({row["ts"] for row in rows}), "no message twice")
    return {row["ts"]: row for row in rows}


def same_as_the_server(server, home, channel, what, people):
    seen = lake_rows(home, channel)
    expected = {row["ts"]: row for row in server.rows(channel) if row["keep"]}
    lost, more = sorted(set(expected) - set(seen)), sorted(set(seen) - set(expected))
    check(not lost and not more, f"{what}, {channel}: missing {lost[:10]} of {len(expected)}, too many {more[:10]}")
    for ts, row in expected.items():
        have, where = seen[ts], f"{what}, {channel}: {ts} ({row['kind']})"
        equal(have["sent"], micros(ts), f"{where}: when it was sent")
        equal(have["edited"], micros(row["edited"]) if row["edited"] else None, f"{where}: when it was edited")
        equal(have["reply"], row["thread"], f"{where}: the thread")
        if row["replies"]:
            equal((have["replies"], have["thread"]), (row["replies"], ts), f"{where}: its replies")
        reactions = have["reactions"]
        reactions = json.loads(reactions) if isinstance(reactions, str) else reactions or []
        wanted = {}  # skin tones are not kept
        for name, count in row["reactions"].items():
            wanted[name.split("::")[0]] = wanted.get(name.split("::")[0], 0) + count
        equal({name: int(count) for name, count in reactions}, wanted, f"{where}: reactions")
        if row["kind"] == "message" and row["plain"] and have["text"] and not set("<&`[") & set(row["text"]):
            check(have["text"] == row["text"] or "[[" in have["text"], f"{where}: the text")
        if row["from"]:
            equal(people.setdefault(row["from"], have["author"]), have["author"], f"{where}: one person, one pseudonym")
    return len(expected)


def whole(server, home, channels, what):
    people = {}
    count = sum(same_as_the_server(server, home, channel, what, people) for channel in channels)
    equal(len(set(people.values())), len(people), f"{what}: as many pseudonyms as people")
    return count


def no_trace(home, canaries, *outputs):
    kept = [(file.name, file.read_bytes()) for file in home.files()] + [("the output", output) for output in outputs]
    for sql in ("SELECT * FROM messages", "SELECT * FROM channels"):
        kept.append((sql, home.run("query", sql, "--format", "json").stdout))
    for what, value in [*canaries.items(), ("the token", TOKEN)]:
        for name, content in kept:
            check(value.encode() not in content, f"{what} stands in {name}")


def names_of(server, channels):
    return [each["name"] for each in server.control("snapshot")["corpus"]["channels"] if each["id"] in channels]


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


def killed(server, channels, kills, rng):
    with SlackHome(server) as home:
        home.ready(*names_of(server, channels))
        count = 0
        while count < kills:
            command = [TACIT, "--home", str(home.path), "collect", "--source", "slack", "--quiet"]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment(home.env(TACIT_COLLECT_BATCH_MESSAGES="50")))
            try:
                err = process.communicate(timeout=rng.uniform(0.2, 2.5))[1]
                check(process.returncode == 0, f"a run between kills: exit {process.returncode}: {err[-500:]}")
                break  # there was nothing left to do
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.communicate()
                count += 1
        home.collect()
        whole(server, home, channels, f"killed {count} times")
        print(f"killed {count} times")


def with_faults(server, channels):
    actions = [{"action": "error", "error": "internal_error"}, {"action": "error", "error": "fatal_error"}, {"action": "status", "status": 503},
               {"action": "html"}, {"action": "drop"}, {"action": "lost"}, {"action": "truncate"}, {"action": "cut"}, {"action": "empty"},
               {"action": "ratelimit", "retry_after": 1}]
    with SlackHome(server) as home:
        home.ready(*names_of(server, channels))
        server.control("set", paging={"empty_every": 5, "short_every": 3})
        server.control("fault", method="*", share=0.05, seed=7, actions=actions)
        home.collect()
        injected = server.control("calls")["faults"]
        server.control("clear_faults")
        server.control("fault", method="conversations.history", action="error", error="invalid_cursor", call=1, times=1)
        home.collect(expect=None)
        server.control("clear_faults")
        server.control("set", paging={"empty_every": 0, "short_every": 0})
        whole(server, home, channels, "with faults")
        print(f"faults: {injected} injected")
    with SlackHome(server) as home:
        home.ready(*names_of(server, channels))
        server.control("fault", method="conversations.history", action="ratelimit", retry_after=3000)
        answer = home.tacit("collect", "--source", "slack", "--json", expect=5).stdout.decode()
        check(json.loads(answer)["stopped"]["retry_after_s"] > 2900, f"says when to try again: {answer[-300:]}")
        server.control("clear_faults")
        home.tacit("collect", "--source", "slack", expect=5)  # the wait is kept over the restart
    with SlackHome(server) as home:
        home.ready(*names_of(server, channels))
        server.control("token_change", token=TOKEN, error="token_revoked")
        home.tacit("collect", "--source", "slack", expect=4)
        server.control("token_change", token=TOKEN, error=None)


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
    rng = random.Random(7)
    corpus = slack_corpus.make(channels=3, messages=option("--messages", 600), replies=option("--replies", 150))
    channels = slack_rows.public(corpus)
    with SlackServer(corpus) as server:
        server.control("set", limits={"on": False})
        signing_in(server)
        imported_before(server, channels)
        in_one_run(server, channels, corpus["canaries"])
        killed(server, channels, option("--kills", 5), rng)
        with_faults(server, channels)


main()
