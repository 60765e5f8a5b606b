"""Slack end to end: runs that are killed, answers that fail, storms of HTTP 429, changes between two pages, limits and an app
that Slack restricts; what is in the lake then is what the server has, row for row.

slack_faults.py TACIT [--kills N]"""
import json
import random
import signal
import subprocess
import time

from harness import TACIT, check, environment, equal, skip
from slack_compare import names_of, option, whole
from slack_home import TOKEN, SlackHome
from slack_server import SlackServer, missing, slack_corpus, slack_rows

MINUTE_S = 6  # of the server's limits, where a test waits for them
PACED = {"TACIT_COLLECT_CALLS_PER_MINUTE": "600", "TACIT_SLACK_TEST_MINUTE_MS": str(1000 * MINUTE_S)}


def calls_so_far(server):
    return sum(server.calls().values())


def kill_once(server, home, rng):
    """A run that is killed after some calls; False: it ended before."""
    command = [TACIT, "--home", str(home.path), "collect", "--source", "slack", "--quiet"]
    begin, wanted = calls_so_far(server), rng.randrange(1, 60)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment(home.env(TACIT_COLLECT_BATCH_MESSAGES="50")))
    try:
        while process.poll() is None and calls_so_far(server) < begin + wanted:
            time.sleep(0.002)
        time.sleep(rng.uniform(0, 0.05))
        hit = process.poll() is None
        if hit:
            process.send_signal(signal.SIGKILL)
        err = process.communicate()[1]
    finally:
        process.kill()
    check(process.returncode == (-signal.SIGKILL if hit else 0), f"a run between kills: exit {process.returncode}: {err[-500:]}")
    return hit


def killed(server, channels, kills, rng):
    count = partly = homes = 0
    while count < kills:
        homes += 1
        check(homes <= 2 * kills, f"kills hit: {count} of {kills} in {homes - 1} homes")
        with SlackHome(server) as home:
            home.ready(*names_of(server, channels))
            server.control("fault", method="*", share=1, actions=[{"action": "delay", "ms": 20}])
            wanted = sum(row["keep"] for channel in channels for row in server.rows(channel))
            while count < kills and kill_once(server, home, rng):
                count += 1
                rows = home.run("query", "SELECT count(*) FROM messages", "--format", "csv", expect=None).stdout.decode().split()
                partly += len(rows) == 2 and 0 < int(rows[1]) < wanted
            server.control("clear_faults")
            home.collect()
            whole(server, home, channels, f"killed {count} times")
            home.run("doctor")
    equal(count, kills, "kills that hit")
    check(partly > 0, "some hit a run that had committed a part")
    print(f"killed {count} times in {homes} homes; {partly} left a part of the rows")


def with_faults(server, channels):
    """5 % of the answers fail, and pages come empty or short."""
    actions = [{"action": "error", "error": "internal_error"}, {"action": "error", "error": "fatal_error"}, {"action": "status", "status": 503},
               {"action": "html"}, {"action": "drop"}, {"action": "lost"}, {"action": "truncate"}, {"action": "cut"}, {"action": "empty"},
               {"action": "ratelimit", "retry_after": 1}]
    with SlackHome(server) as home:
        home.ready(*names_of(server, channels))
        server.control("set", paging={"empty_every": 5, "short_every": 3})
        before = server.control("calls")["faults"]
        server.control("fault", method="*", share=0.05, seed=7, actions=actions)
        home.collect()
        injected = server.control("calls")["faults"] - before
        server.control("clear_faults")
        whole(server, home, channels, "with faults")
        server.control("fault", method="conversations.history", action="error", error="invalid_cursor", call=1, times=1)
        home.collect(expect=None)
        server.control("clear_faults")
        server.control("set", paging={"empty_every": 0, "short_every": 0})
        home.collect()
        whole(server, home, channels, "after a lost cursor")
        check(injected >= 3, f"faults hit: {injected}")
        print(f"faults: {injected} injected")


def long_waits(server, channels):
    with SlackHome(server) as home:
        home.ready(*names_of(server, channels))
        server.control("fault", method="conversations.history", action="ratelimit", retry_after=3000)
        answer = home.tacit("collect", "--source", "slack", "--json", expect=5).stdout.decode()
        check(json.loads(answer)["stopped"]["retry_after_s"] > 2900, f"says when to try again: {answer[-300:]}")
        server.control("clear_faults")
        server.control("clear_calls")
        home.tacit("collect", "--source", "slack", expect=5)  # the wait is kept over the restart
        check("conversations.history" not in server.calls(), "and nothing is asked for before its end")
    with SlackHome(server) as home:
        home.ready(*names_of(server, channels))
        server.control("token_change", token=TOKEN, scopes=[*slack_corpus.SCOPES, "chat:write"])  # by installing the app again
        more = home.tacit("collect", "--source", "slack", expect=4)
        check(b"chat:write" in more.stderr, "a token that may do more is not used")
        server.control("token_change", token=TOKEN, scopes=slack_corpus.SCOPES)
        server.control("token_change", token=TOKEN, error="token_revoked")
        home.tacit("collect", "--source", "slack", expect=4)
        server.control("token_change", token=TOKEN, error=None)


