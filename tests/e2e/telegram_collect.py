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
from leaks import check_no_leaks
from telegram_home import KINDS, TelegramHome, check_calls
from telegram_server import TelegramServer

from make_corpus import FORUM, NEWS, TALK, make  # tests/fakes/telegram

NAMES = {NEWS: "invented_news", TALK: "invented_talk", FORUM: "invented_forum"}
COLUMNS = ("message_id, epoch(sent_at)::BIGINT, epoch(edited_at)::BIGINT, kind, text, author, reply_to_id, thread_id, views, forwards, "
           "to_json(list_transform(reactions, r -> [r.reaction, r.count::VARCHAR]))")


def option(name, default):
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default

MOST_UNTOLD = 4  # of a chat


def lake_rows(home, chat):
    """id -> row of the lake"""
    sql = f"SELECT {COLUMNS} FROM messages WHERE platform = 'telegram' AND channel_id = '{chat}'"
    rows = json.loads(home.run("query", sql, "--format", "json").stdout)
    names = ["id", "sent", "edited", "kind", "text", "author", "reply", "thread", "views", "forwards", "reactions"]
    rows = [dict(zip(names, row.values())) for row in rows]
    equal(len(rows), len({row["id"] for row in rows}), "no message twice")
    return {int(row["id"]): row for row in rows}


def all_rows(home):
    rows = json.loads(home.run("query", "SELECT * EXCLUDE (collected_at, run_id) FROM messages", "--format", "json").stdout)
    return {(row["channel_id"], row["message_id"]): row for row in rows}


def same_as_the_server(server, home, chat, what):
    seen = lake_rows(home, chat)
    expected = {row["id"]: row for row in server.rows(chat) if row["keep"]}
    missing, more = sorted(set(expected) - set(seen)), sorted(set(seen) - set(expected))
    check(not missing and not more, f"{what}: missing {missing[:10]} of {len(expected)}, too many {more[:10]}")
    people, untold = {}, []
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
        if reactions == [] or reactions == "[]":
            equal(sum(row["reactions"].values()), 0, f"{where}: reactions that are said to be none")
        elif total(reactions) != sum(row["reactions"].values()):
            untold.append(number)  # as of before, or never told
        reply = row["reply"] or (None, None)
        if not row["topic"] and not row["kind"].startswith("messageAction"):
            here = reply[0] and reply[0].split(":")[1] == str(chat)
            equal(have["reply"], str(reply[1]) if here and reply[1] else None, f"{where}: reply")
        if row["from"].startswith("user:"):
            equal(people.setdefault(row["from"], have["author"]), have["author"], f"{where}: one person, one pseudonym")
    # TDLib hides the reactions of the few messages that it asks for before it knows which the chat allows (docs/OPERATIONS.md).
    check(len(untold) <= MOST_UNTOLD, f"{what}: reactions of {untold}")
    if untold:
        print(f"{what}: reactions of {len(untold)} messages were not told")
    equal(len(set(people.values())), len(people), f"{what}: as many pseudonyms as people")


def total(reactions):
    counted = json.loads(reactions) if isinstance(reactions, str) else reactions or []
    return sum(int(count) for _, count in counted)


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
        before = all_rows(home)
        again = home.collect()
        after = all_rows(home)
        changes = [{column: (row[column], after[key][column]) for column in row if row[column] != after[key][column]} for key, row in before.items() if after[key] != row]
        equal((again["loaded"], again["updated"]), (0, 0), f"nothing is new in a second run, but {changes[:5]}")
        whole(server, home, "a second run")
        check(report["loaded"] > 0, "says what was loaded")
        check_no_leaks(home, corpus["canaries"], listed.stdout + listed.stderr, done.stdout + done.stderr)
        equal(json.loads(home.run("audit", "verify", "--json").stdout)["sound"], True, "the audit log is sound")
        home.run("doctor")
        looked_back(server, home)
        changed(server, home)


