"""The lake's rows of a Slack workspace compared with those of the test server."""
import json
import sys

from harness import check, equal
from slack_server import slack_rows

COLUMNS = ("message_id, epoch_us(sent_at)::VARCHAR, epoch_us(edited_at)::VARCHAR, kind, text, author, author_kind, thread_id, reply_to_id, replies, "
           "to_json(list_transform(reactions, r -> [r.reaction, r.count::VARCHAR]))")
NAMES = ["ts", "sent", "edited", "kind", "text", "author", "author_kind", "thread", "reply", "replies", "reactions"]


def micros(ts):
    seconds, fraction = ts.split(".")
    return str(int(seconds) * 1_000_000 + int(fraction))


def lake_rows(home, channel):
    sql = f"SELECT {COLUMNS} FROM messages WHERE platform = 'slack' AND channel_id = '{channel}'"
    rows = [dict(zip(NAMES, row.values())) for row in json.loads(home.run("query", sql, "--format", "json").stdout)]
    equal(len(rows), len({row["ts"] for row in rows}), "no message twice")
    return {row["ts"]: row for row in rows}


def same_as_the_server(corpus, home, channel, what, people):
    seen = lake_rows(home, channel)
    expected = {row["ts"]: row for row in slack_rows.rows(corpus, channel) if row["keep"]}
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
    """Every row of the channels is as on the server now."""
    people, corpus = {}, server.control("snapshot")["corpus"]
    count = sum(same_as_the_server(corpus, home, channel, what, people) for channel in channels)
    equal(len(set(people.values())), len(people), f"{what}: as many pseudonyms as people")
    return count


def names_of(server, channels):
    return [each["name"] for each in server.control("snapshot")["corpus"]["channels"] if each["id"] in channels]


def option(name, default):
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default
