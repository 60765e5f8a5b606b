"""The budget of calls as the server sees it, by its log: with the default never above one call a second; after each wait that was
asked for no call of that kind before its end; and all calls are for reading or signing in.

telegram_budget.py TACIT [--per-minute N]     (another budget than the default must fail)"""
import json
import sys

import telegram_server
from harness import check, equal, skip
from telegram_home import TelegramHome, check_calls
from telegram_server import TelegramServer

from make_corpus import NEWS, make  # tests/fakes/telegram

INTERVAL_MS = 1000  # 60 calls a minute
LATE_MS = 250       # how much later than another a call may reach the log
# For a page TDLib asks twice at once, some milliseconds apart: the second is under way when the first is answered.
UNDER_WAY_MS = 150
# Of the collected channel, that are only sent for a request of ours: but for one messages.getHistory when TDLib opens the chat.
OURS = ("messages.getHistory", "messages.search", "channels.getMessages")
SHORT, OURSELVES, ANOTHER_RUN = (1, 3, 2), 61, 3000  # waits in s: TDLib keeps those up to 60 s, tacit longer ones, also over restarts


def ours(server):
    calls = [call for call in server.control("calls")["calls"] if call["method"] in OURS and call.get("chat") == NEWS]
    first = next(index for index, call in enumerate(calls) if call["method"] == "messages.getHistory")
    return calls[:first] + calls[first + 1:]


def new_home(server):
    home = TelegramHome(server)
    home.run("init")
    home.sign_in()
    home.choose("invented_news")
    server.control("clear_calls")
    return home


def default_pace(server, per_minute):
    with new_home(server) as home:
        default = json.loads(home.run("config", "show", "--json").stdout)["values"]["collect.calls_per_minute"]
        equal((default["value"], default["origin"]), (60, "default"), "the default budget")
        home.collect(TACIT_COLLECT_CALLS_PER_MINUTE=per_minute)
        times = [call["at"] for call in ours(server)]
        check(len(times) >= 20, f"calls: {len(times)}")
        for begin, first in enumerate(times):
            for end in range(begin + 1, len(times)):
                least = (end - begin) * INTERVAL_MS - LATE_MS
                check(times[end] - first >= least, f"{end - begin + 1} calls in {times[end] - first} ms, at the least {least} ms are right")
        counted = {call["method"]: call["last_24h"] for call in json.loads(home.run("status", "--json").stdout)["calls"]}
        check(sum(counted.values()) >= len(times), f"each asked the budget: {counted}")
        gaps = [later - at for at, later in zip(times, times[1:])]
        print(f"{len(times)} calls in {(times[-1] - times[0]) / 1000:.1f} s, gaps of {min(gaps)} to {max(gaps)} ms", flush=True)
        check_calls(server)


def kept(server, method, waits):
    """No call of this method before the end of the waits that the server asked for, in their order."""
    calls = [call for call in server.control("calls")["calls"] if call["method"] == method and call.get("chat") == NEWS]
    asked = [index for index, call in enumerate(calls) if call.get("fault") == "flood" and not call.get("early")]
    equal(len(asked), len(waits), f"waits of {method} that were asked for")
    for index, seconds in zip(asked, waits):
        for later in calls[index + 1:]:
            waited = later["at"] - calls[index]["at"]
            check(waited >= seconds * 1000 or waited <= UNDER_WAY_MS, f"{method} was called {waited} ms after a wait of {seconds} s was asked for")
    return len(asked)


def waits(server):
    number = 0
    with new_home(server) as home:
        for call, seconds in zip((3, 7, 11), SHORT):
            server.control("fault", method="messages.getHistory", chat=NEWS, call=call, action="flood", seconds=seconds)
        server.control("fault", method="messages.getHistory", chat=NEWS, call=17, action="flood", seconds=OURSELVES)
        home.collect()
        number += kept(server, "messages.getHistory", (*SHORT, OURSELVES))
        equal(int(home.value("SELECT count(*) FROM messages")), sum(row["keep"] for row in server.rows(NEWS)), "rows")
        check_calls(server)
    server.control("clear_faults")
    with new_home(server) as home:
        server.control("fault", method="messages.search", chat=NEWS, action="flood", seconds=ANOTHER_RUN)
        for _ in range(3):
            stopped = home.collect(expect=5)["stopped"]
            check(ANOTHER_RUN - 60 < stopped["retry_after_s"] <= ANOTHER_RUN, f"says when to try again: {stopped}")
        number += kept(server, "messages.search", (ANOTHER_RUN,))
        check_calls(server)
    server.control("clear_faults")
    print(f"{number} of {number} waits that the server asked for were kept")


def main():
    telegram_server.enter_namespace()
    if telegram_server.missing():
        skip(telegram_server.missing())
    per_minute = sys.argv[sys.argv.index("--per-minute") + 1] if "--per-minute" in sys.argv else "60"
    with TelegramServer(make(posts=2000, comments=10)) as server:
        default_pace(server, per_minute)
        waits(server)
    equal(telegram_server.egress() or 0, 0, "packets for elsewhere")


main()
