"""Telegram end to end with the unmodified TDLib: what is collected is what the server has, row for row; in one run, in runs
that are killed, in runs with faults; while following; and nothing else leaves or stays.

telegram_collect.py TACIT [--posts N] [--comments N] [--kills N] [--live N]"""
import json
import random
import re
import signal
import subprocess
import sys
import time

import telegram_server
from harness import TACIT, check, environment, equal, skip
from telegram_home import KINDS, NEVER, TelegramHome
from telegram_server import TelegramServer

from make_corpus import FORUM, NEWS, TALK, make  # tests/fakes/telegram

NAMES = {NEWS: "invented_news", TALK: "invented_talk", FORUM: "invented_forum"}
COLUMNS = ("message_id, epoch(sent_at)::BIGINT, epoch(edited_at)::BIGINT, kind, text, author, reply_to_id, thread_id, views, forwards, "
           "to_json(list_transform(reactions, r -> [r.reaction, r.count::VARCHAR]))")


def option(name, default):
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default


def lake_rows(home, chat):
    """id -> row of the lake"""
    sql = f"SELECT {COLUMNS} FROM messages WHERE platform = 'telegram' AND channel_id = '{chat}'"
    rows = json.loads(home.run("query", sql, "--format", "json").stdout)
    names = ["id", "sent", "edited", "kind", "text", "author", "reply", "thread", "views", "forwards", "reactions"]
    rows = [dict(zip(names, row.values())) for row in rows]
    equal(len(rows), len({row["id"] for row in rows}), "no message twice")
    return {int(row["id"]): row for row in rows}


def same_as_the_server(server, home, chat, what):
    seen = lake_rows(home, chat)
    expected = {row["id"]: row for row in server.rows(chat) if row["keep"]}
    missing, more = sorted(set(expected) - set(seen)), sorted(set(seen) - set(expected))
    check(not missing and not more, f"{what}: missing {missing[:10]} of {len(expected)}, too many {more[:10]}")
    people = {}
    for number, row in expected.items():
        have, where = seen[number], f"{what}: {number} ({row['kind']})"
        equal(have["sent"], row["date"], f"{where}: date")
        equal(have["edited"], row["edited"], f"{where}: edit")
        if row["kind"] in KINDS:
            equal(have["kind"], KINDS[row["kind"]], f"{where}: kind")
        if row["kind"] == "text" and row["plain"]:
            check(have["text"] == row["text"] or "[[" in have["text"], f"{where}: text")
        if row["views"] is not None:
            equal((have["views"], have["forwards"]), (row["views"], row["forwards"]), f"{where}: views")
        reactions = have["reactions"]
        reactions = json.loads(reactions) if isinstance(reactions, str) else reactions or []
        equal(sum(int(count) for _, count in reactions), sum(row["reactions"].values()), f"{where}: reactions {have['reactions']!r}")
        reply = row["reply"] or (None, None)
        if not row["topic"] and not row["kind"].startswith("messageAction"):
            here = reply[0] and reply[0].split(":")[1] == str(chat)
            equal(have["reply"], str(reply[1]) if here and reply[1] else None, f"{where}: reply")
        if row["from"].startswith("user:"):
            equal(people.setdefault(row["from"], have["author"]), have["author"], f"{where}: one person, one pseudonym")
    equal(len(set(people.values())), len(people), f"{what}: as many pseudonyms as people")


def no_trace(home, corpus, *outputs):
    kept = [(file.name, file.read_bytes()) for file in home.files()] + [("the output", output) for output in outputs]
    for sql in ("SELECT * FROM messages", "SELECT * FROM channels", "SELECT * FROM samples"):
        kept.append((sql, home.run("query", sql, "--format", "json").stdout))
    for what, value in corpus["canaries"].items():
        for name, content in kept:
            check(value.encode() not in content, f"{what} stands in {name}")


def whole(server, home, what):
    for chat in NAMES:
        same_as_the_server(server, home, chat, f"{what}, {NAMES[chat]}")


