"""Slack's own npm clients read the same corpus from the test server that our client is tested with.

    slack_sdk.py    installs @slack/web-api and @slack/socket-mode beside the build; skips where they cannot be had
"""
import base64
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
from harness import check, equal, skip  # noqa: E402
from slack_server import SlackServer, missing, slack_corpus, slack_rows  # noqa: E402

PACKAGES = ("@slack/web-api@8.2.0", "@slack/socket-mode@3.1.0")
SCRIPT = pathlib.Path(__file__).with_suffix(".js")
# What these clients try again; a body that ends early they give up on.
FAULTS = [{"action": "status", "status": 503}, {"action": "drop"}, {"action": "ratelimit", "retry_after": 1},
          {"action": "trickle", "bytes": 4096, "ms": 1}, {"action": "lost"}, {"action": "status", "status": 502, "body": ""}]


def packages():
    place = pathlib.Path.cwd() / "interop-node"
    if not (place / "node_modules" / "@slack" / "socket-mode").exists():
        place.mkdir(exist_ok=True)
        (place / "package.json").write_text('{"private": true}')
        command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", place, *PACKAGES]
        if subprocess.run(command, capture_output=True, timeout=300).returncode != 0:
            skip("the npm packages of Slack cannot be installed here")
    return place / "node_modules"


class Sdk:
    def __init__(self, server):
        self.modules, self.server = packages(), server

    def environment(self):
        return {**os.environ, "NODE_PATH": str(self.modules), "NODE_EXTRA_CA_CERTS": self.server.ca}

    def command(self, mode, *rest):
        return ["node", SCRIPT, mode, self.server.secure_url + "/api/", *rest]

    def run(self, mode, *rest):
        done = subprocess.run(self.command(mode, *rest), capture_output=True, text=True, env=self.environment(), timeout=500)
        equal(done.returncode, 0, f"{mode}: {done.stderr[-1500:]}")
        return [json.loads(line) for line in done.stdout.splitlines()]


def as_row(message, corpus):
    """The message as slack_rows sees the corpus' own."""
    row = slack_rows.row(message, [], set(corpus["canaries"].values()), {message.get("thread_ts")})
    row.update(replies=message.get("reply_count", 0), latest_reply=message["latest_reply"] if message.get("reply_count") else None)
    return row


def compare(found, corpus, what):
    """Row for row; returns how many there were."""
    by_channel = {}
    for each in found:
        if "message" in each:
            rows = by_channel.setdefault(each["channel"], {})
            row = as_row(each["message"], corpus)
            check(rows.setdefault(row["ts"], row) == row, f"{what}: history and replies agree")
    ids = [each["id"] for each in corpus["channels"] if not any(each.get(flag) for flag in ("is_private", "is_im", "is_mpim"))]
    equal(sorted(by_channel), sorted(ids), f"{what}: the public channels, and no other")
    for number in ids:
        known = {each["ts"] for each in next(c for c in corpus["channels"] if c["id"] == number)["messages"]}
        expected = [row for row in slack_rows.rows(corpus, number) if row["thread"] is None or row["thread"] in known]
        equal(sorted(by_channel[number].values(), key=lambda row: row["ts"]), sorted(expected, key=lambda row: row["ts"]), f"{what}: {number}")
    return sum(len(rows) for rows in by_channel.values())


def collects(server, sdk, what):
    server.control("clear_calls")
    began = time.monotonic()
    found = sdk.run("collect", slack_corpus.COLLECTOR)
    corpus = server.control("snapshot")["corpus"]
    count = compare(found, corpus, what)
    last, calls = found[-1], server.control("calls")
    equal(sorted(last["users"]), sorted(user["id"] for user in corpus["users"]), f"{what}: the users")
    equal(last["scopes"], ["identify", *slack_corpus.SCOPES], f"{what}: the scopes of the header")
    equal(calls["problems"], [], f"{what}: problems of the server")
    print(f"{what}: {count} messages, {sum(calls['counts'].values())} calls, {calls['faults']} faults, {last['waits']} waits, "
          f"{time.monotonic() - began:.1f} s")
    return calls


def test_collect(server, sdk):
    collects(server, sdk, "whole")
    server.control("set", paging={"empty_every": 5, "short_every": 3})
    collects(server, sdk, "short and empty pages")
    server.control("fault", share=0.05, seed=7, actions=FAULTS)
    check(collects(server, sdk, "faults")["faults"] > 5, "there were faults")
    server.control("clear_faults")
    server.control("set", limits={"on": True, "window_s": 1, "tiers": {"2": 20, "3": 50, "4": 100}})
    calls = collects(server, sdk, "rate limits")
    check(any(each["status"] == 429 for each in calls["calls"]), "calls were refused")
    equal(calls["early"], 0, "calls before the end of a wait")
    server.control("set", limits={"on": False}, paging={"empty_every": 0, "short_every": 0})