def storms(server, channels):
    """Three of ten calls are told to wait: Retry-After is kept to the second."""
    with SlackHome(server) as home:
        home.ready(*names_of(server, channels))
        before = server.control("calls")
        server.control("fault", method="conversations.replies", share=0.3, seed=3, actions=[{"action": "ratelimit", "retry_after": 1}])
        server.control("fault", method="conversations.history", action="ratelimit", retry_after=2, times=2)
        home.collect()
        after = server.control("calls")
        server.control("clear_faults")
        whole(server, home, channels, "after a storm")
        told = after["faults"] - before["faults"]
        check(told >= 4, f"waits that were told: {told}")
        equal(after["early"] - before["early"], 0, "no call before the end of a wait")
        print(f"storm: {told} waits were told, none was cut short")


def between_pages(corpus):
    """Messages are added, edited and deleted while the history is read."""
    channel = slack_rows.public(corpus)[0]
    with SlackServer(corpus) as server, SlackHome(server) as home:
        server.control("set", limits={"on": False})
        home.ready(*names_of(server, [channel]))
        rows = [row for row in server.rows(channel) if row["keep"] and row["kind"] == "message" and not row["thread"] and not row["replies"]]
        user = slack_corpus.ME

        def change(call, pick):
            server.control("fault", method="conversations.history", channel=channel, call=call, action="run_after", commands=[
                {"do": "delete", "channel": channel, "all": [pick[0]["ts"], pick[1]["ts"]]},
                {"do": "edit", "channel": channel, "ts": pick[2]["ts"], "text": f"changed at page {call}", "blocks": None},
                {"do": "new", "channel": channel, "message": {"user": user, "text": f"new at page {call}"}},
                {"do": "new", "channel": channel, "message": {"user": user, "text": f"late at page {call}", "thread_ts": pick[3]["ts"]}}])
        change(1, rows[-10:])   # shown already
        change(2, rows[:10])    # not shown yet
        first = home.collect()
        equal(server.control("calls")["faults"], 2, "both changes came between pages")
        server.control("clear_faults")
        report = home.collect()
        whole(server, home, [channel], "changes between pages")
        print(f"between pages: {first['loaded']} loaded, then {report['loaded']}, {report['updated']} updated, {report['deleted']} deleted")


def within_the_tier():
    """With the pace of the documented tiers no call is refused, whatever the number of calls."""
    corpus = slack_corpus.make(channels=2, messages=900, replies=600)
    channels = slack_rows.public(corpus)
    with SlackServer(corpus) as server, SlackHome(server) as home:
        server.control("set", limits={"on": False})
        home.ready(*names_of(server, channels))
        server.control("set", limits={"on": True, "window_s": MINUTE_S})
        server.control("clear_calls")
        home.collect(**PACED)
        calls = server.control("calls", seconds=MINUTE_S)
        whole(server, home, channels, "within the tier")
        tiers = {"conversations.history": 50, "conversations.replies": 50, "conversations.info": 50, "conversations.list": 20, "users.list": 20}
        for method, peak in calls["peaks"].items():
            check(peak <= tiers.get(method, 200), f"{method}: {peak} calls in a minute")
        refused = [call for call in calls["calls"] if call["status"] in (429, "ratelimited")]
        equal(len(refused), 0, "nothing is refused")
        check(calls["counts"]["conversations.replies"] > 60, f"more calls than a minute takes: {calls['counts']}")
        print(f"tier: {calls['counts']}; most in a minute: {calls['peaks']}")


def restricted():
    """An app that Slack gives one call a minute, of 15 objects."""
    corpus = slack_corpus.make(channels=1, messages=70, replies=12)
    channel = slack_rows.public(corpus)[0]
    with SlackServer(corpus) as server, SlackHome(server) as home:
        server.control("set", limits={"on": False})
        home.ready(*names_of(server, [channel]))
        server.control("set", limits={"on": True, "window_s": MINUTE_S}, degraded={"on": True, "calls": 1, "objects": 15})
        server.control("clear_calls")
        home.collect(**PACED)
        calls = server.control("calls")
        whole(server, home, [channel], "restricted")
        refused = sum(call["status"] in (429, "ratelimited") for call in calls["calls"])
        check(refused <= 3, f"refused: {refused} of {calls['counts']}")
        equal(calls["early"], 0, "no call before the end of a wait")
        status = json.loads(home.tacit("status", "--json", **PACED).stdout)
        for method in ("conversations.history", "conversations.replies"):
            line = next(one for one in status["calls"] if one["account"] == "slack" and one["method"] == method)
            check(line.get("restricted") and line["pace_s"] >= MINUTE_S, f"{method} in the status: {line}")
        check(b"restricted" in home.tacit("status", **PACED).stdout, "the status says so")
        server.control("set", degraded={"on": False})
        server.control("new", channel=channel, message={"user": slack_corpus.ME, "text": "when it was over"})
        home.collect(**PACED)
        whole(server, home, [channel], "no more restricted")
        status = json.loads(home.tacit("status", "--json", **PACED).stdout)
        check(not any(line.get("restricted") for line in status["calls"]), "the status says that it is over")
        print(f"restricted: {calls['counts']}, {refused} refused")


def main():
    if missing():
        skip(missing())
    corpus = slack_corpus.make(channels=3, messages=600, replies=150)
    channels = slack_rows.public(corpus)
    with SlackServer(corpus) as server:
        server.control("set", limits={"on": False})
        killed(server, channels, option("--kills", 6), random.Random(7))
        with_faults(server, channels)
        storms(server, channels)
        long_waits(server, channels)  # last: the server goes on refusing
    between_pages(slack_corpus.make(channels=1, messages=2300, replies=40))
    within_the_tier()
    restricted()


main()
