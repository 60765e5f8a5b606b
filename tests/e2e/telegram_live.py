"""Telegram as a source, against the test server and without a pipeline behind it: verdicts, histories message by message
as the server has them, live events, and nothing that was not on the list of calls."""
import pathlib
import subprocess
import sys
import time

import telegram_server
from harness import check, environment, equal, skip
from telegram_home import KINDS, NEVER
from telegram_server import TelegramServer

from corpus_rows import rows  # tests/fakes/telegram
from make_corpus import DIRECT_PARENT, FORUM, NEWS, OUTSIDE, TALK, make

PROBE = sys.argv[2] if len(sys.argv) > 2 else "tacit_telegram_probe"


class Probe:
    def __init__(self, server):
        self.server = server
        self.directory = str(server.base / "tdlib")
        self.socks = str(server.ports.get("socks", 0)) if server.proxy else "0"

    def start(self, *words):
        return subprocess.Popen([PROBE, self.directory, self.socks, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=environment(self.server.environment()), text=True)

    def run(self, *words, expect=0):
        process = self.start(*words)
        out, err = process.communicate(timeout=300)
        check(process.returncode == expect, f"probe {words}: exit {process.returncode}: {out[-1500:]} {err[-1500:]}")
        sys.stderr.write(err)
        return out.splitlines()


def fields(line):
    """A line of the probe as a dictionary; the text is last."""
    head, _, text = line.partition(" text=")
    words = head.split(" ")
    found = {"id": int(words[1]), "kind": words[2], "text": text}
    for word in words[3:]:
        name, _, value = word.partition("=")
        found.setdefault(name, value)
    return found


def messages(lines):
    return [fields(line) for line in lines if line.startswith("message ")]


def same_as_the_server(server, corpus, lines, number, what):
    chat = next(chat for chat in corpus["chats"] if chat["id"] == number)
    seen = messages(lines)
    equal([m["id"] for m in seen], sorted((m["id"] for m in seen), reverse=True), f"{what}: newest first, nothing twice")
    seen = {m["id"]: m for m in seen}
    expected = {row["id"]: row for row in rows(corpus, chat)}
    equal(sorted(seen), sorted(number for number, row in expected.items() if row["keep"]), f"{what}: ids")
    for number, message in seen.items():
        row = expected[number]
        where = f"{what} {number} ({row['kind']})"
        if row["kind"] in KINDS:
            equal(message["kind"], KINDS[row["kind"]], f"{where}: kind")
        else:
            check(message["kind"] in ("other", "text"), f"{where}: kind {message['kind']}")
        equal(int(message["sent"]), row["date"], f"{where}: date")
        equal(int(message.get("edited", 0)), row["edited"] or 0, f"{where}: edit")
        if row["kind"] == "text":
            check(message["text"].startswith(row["text"][:10]), f"{where}: text {message['text'][:40]!r}, expected {row['text'][:40]!r}")
        equal(message["author"].split(":")[1], row["from"].split(":")[1], f"{where}: author")
        reply = row["reply"] or (None, None)
        here = reply[0] and reply[0].split(":")[1] == str(chat["id"])
        if not row["topic"] and not row["kind"].startswith("messageAction"):
            equal(message.get("reply"), str(reply[1]) if here and reply[1] else None, f"{where}: reply")
        if row["topic"]:
            equal(message.get("thread"), str(row["topic"]), f"{where}: topic")
        if row["thread"]:
            equal(message.get("thread"), str(row["thread"]), f"{where}: thread")
        forward = row["forward"] and row["forward"][1]
        equal(message.get("forward"), forward.split(":")[1] if forward else None, f"{where}: forward")
        if row["views"] is not None:
            equal(int(message.get("views", -1)), row["views"], f"{where}: views")
            equal(int(message.get("forwards", -1)), row["forwards"], f"{where}: forwards")
        if row["comments"] is not None:
            equal(int(message.get("replies", -1)), row["comments"], f"{where}: comments")
        equal(message.get("reaction") is not None, bool(row["reactions"]), f"{where}: reactions")


def candidates(probe, corpus):
    words = {}
    for line in probe.run("candidates"):
        if line.startswith("candidate "):
            fields_ = dict(word.partition("=")[::2] for word in line.split(" ")[2:] if "=" in word)
            words.setdefault(fields_["refusal"], []).append(fields_["handle"])
    equal(sorted(words.get("", [])), ["invented_forum", "invented_news", "invented_parent", "invented_talk"], "those that pass")
    equal(sorted(word for word in words if word), ["direct_messages", "private_channel", "private_group", "private_supergroup", "protected", "restricted"],
          "the words for the others")


def histories(probe, server, corpus):
    for number, name in ((NEWS, "invented_news"), (TALK, "invented_talk"), (FORUM, "invented_forum"), (OUTSIDE, "invented_outside"), (DIRECT_PARENT, "invented_parent")):
        same_as_the_server(server, corpus, probe.run("history", name), number, name)
    for name, word in (("invented_protected", "protected"), ("invented_restricted", "restricted")):
        out = probe.run("history", name, expect=1)
        check(any(line.startswith("error ") and line.endswith(word) for line in out), f"{name}: {out[-1]}")
    out = probe.run("find", "nobody_has_this", expect=1)
    check("no channel of this name" in out[-1], out[-1])
    # Closed and opened again every 100 messages: the same, and no further look-up by name.
    out = probe.run("reopen=100", "history", "invented_news")
    same_as_the_server(server, corpus, out, NEWS, "reopened")
    equal([line for line in out if line.startswith("calls searchPublicChat")], ["calls searchPublicChat 1"], "look-ups by name")


def counters_again(probe, server):
    server.control("views", chat=NEWS, id=5, views=4321)
    server.control("delete", chat=NEWS, ids=[6])
    found = {m["id"]: m for m in messages(probe.run("again", "invented_news", 5, 6, 200))}
    equal(sorted(found), [5, 200], "what is gone is left out")
    equal(found[5]["views"], "4321", "the newest count")


def follow(probe, server, chat, name, joined, seconds=8):
    process = probe.start("follow", name, seconds)
    seen = []
    while not seen or seen[-1] != "following":
        line = process.stdout.readline()
        if not line:
            check(False, f"follow {name}: {process.stderr.read()[-500:]}")
        seen.append(line.rstrip("\n"))
    control = server.control
    time.sleep(1)
    new = [control("new", chat=chat, message={"text": f"live {i}", "views": 1, **({"from": f"channel:{chat}"} if i % 2 else {})})["id"] for i in range(20)]
    time.sleep(2)
    control("edit", chat=chat, id=new[0], text="live changed")
    control("views", chat=chat, id=new[1], views=99)
    control("reactions", chat=chat, id=new[2], reactions=[{"emoji": "\U0001f525", "count": 9}])
    control("delete", chat=chat, ids=[new[3]])
    time.sleep(2)
    control("private", chat=chat)
    out, err = process.stdout.read(), process.stderr.read()  # communicate() would lose what readline() has buffered
    check(process.wait(60) == 0, f"follow {name}: {out[-800:]} {err[-800:]}")
    lines = out.splitlines()
    newest = {m["id"]: m for m in messages(lines)}
    check(set(new) <= set(newest), f"follow {name}: each new message was seen, missing {set(new) - set(newest)}")
    equal(newest[new[0]]["text"], "live changed", f"follow {name}: edit")
    if joined:  # counters are told to members only
        equal(newest[new[1]].get("views"), "99", f"follow {name}: views")
        equal(newest[new[2]].get("reaction"), "\U0001f525*9", f"follow {name}: reaction")
    check(f"deleted {new[3]}" in lines, f"follow {name}: deletion")
    check(any(line.startswith("refused_channel " + ("private_channel" if joined else "no_access")) for line in lines), f"follow {name}: it turned private: {lines[-5:]}")
    after = lines[next(i for i, line in enumerate(lines) if line.startswith("refused_channel")):]
    check(not messages(after), f"follow {name}: nothing after that")


def barred(probe, server):
    """What TDLib knows of the channel shows nothing, and the server lets nobody read it: that channel is refused, and following goes on."""
    server.control("fault", method="messages.search", chat=NEWS, call=2, times=100, action="error", code=400, message="CHAT_ADMIN_REQUIRED")
    out = probe.run("reopen=1", "follow", "invented_news", 3)
    equal(out.count("refused_channel private"), 1, f"told once: {out[-5:]}")
    equal([line for line in out if line.startswith("calls searchChatMessages")], ["calls searchChatMessages 2"], "and not asked again")
    server.control("clear_faults")


def floods(probe, server):
    server.control("fault", method="messages.getHistory", action="flood", seconds=300)
    out = probe.run("history", "invented_talk", expect=1)
    check("flooded getChatHistory 300" in out or any(line.startswith("flooded getChatHistory") for line in out), f"a long wait: {out}")
    server.control("clear_faults")


def troubles(server):
    """The session ends elsewhere, the account is frozen: following stops and says why."""
    cases = (({"do": "revoke", "account": "9996610001", "error": "AUTH_KEY_UNREGISTERED"}, "session was ended"),
             ({"do": "freeze", "since": 1_700_000_000, "until": 1_900_000_000, "appeal": "https://example.org/appeal"}, "frozen the account"))
    for command, words in cases:
        probe = Probe(server)
        probe.directory += command["do"]
        probe.run("login", "+9996610001", "22222")
        process = probe.start("follow", "invented_news", 20)
        while process.stdout.readline().strip() not in ("following", ""):
            pass
        server.control(**command)
        out = process.stdout.read()
        check(process.wait(60) == 1 and words in out, f"{command['do']}: {out[-500:]}")


def no_trace(probe, corpus):
    """Of what TDLib keeps nothing can be read."""
    files = [file for file in pathlib.Path(probe.directory).rglob("*") if file.is_file()]
    check(files, "TDLib keeps something")
    for file in files:
        kept = file.read_bytes()
        for what, value in corpus["canaries"].items():
            check(value.encode() not in kept, f"{what} stands in {file.name}")


def main():
    telegram_server.enter_namespace()
    if telegram_server.missing():
        skip(telegram_server.missing())
    corpus = make(posts=300, comments=400)
    with TelegramServer(corpus) as server:
        probe = Probe(server)
        equal(probe.run("login", "+9996610001", "22222")[0], "signed in", "sign-in")
        candidates(probe, corpus)
        histories(probe, server, corpus)
        counters_again(probe, server)
        floods(probe, server)
        barred(probe, server)
        follow(probe, server, NEWS, "invented_news", True)
        follow(probe, server, OUTSIDE, "invented_outside", False)
        no_trace(probe, corpus)
        counts = server.calls()
        for method in NEVER:
            check(method not in counts, f"{method} was called")
    with TelegramServer(make(posts=30, comments=30)) as server:
        troubles(server)
    equal(telegram_server.egress() or 0, 0, "packets for elsewhere")


main()