def looked_back(server, home):
    """What happened while nobody followed: edits, deletions, reactions and views of the whole history, found by reading again."""
    rng, number = random.Random(11), 0
    for chat in NAMES:
        rows = [row for row in server.rows(chat) if row["keep"]][5:]  # a message without an older one is not known to be deleted
        texts = [row["id"] for row in rows if row["kind"] == "text" and row["plain"] and row["from"] != "hidden"]
        count = max(2, min(25, len(texts) // 6))
        commands = [{"do": "edit", "chat": chat, "id": each, "text": f"changed while nobody looked {each}"} for each in rng.sample(texts, count)]
        commands += [{"do": "reactions", "chat": chat, "id": each, "reactions": [{"emoji": "\U0001f525", "count": each % 90 + 2}]} for each in rng.sample(texts, count)]
        if chat == NEWS:
            commands += [{"do": "views", "chat": chat, "id": each, "views": 10_000 + each} for each in rng.sample(texts, count)]
        gone = rng.sample([row["id"] for row in rows if row["kind"] in KINDS], count)
        commands.append({"do": "delete", "chat": chat, "ids": gone})
        number += count
        server.control("batch", commands=commands)
    before = server.calls()
    report = home.collect(TACIT_COLLECT_LOOK_BACK_MESSAGES="100000")
    whole(server, home, "after changes that nobody followed")
    again = report["look_back"]
    equal(again["deleted"], number, "deletions found")
    equal(report["deleted"], number, "deleted")
    check(again["updated"] >= number, f"changes found: {again}")
    after = server.calls()
    read = sum(after.get(method, 0) - before.get(method, 0) for method in ("messages.getHistory", "messages.search"))
    print(f"looking back: {again['messages']} messages in {again['calls']} calls of TDLib, {read} of those to the server: {again['updated']} changed, {number} deleted")
    again = home.collect()["look_back"]
    equal((again["updated"], again["deleted"]), (0, 0), "nothing is left to find")


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


def killed(server, kills, rng):
    """In as many homes as it takes: a home is compared when nothing was left to do in it."""
    count, homes = 0, 0
    while count < kills:
        with TelegramHome(server) as home:
            home.run("init")
            home.sign_in()
            home.choose(*NAMES.values())
            in_home = kill_and_resume(home, kills - count, rng)
            home.collect()
            whole(server, home, f"killed {in_home} times")
            home.run("doctor")
            count, homes = count + in_home, homes + 1
    print(f"killed {count} times in {homes} homes, and resumed: nothing twice, nothing lost")


def kill_and_resume(home, kills, rng):
    """Collects until there is nothing left to do, or until it was killed so often."""
    command = [TACIT, "--home", str(home.path), "collect", "--quiet"]
    env = environment(home.env(TACIT_COLLECT_BATCH_MESSAGES="97"))
    for count in range(kills):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env)
        try:
            err = process.communicate(timeout=rng.uniform(0.2, 2.5))[1]
            check(process.returncode == 0, f"a run between kills: exit {process.returncode}: {err[-500:]}")
            return count
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
    return kills


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
        server.control("fault", method="messages.search", call=2, action="flood", seconds=3000)
        done = home.tacit("collect", "--json", expect=5)
        answer = done.stdout.decode() + done.stderr.decode()
        check(re.search(r"29\d\d|3000", answer), "says when to try again")
        have = home.value("SELECT count(*) FROM messages")
        home.tacit("collect", "--json", expect=5)  # the wait is kept over the restart
        equal(home.value("SELECT count(*) FROM messages"), have, "and nothing is read")
        log = server.control("calls")
        # Of calls that are ours alone: TDLib asks for the newest message of a chat by itself when it starts, whatever was said before.
        early = [call for call in log["calls"] if call.get("early") and call["method"] == "messages.search"]
        equal(early, [], "calls before the end of a wait that the server asked for")
        print(f"{sum(call.get('fault') == 'flood' for call in log['calls'])} waits that the server asked for were kept: no call came too early")
        server.control("clear_faults")


def row_texts(seen):
    """What live events change: id -> (text, edit, views, reactions)"""
    def reactions(row):
        counted = row["reactions"]
        if isinstance(counted, dict):
            return sum(counted.values())
        return sum(int(count) for _, count in (json.loads(counted) if isinstance(counted, str) else counted or []))
    return {number: (row["text"] if row["kind"] == "text" else None, row["edited"], row["views"], reactions(row)) for number, row in seen.items()}


def rows_now(server, home, numbers):
    """Of these messages and those that only one side has."""
    expected = {row["id"]: row for row in server.rows(NEWS) if row["keep"]}
    seen = lake_rows(home, NEWS)
    of = set(numbers) | set(expected) ^ set(seen)
    return tuple(row_texts({number: rows[number] for number in of if number in rows}) for rows in (seen, expected))


def begin_following(server, home):
    home.run("init")
    home.sign_in()
    home.choose("invented_news", "invented_talk")
    command = [TACIT, "--home", str(home.path), "collect", "--follow", "--progress", "plain"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(home.env()))
    wanted = sum(row["keep"] for chat in (NEWS, TALK) for row in server.rows(chat))
    end = time.monotonic() + 180
    while True:
        have = home.run("query", "SELECT count(*) FROM messages", "--format", "csv", expect=None).stdout.decode().splitlines()
        if len(have) == 2 and int(have[1]) == wanted:
            break
        check(time.monotonic() < end and process.poll() is None, f"the history before following: {have}, {wanted}")
        time.sleep(0.3)
    time.sleep(1)
    return process


def live_event(server, number, live, rng):
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


def following(server, count, rng):
    with TelegramHome(server) as home:
        process = begin_following(server, home)
        latencies, live = [], []
        for number in range(max(10, count // 25)):
            sent = time.monotonic()
            live.append(server.control("new", chat=NEWS, message={"text": f"live {number} at noon", "views": 1})["id"])
            while home.value(f"SELECT count(*) FROM messages WHERE channel_id = '{NEWS}' AND message_id = '{live[-1]}'") != "1":
                check(time.monotonic() - sent < 20, "a new message becomes a row")
            latencies.append(time.monotonic() - sent)
        for number in range(count):
            live_event(server, number, live, rng)
            time.sleep(rng.uniform(0, 0.02))
        old = [row["id"] for row in server.rows(NEWS) if row["kind"] == "text" and row["plain"] and row["id"] not in live]
        server.control("delete", chat=NEWS, ids=[old[1], old[-1]])
        server.control("edit", chat=NEWS, id=old[2], text="changed long after it was sent")
        end = time.monotonic() + 60
        while True:
            seen, expected = rows_now(server, home, live)
            if seen == expected:
                break
            wrong = sorted(number for number in seen.keys() | expected.keys() if seen.get(number) != expected.get(number))
            check(time.monotonic() < end and process.poll() is None, f"events become rows: {[(number, seen.get(number), expected.get(number)) for number in wrong[:5]]}")
            time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        equal(process.returncode, 130, f"an interrupt ends following: {err[-300:]}")
        home.collect(TACIT_COLLECT_LOOK_BACK_MESSAGES="100000")  # TDLib may not have told of an edit of what it did not hold
        for chat in (NEWS, TALK):
            same_as_the_server(server, home, chat, f"after following, {NAMES[chat]}")
        latencies.sort()
        p95 = latencies[min(len(latencies) - 1, len(latencies) * 95 // 100)]
        print(f"following: {count} events; new message to row, {len(latencies)} times: median {latencies[len(latencies) // 2]:.2f} s, "
              f"95th percentile {p95:.2f} s, most {latencies[-1]:.2f} s")
        home.run("doctor")


def main():
    telegram_server.enter_namespace()
    if telegram_server.missing():
        skip(telegram_server.missing())
    rng = random.Random(7)
    corpus = make(posts=option("--posts", 700), comments=option("--comments", 500))
    with TelegramServer(corpus) as server:
        in_one_run(server, corpus)
        killed(server, option("--kills", 8), rng)
        with_faults(server)
        following(server, option("--live", 100), rng)
        check_calls(server)
    equal(telegram_server.egress() or 0, 0, "packets for elsewhere")


main()