def test_changes(server, sdk):
    """What changed is seen as the corpus has it now."""
    rows = server.rows("C0PUBLIC000")
    parent = next(row for row in rows if row["replies"])
    plain = [row for row in rows if not row["replies"] and not row["thread"]]
    server.control("delete", channel="C0PUBLIC000", all=[parent["ts"], plain[0]["ts"]])
    server.control("edit", channel="C0PUBLIC000", ts=plain[1]["ts"], text="edited")
    server.control("new", channel="C0PUBLIC000", message={"user": slack_corpus.ME, "text": "late", "thread_ts": plain[2]["ts"]})
    server.control("react", channel="C0PUBLIC000", ts=plain[3]["ts"], name="eyes", user=slack_corpus.ME)
    collects(server, sdk, "after changes")


def test_errors(server, sdk):
    found = sdk.run("errors", slack_corpus.COLLECTOR)
    equal([each["error"] for each in found], ["channel_not_found", "thread_not_found", "invalid_cursor", "invalid_ts_oldest", "missing_scope",
                                              "missing_scope", "user_not_found", "invalid_auth"], "errors")
    check(all(each["code"] == "slack_webapi_platform_error" for each in found), "they are platform errors")
    equal([each.get("needed") for each in found[4:6]], ["groups:read", "team:read"], "scopes that are needed")


def code_of(server, verifier):
    """Signs in as a browser would; the code of the redirect."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    query = {"client_id": slack_corpus.CLIENT_ID, "user_scope": ",".join(slack_corpus.SCOPES), "state": "s", "redirect_uri": slack_corpus.REDIRECTS[0],
             "code_challenge": challenge, "code_challenge_method": "S256"}

    class NoRedirect(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None
    try:
        urllib.request.build_opener(NoRedirect).open(f"{server.url}/oauth/v2/authorize?{urllib.parse.urlencode(query)}")
    except urllib.error.HTTPError as answer:
        equal(answer.code, 302, "the page redirects")
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(answer.headers["location"]).query))["code"]
    check(False, "the page redirects")


def test_oauth(server, sdk):
    fields = {"client_id": slack_corpus.CLIENT_ID, "code": code_of(server, "v" * 43), "code_verifier": "v" * 43, "redirect_uri": slack_corpus.REDIRECTS[0]}
    user = sdk.run("oauth", json.dumps(fields))[0]["authed_user"]
    check(user["access_token"].startswith("xoxe.xoxp-1-") and user["expires_in"] == 43200, "a rotating token")
    again = {"client_id": slack_corpus.CLIENT_ID, "grant_type": "refresh_token", "refresh_token": user["refresh_token"]}
    fresh = sdk.run("oauth", json.dumps(again))[0]
    check(fresh["token_type"] == "user" and fresh["refresh_token"] != user["refresh_token"], "a new refresh token")
    found = sdk.run("collect", fresh["access_token"])
    equal(found[-1]["scopes"], ["identify", *slack_corpus.SCOPES], "the scopes that were granted")


def wait_for(what, condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        check(time.monotonic() < end, f"{what} in {seconds} s")
        time.sleep(0.05)


def test_socket_mode(server, sdk):
    """A thousand events; the connection is renewed, closed and lost in between, and what was sent is all received."""
    server.control("set", socket={"ack_s": 1, "offline": "keep"})
    disturbances = [{"action": "disconnect", "reason": "warning"}, {"action": "disconnect", "reason": "refresh_requested"}, {"action": "drop"}, {"action": "close"}]

    def status():
        return server.control("calls")["socket"]
    with open("slack_events.jsonl", "w", encoding="utf-8") as out:
        listener = subprocess.Popen(sdk.command("listen", slack_corpus.COLLECTOR_APP), stdin=subprocess.PIPE, stdout=out, env=sdk.environment())
    wait_for("a connection", lambda: status()["connections"] > 0)
    wanted = set()
    for disturbance in disturbances:
        opened = status()["opened"]
        for i in range(250):
            wanted.add(server.control("new", channel="C0PUBLIC001", message={"user": slack_corpus.ME, "text": f"event {i}"})["ts"])
            if i == 125:
                server.control("socket", **disturbance)
        wait_for(f"a new connection after {disturbance}", lambda: status()["opened"] > opened and status()["connections"] > 0)
    wait_for("all acks", lambda: status()["pending"] + status()["waiting"] == 0)
    end = status()
    listener.stdin.close()
    listener.wait(10)
    with open("slack_events.jsonl", encoding="utf-8") as lines:
        got = {json.loads(line).get("event", {}).get("ts") for line in lines} - {None}
    equal((len(wanted - got), len(got - wanted)), (0, 0), "events missing and unexpected")
    check(end["opened"] > len(disturbances) and end["lost"] == 0, f"connections: {end}")
    print(f"socket mode: {len(got)} events, {end['opened']} connections, {end['resent']} sent again")


def main():
    why = missing(tls=True)
    if why:
        skip(why)
    version = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout
    if int(version.lstrip("v").split(".")[0]) < 20:
        skip("Slack's npm packages need node 20")
    corpus = slack_corpus.make(seed=3, channels=6, messages=3000, replies=600)
    with SlackServer(corpus, tls=True) as server:
        sdk = Sdk(server)
        server.control("set", limits={"on": False})
        for test in (test_errors, test_oauth, test_socket_mode, test_collect, test_changes):
            test(server, sdk)


if __name__ == "__main__":
    main()
