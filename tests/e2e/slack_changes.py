"""Slack end to end: what happened between two runs. Deletions of every sort are gone within one look-back, in the rows and in
the bytes, and stay away; days of changes; a history that is longer than a page.

slack_changes.py TACIT [--days N]"""
import datetime

from harness import check, equal, skip
from slack_compare import lake_rows, names_of, option, whole
from slack_home import SlackHome
from slack_server import SlackServer, missing, slack_corpus, slack_days, slack_rows


def plain(rows, **wanted):
    """Messages of people whose text stays as it is."""
    return [row for row in rows if row["keep"] and row["kind"] in ("message", "thread_broadcast") and row["plain"] and row["from"]
            and len(row["text"]) > 20 and not set("<&`[") & set(row["text"]) and all(bool(row[key]) == value for key, value in wanted.items())]


def text_is_kept(home, text):
    return home.value(f"SELECT count(*) FROM messages WHERE contains(text, '{text}')") != "0"


def deletions(server, channels):
    channel = channels[0]
    for number, word in enumerate(("alone", "reply", "parent", "broadcast")):
        server.control("new", channel=channel, message={"user": slack_corpus.ME, "text": f"withdrawn {word} at noon"})
    rows = server.rows(channel)
    alone = next(row["ts"] for row in rows if row["text"] == "withdrawn alone at noon")
    parent = next(row["ts"] for row in rows if row["text"] == "withdrawn parent at noon")
    for text in ("withdrawn answer one", "withdrawn answer two", "an answer that stays"):
        server.control("new", channel=channel, message={"user": slack_corpus.ME, "text": text, "thread_ts": parent})
    with SlackHome(server) as home:
        home.ready(*names_of(server, channels))
        home.collect()
        whole(server, home, channels, "before deletions")
        check(text_is_kept(home, "withdrawn alone"), "the text is there before it is withdrawn")
        rows = server.rows(channel)
        first = rows[0]["ts"]
        middle = [row["ts"] for row in plain(rows, thread=False, replies=False)][5:8]
        broadcast = next(row["ts"] for row in rows if row["broadcast"])
        replies = {row["text"]: row["ts"] for row in rows if row["thread"] == parent}
        busy = next(row["ts"] for row in rows if row["replies"] >= 2 and row["ts"] not in (parent, first))
        emptied = [row["ts"] for row in rows if row["thread"] == busy]
        gone = [first, alone, *middle, broadcast, replies["withdrawn answer one"], parent, *emptied]
        gone = list(dict.fromkeys(gone))
        restored = next(message for each in server.control("snapshot")["corpus"]["channels"] if each["id"] == channel
                        for message in each["messages"] if message["ts"] == alone)
        server.control("delete", channel=channel, all=gone)
        report = home.collect()
        whole(server, home, channels, "after deletions")
        equal(report["deleted"], len(gone), "what is gone")
        equal(report["look_back"]["deleted"] <= len(gone), True, "no more than that")
        left = lake_rows(home, channel)
        check(not set(gone) & set(left), "no row of them is left")
        for text in ("withdrawn alone", "withdrawn answer one", "withdrawn parent"):
            check(not text_is_kept(home, text), f"no text is left: {text}")
        # A tombstone is in the history as long as there are replies.
        server.control("delete", channel=channel, all=[replies["withdrawn answer two"], replies["an answer that stays"]])
        equal(home.collect()["deleted"], 2, "the replies to a deleted message")
        whole(server, home, channels, "after the rest of a thread")
        server.control("clear_calls")
        equal(home.collect()["deleted"], 0, "nothing is deleted twice")
        calls = server.calls()
        check(calls["conversations.history"] <= len(channels) and "conversations.replies" not in calls, f"then nothing is asked for: {calls}")
        server.control("new", channel=channel, message={key: value for key, value in restored.items() if key != "reactions"})
        home.collect()
        check(alone not in lake_rows(home, channel), "what was deleted does not come back")
        home.run("doctor")
        print(f"deletions: {len(gone) + 2} messages, each gone after one run")


def days(server, channels, count):
    with SlackHome(server) as home:
        home.ready(*names_of(server, channels))
        home.collect()
        for day in range(count):
            corpus = server.control("snapshot")["corpus"]
            replies = {row["ts"] for channel in channels for row in slack_rows.rows(corpus, channel) if row["thread"]}
            # Edits of replies are found when their thread is read again.
            commands = [command for command in slack_days.changes(corpus, seed=day + 1) if command["do"] not in ("edit", "react") or command["ts"] not in replies]
            server.control("batch", commands=commands)
            server.control("clear_calls")
            report = home.collect()
            rows = whole(server, home, channels, f"day {day + 1}")
            print(f"day {day + 1}: {len(commands)} changes, {report['loaded']} loaded, {report['updated']} updated, {report['deleted']} deleted, "
                  f"{rows} rows, {sum(server.calls().values())} calls")
        home.run("doctor")


def long_history():
    """Of a history that is longer than a page the oldest parts are read in turns."""
    corpus = slack_corpus.make(channels=1, messages=2600, replies=0)
    channel = slack_rows.public(corpus)[0]
    with SlackServer(corpus) as server, SlackHome(server) as home:
        server.control("set", limits={"on": False})
        home.ready(*names_of(server, [channel]))
        home.collect()
        rows = plain(server.rows(channel))
        gone = [rows[2]["ts"], rows[len(rows) // 2]["ts"], rows[-3]["ts"]]
        server.control("delete", channel=channel, all=gone)
        runs = 0
        while set(gone) & set(lake_rows(home, channel)):
            runs += 1
            check(runs <= 4, "deletions in all of a long history are found in a few runs")
            server.control("clear_calls")
            home.collect()
            check(server.calls()["conversations.history"] <= 2, f"one page of the newest, one of the older: {server.calls()}")
            if runs == 1:
                check(gone[2] not in lake_rows(home, channel), "of the newest thousand at once")
        whole(server, home, [channel], "a long history")
        print(f"a long history: deletions at every depth are gone after {runs} runs")


def hidden_history():
    """What a plan hides is not deleted."""
    corpus = slack_corpus.make(channels=1, messages=120, replies=20)
    channel = slack_rows.public(corpus)[0]
    with SlackServer(corpus) as server, SlackHome(server) as home:
        server.control("set", limits={"on": False})
        home.ready(*names_of(server, [channel]))
        home.collect()
        before = len(lake_rows(home, channel))
        age = datetime.datetime.now(datetime.timezone.utc).timestamp() - slack_corpus.END
        server.control("set", visible_days=age / 86400 + 15)
        home.collect()
        equal(len(lake_rows(home, channel)), before, "what is hidden stays")
        print(f"hidden: {before} rows stay")


def main():
    if missing():
        skip(missing())
    for scenario in (deletions, lambda server, channels: days(server, channels, option("--days", 3))):
        corpus = slack_corpus.make(channels=3, messages=600, replies=150)
        with SlackServer(corpus) as server:
            server.control("set", limits={"on": False})
            scenario(server, slack_rows.public(corpus))
    long_history()
    hidden_history()


main()
