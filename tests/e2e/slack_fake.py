"""The Slack of the tests by itself: what it serves is what its corpus says, whatever happens on the way.

    slack_fake.py    needs neither the program nor Slack's own clients (tests/interop/slack_sdk.py has them)
"""
import gzip
import http.client
import json
import re
import time
import urllib.parse

from harness import check, equal, skip
from slack_server import SlackServer, missing, slack_corpus, slack_days, slack_rows, slack_skeletons

FAULTS = [{"action": "error", "error": "internal_error"}, {"action": "error", "error": "fatal_error"}, {"action": "status", "status": 503},
          {"action": "html"}, {"action": "drop"}, {"action": "reset"}, {"action": "lost"}, {"action": "truncate"}, {"action": "cut"}, {"action": "empty"},
          {"action": "ratelimit", "retry_after": 0}, {"action": "trickle", "bytes": 16384, "ms": 1}]
RETRY = ("internal_error", "fatal_error", "service_unavailable", "request_timeout", "ratelimited")


class Client:
    """Small, stubborn, and one connection only."""

    def __init__(self, server):
        self.server, self.connection = server, None

    def once(self, method, args):
        headers = {"authorization": f"Bearer {slack_corpus.COLLECTOR}", "content-type": "application/x-www-form-urlencoded", "accept-encoding": "gzip"}
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.server.ports["http"], timeout=20)
        try:
            self.connection.request("POST", f"/api/{method}", urllib.parse.urlencode(args), headers)
            answer = self.connection.getresponse()
            body = answer.read()
            if answer.headers["content-encoding"] == "gzip":
                body = gzip.decompress(body)
            if answer.status == 429:
                time.sleep(float(answer.headers["retry-after"]))
                return None
            return json.loads(body)
        except (OSError, EOFError, ValueError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            return None

    def call(self, method, **args):
        for _ in range(20):
            answer = self.once(method, args)
            if answer is not None and answer.get("error") not in RETRY:
                check(answer["ok"], f"{method}: {answer.get('error')}")
                return answer
        raise RuntimeError(f"{method}: twenty times in vain")

    def pages(self, method, field, **args):
        found, cursor = [], ""
        while True:
            answer = self.call(method, **args, **({"cursor": cursor} if cursor else {}))
            found += answer[field]
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return found

    def channel(self, number, limit=200):
        """ts -> message, as a collector sees it"""
        found = {each["ts"]: each for each in self.pages("conversations.history", "messages", channel=number, limit=limit)}
        for parent in [each for each in found.values() if each.get("reply_count")]:
            for each in self.pages("conversations.replies", "messages", channel=number, ts=parent["ts"], limit=limit):
                found[each["ts"]] = each
        return found


def as_rows(found, corpus):
    canaries = set(corpus["canaries"].values())
    rows = [slack_rows.row(each, [], canaries, {each.get("thread_ts")}) for each in found.values()]
    for row in rows:
        message = found[row["ts"]]
        row.update(replies=message.get("reply_count", 0), latest_reply=message["latest_reply"] if message.get("reply_count") else None)
    return sorted(rows, key=lambda row: row["ts"])


def same(client, corpus, what):
    """Every public channel, row for row."""
    count = 0
    for number in slack_rows.public(corpus):
        expected = [row for row in slack_rows.rows(corpus, number) if row["keep"] or row["kind"] == "tombstone"]
        got = as_rows(client.channel(number), corpus)
        equal(len(got), len(expected), f"{what}: messages of {number}")
        check(got == expected, f"{what}: rows of {number}")
        count += len(got)
    return count


def test_everything(server, client):
    corpus = server.control("snapshot")["corpus"]
    began = time.monotonic()
    count = same(client, corpus, "whole")
    print(f"{count} messages in {time.monotonic() - began:.1f} s, {sum(server.calls().values())} calls")
    server.control("set", paging={"empty_every": 4, "short_every": 3})
    same(client, corpus, "short pages")
    server.control("fault", share=0.05, seed=5, actions=FAULTS)
    same(client, corpus, "faults")
    calls = server.control("calls")
    check(calls["faults"] > 10, f"only {calls['faults']} faults")
    equal(calls["problems"], [], "problems of the server")
    server.control("clear_faults")
    server.control("set", paging={"empty_every": 0, "short_every": 0})


def test_least_calls(server, client):
    """A reader who knows it all needs so many calls, and no fewer."""
    corpus = server.control("snapshot")["corpus"]
    for limit in (999, 40):
        server.control("clear_calls")
        for number in slack_rows.public(corpus):
            client.channel(number, limit)
        client.pages("conversations.list", "channels", limit=limit)
        client.pages("users.list", "members", limit=limit)
        equal(server.calls(), slack_rows.least_calls(corpus, limit), f"calls with pages of {limit}")


def test_days(server, client):
    """Three days, in each of which much happens."""
    for day in range(3):
        commands = slack_days.changes(server.control("snapshot")["corpus"], seed=day)
        done = {name: sum(each["do"] == name for each in commands) for name in ("new", "edit", "delete", "react")}
        equal(done, {"new": 50, "edit": 15, "delete": 15, "react": 10}, "what happens in a day")
        server.control("batch", commands=commands)
        server.control("clock", advance_s=86400)
        corpus = server.control("snapshot")["corpus"]
        same(client, corpus, f"day {day}")
        texts = {row["text"] for number in slack_rows.public(corpus) for row in slack_rows.rows(corpus, number)}
        check({f"late {day} 1", f"new {day} 1", f"edited {day} 1"} <= texts, "they are there")


def test_changes(server, client):
    """Edits, deletions, additions and reactions between two pages; after that, the server has what the events said."""
    number = "C0PUBLIC001"
    rows = server.rows(number)
    parents = [row["ts"] for row in rows if row["replies"]]
    plain = [row["ts"] for row in rows if not row["replies"] and not row["thread"]]
    replies = [row["ts"] for row in rows if row["thread"]]
    commands = [{"do": "delete", "channel": number, "all": [parents[0], plain[0], plain[1], replies[-1]]},
                {"do": "edit", "channel": number, "ts": plain[2], "text": "another text"},
                {"do": "new", "channel": number, "message": {"user": slack_corpus.ME, "text": "new"}},
                {"do": "new", "channel": number, "message": {"user": slack_corpus.ME, "text": "late", "thread_ts": plain[3]}},
                {"do": "react", "channel": number, "ts": plain[4], "name": "eyes", "user": slack_corpus.ME}]
    server.control("fault", method="conversations.history", channel=number, call=2, action="run_after", commands=commands)
    first = client.channel(number)
    check(plain[0] in first or plain[1] in first or plain[2] in first, "the first reading is of both times")
    corpus = server.control("snapshot")["corpus"]
    same(client, corpus, "after changes")
    now = {row["ts"]: row for row in slack_rows.rows(corpus, number)}
    equal([ts in now for ts in (plain[0], plain[1], replies[-1])], [False] * 3, "deleted")
    equal((now[parents[0]]["kind"], now[plain[2]]["text"], now[plain[3]]["replies"]), ("tombstone", "another text", 1), "changed")
    check(now[plain[2]]["edited"], "edited")
    check({"new", "late"} <= {row["text"] for row in now.values()}, "added")
    server.crash()
    same(client, corpus, "after a crash")


def test_closed(server, client):
    """What must not be collected cannot be read with the collector's token, or says what it is."""
    corpus = server.control("snapshot")["corpus"]
    closed = [each["id"] for each in corpus["channels"] if each["id"] not in slack_rows.public(corpus)]
    equal(len(closed), 8, "closed conversations")
    for number in closed:
        answer = client.once("conversations.history", {"channel": number})
        told = client.once("conversations.info", {"channel": number})
        flags = told["ok"] and any(told["channel"][flag] for flag in ("is_ext_shared", "is_pending_ext_shared", "is_org_shared"))
        check(flags or answer["error"] in ("missing_scope", "channel_not_found"), f"{number} is refused")


def strings(value, path=""):
    if isinstance(value, dict):
        for key, each in value.items():
            yield from strings(each, f"{path}.{key}")
    elif isinstance(value, list):
        for each in value:
            yield from strings(each, path)
    elif isinstance(value, str):
        yield path, value


def test_skeletons(server, client):
    """Every string of the skeletons is a canary, an id, a time, or a word of Slack's own."""
    corpus = slack_corpus.make(messages=20, replies=4)
    if not slack_skeletons.add(corpus):
        print("the skeletons of the Java SDK are not here: their fields are not looked at")
        return
    canaries = set(corpus["canaries"].values())
    channel = corpus["channels"][-1]
    known = {user["id"] for user in corpus["users"]}
    open_paths = set()
    for path, value in strings(channel["messages"]):
        words = [word.strip("?") for word in re.split(r"[\s=]", value)]
        if not any(word in canaries or word in known for word in words) and not re.fullmatch(r"[A-Z]0\w+|[\d.]+", value):
            open_paths.add((path.rsplit(".", 1)[-1], value))
    allowed = slack_skeletons.KEPT | {"name", "subtype"}
    equal({key for key, _ in open_paths} - allowed, set(), "fields without a canary")
    with SlackServer(corpus) as other:
        found = Client(other).channel(slack_skeletons.CHANNEL)
        equal(len(found), len(channel["messages"]), "skeletons")
        size = max(len(json.dumps(each)) for each in found.values())
        print(f"{len(found)} skeletons, the largest of {size} bytes")


def main():
    why = missing()
    if why:
        skip(why)
    with SlackServer(slack_corpus.make(seed=2, channels=6, messages=4000, replies=800)) as server:
        server.control("set", limits={"on": False})
        client = Client(server)
        for test in (test_everything, test_least_calls, test_days, test_changes, test_closed, test_skeletons):
            test(server, client)


if __name__ == "__main__":
    main()