def choosing(server, home, corpus):
    home.run("init")
    home.sign_in()
    done = home.tacit("channels", "candidates", "--json")
    verdicts = {}
    for each in json.loads(done.stdout)["candidates"]:
        verdicts.setdefault(each["verdict"], []).append(each.get("name"))
    equal(sorted(verdicts.get("public", [])), ["invented_forum", "invented_news", "invented_parent", "invented_talk"], "those that pass")
    check({"private_channel", "protected", "restricted"} <= set(verdicts), f"words for the others: {sorted(verdicts)}")
    for name, code in (("invented_protected", 6), ("invented_restricted", 6), ("nobody_has_this", 1)):
        home.tacit("channels", "add", f"@{name}", "--project", "acme", "--basis", "x", expect=code)
    home.choose(*NAMES.values())
    return done


def in_one_run(server, corpus):
    with TelegramHome(server) as home:
        listed = choosing(server, home, corpus)
        began = time.monotonic()
        done = home.tacit("collect", "--json")
        seconds, report = time.monotonic() - began, json.loads(done.stdout)
        messages = sum(len(server.rows(chat)) for chat in NAMES)
        print(f"one run: {messages} messages in {seconds:.1f} s, {messages / seconds:.0f} a second")
        whole(server, home, "one run")
        again = home.collect()
        equal((again["loaded"], again["updated"]), (0, 0), "nothing is new in a second run")
        whole(server, home, "a second run")
        check(report["loaded"] > 0, "says what was loaded")
        no_trace(home, corpus, listed.stdout + listed.stderr, done.stdout + done.stderr)
        equal(json.loads(home.run("audit", "verify", "--json").stdout)["sound"], True, "the audit log is sound")
        home.run("doctor")
        changed(server, home)


def changed(server, home):
    """What changed between two runs is taken; a channel that turned private is not read any more."""
    server.control("new", chat=NEWS, message={"text": "a new one", "views": 3})
    home.collect()
    whole(server, home, "after a new message")
    server.control("private", chat=FORUM)
    before = lake_rows(home, FORUM)
    report = home.collect(expect=3)
    equal(lake_rows(home, FORUM), before, "nothing is taken from a private channel")
    check("invented_forum" not in json.dumps(report.get("loaded", "")), "and the report names no message")
    server.control("change", chat=FORUM, username="invented_forum")


def killed(server, corpus, kills, rng):
    with TelegramHome(server) as home:
        home.run("init")
        home.sign_in()
        home.choose(*NAMES.values())
        count = 0
        while count < kills:
            command = [TACIT, "--home", str(home.path), "collect", "--quiet"]
            env = environment(home.env(TACIT_COLLECT_BATCH_MESSAGES="97"))
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env)
            try:
                err = process.communicate(timeout=rng.uniform(0.2, 2.5))[1]
                check(process.returncode == 0, f"a run between kills: exit {process.returncode}: {err[-500:]}")
                break  # there was nothing left to do
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.communicate()
                count += 1
        home.collect()
        whole(server, home, f"killed {count} times")
        print(f"killed {count} times")
        home.run("doctor")


def with_faults(server):
    with TelegramHome(server) as home:
        home.run("init")
        home.sign_in()
        home.choose(*NAMES.values())
        server.control("fault", method="messages.getHistory", call=2, action="flood", seconds=2)
        server.control("fault", method="messages.getHistory", call=4, times=2, action="error", code=500, message="INTERNAL")
        server.control("fault", method="messages.getHistory", call=7, action="drop")
        home.collect()
        whole(server, home, "with short waits, errors and lost connections")
        server.control("clear_faults")
    with TelegramHome(server) as home:
        home.run("init")
        home.sign_in()
        home.choose(*NAMES.values())
        server.control("fault", method="messages.getHistory", call=2, action="flood", seconds=3000)
        done = home.tacit("collect", "--json", expect=5)
        answer = done.stdout.decode() + done.stderr.decode()
        check(re.search(r"29\d\d|3000", answer), "says when to try again")
        have = home.value("SELECT count(*) FROM messages")
        home.tacit("collect", "--json", expect=5)  # the wait is kept over the restart
        equal(home.value("SELECT count(*) FROM messages"), have, "and nothing is read")
        server.control("clear_faults")


def rows_now(server, home, chat):
    expected = {row["id"]: (row["text"] if row["kind"] == "text" else None, row["edited"], row["views"]) for row in server.rows(chat) if row["keep"]}
    seen = {number: (row["text"] if row["kind"] == "text" else None, row["edited"], row["views"]) for number, row in lake_rows(home, chat).items()}
    return seen, expected


def following(server, count, rng):
    with TelegramHome(server) as home:
        home.run("init")
        home.sign_in()
        home.choose("invented_news", "invented_talk")
        command = [TACIT, "--home", str(home.path), "collect", "--follow", "--progress", "plain"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(home.env()))
        wanted = {len([row for row in server.rows(chat) if row["keep"]]) for chat in (NEWS, TALK)}
        end = time.monotonic() + 90
        while True:
            have = home.run("query", "SELECT count(*) FROM messages", "--format", "csv", expect=None).stdout.decode().splitlines()
            if len(have) == 2 and int(have[1]) == sum(wanted):
                break
            check(time.monotonic() < end and process.poll() is None, f"the history before following: {have}, {wanted}")
            time.sleep(0.3)
        time.sleep(1)
        latencies, live = [], []
        for number in range(10):
            sent = time.monotonic()
            live.append(server.control("new", chat=NEWS, message={"text": f"live {number} at noon", "views": 1})["id"])
            while home.value(f"SELECT count(*) FROM messages WHERE channel_id = '{NEWS}' AND message_id = '{live[-1]}'") != "1":
                check(time.monotonic() - sent < 20, "a new message becomes a row")
            latencies.append(time.monotonic() - sent)
        for number in range(count):
            event = rng.randrange(5)
            target = rng.choice(live) if live else None
            if event == 0 or not live:
                live.append(server.control("new", chat=NEWS, message={"text": f"event {number} at noon", "views": 1})["id"])
            elif event == 1:
                server.control("edit", chat=NEWS, id=target, text=f"changed {number} at noon")
            elif event == 2 and len(live) > 3:
                live.remove(target)
                server.control("delete", chat=NEWS, ids=[target])
            elif event == 3:
                server.control("views", chat=NEWS, id=target, views=number + 2)
            else:
                server.control("reactions", chat=NEWS, id=target, reactions=[{"emoji": "\U0001f525", "count": number + 1}])
        end = time.monotonic() + 60
        while True:
            seen, expected = rows_now(server, home, NEWS)
            if {number: row[0] for number, row in seen.items() if number in live} == {number: row[0] for number, row in expected.items() if number in live} \
                    and set(seen) == set(expected):
                break
            check(time.monotonic() < end and process.poll() is None, f"events become rows: {sorted(set(seen) ^ set(expected))[:10]}")
            time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        equal(process.returncode, 130, f"an interrupt ends following: {err[-300:]}")
        home.collect()
        seen, expected = rows_now(server, home, NEWS)
        equal(set(seen), set(expected), "nothing lost, nothing twice after following")
        latencies.sort()
        print(f"following: {count} events; new message to row: median {latencies[5]:.2f} s, most {latencies[-1]:.2f} s")
        home.run("doctor")


def main():
    telegram_server.enter_namespace()
    if telegram_server.missing():
        skip(telegram_server.missing())
    rng = random.Random(7)
    corpus = make(posts=option("--posts", 700), comments=option("--comments", 500))
    with TelegramServer(corpus) as server:
        in_one_run(server, corpus)
        killed(server, corpus, option("--kills", 8), rng)
        with_faults(server)
        following(server, option("--live", 100), rng)
        counts = server.calls()
        for method in NEVER:
            check(method not in counts, f"{method} was called")
    equal(telegram_server.egress() or 0, 0, "packets for elsewhere")


main()
