"""Every row of the table of errors in docs/OPERATIONS.md is reached: each names functions of this file; what they come to has
the words in the row's backticks and its exit code."""
import contextlib
import fcntl
import re
import subprocess
import sys

import telegram_server
from harness import ROOT, TACIT, check, environment, equal, skip
from telegram_home import PHONE, TelegramHome
from telegram_server import API_HASH, API_ID, TelegramServer
from terminal import Terminal

from make_corpus import NEWS, OUTSIDE, make  # tests/fakes/telegram

API = (API_ID, API_HASH)
CODE = "22222"
NAME = "invented_news"
FAST = {"TACIT_TELEGRAM_TIMEOUT_S": "2"}


def corpus():
    made = make(posts=12, comments=3)

    def group(number, name, **more):
        return {"id": number, "kind": "group", "title": f"Invented {name}", "username": f"invented_{name}", "members": 7, "messages": [], **more}
    made["chats"].append(group(1_777_000_034, "full", join_error="CHANNELS_TOO_MUCH"))
    made["chats"].append(group(1_777_000_035, "banished", join_error="USER_BANNED_IN_CHANNEL"))
    made["chats"].append(group(1_777_000_036, "declined", join_error="INVITE_REQUEST_DECLINED"))
    made["chats"].append(group(1_777_000_037, "crowded", join_error="USERS_TOO_MUCH"))
    return made


def home(server, *, signed_in=False, chosen=False):
    """Ends with the test of one row."""
    made = server.homes.enter_context(TelegramHome(server))
    made.run("init")
    if signed_in or chosen:
        made.sign_in()
    if chosen:
        made.choose(NAME)
        made.collect()
    return made


def login(server, *lines, expect=None):
    return home(server).tacit("login", "telegram", expect=expect, stdin="".join(f"{line}\n" for line in lines).encode())


def collect(of, **more):
    return of.tacit("collect", expect=None, **more)


def add(server, name):
    return home(server, signed_in=True).tacit("channels", "add", f"@{name}", "--project", "acme", "--basis", "the maintainers", expect=None)


def act(server, action, name, *lines):
    """On a terminal, a line at each question."""
    of = home(server, signed_in=True)
    terminal = Terminal(of, "channels", action, f"@{name}", env=of.env())
    for line in lines:
        terminal.expect(": ")
        while terminal.read(0.3):
            pass
        terminal.seen = len(terminal.shown)
        terminal.type(line)
    shown, code = terminal.end()
    return subprocess.CompletedProcess([], code, shown.encode(), b"")


# --- signing in ---

def wrong_code(server):
    return login(server, *API, PHONE, "11111")


def wrong_password(server):
    return login(server, *API, "+9996610002", CODE, "wrong")


def unknown_number(server):
    return login(server, *API, "nonsense")


def code_expired(server):
    return login(server, *API, "+9996610012", CODE)


def input_ended(server):
    return login(server, *API, PHONE)


def wrong_api_id(server):
    return login(server, API_ID, "0" * 32, PHONE)


def banned_number(server):
    return login(server, *API, "+9996610011")


def no_account(server):
    return login(server, *API, "+9996610010", CODE)


def new_terms_at_sign_in(server):
    server.control("terms", text="New terms.")
    done = login(server, *API, PHONE, CODE)
    check(b"Signed in" not in done.stdout, "new terms are no sign-in")
    return done


# --- the session ---

def not_signed_in(server):
    return home(server).tacit("channels", "candidates", expect=None)


def new_terms(server):
    of = home(server, chosen=True)
    server.control("terms", text="New terms.")
    return collect(of)


def frozen_account(server):
    of = home(server, chosen=True)
    for method in ("messages.getHistory", "messages.search"):
        server.control("fault", method=method, times=100, action="error", code=420, message="FROZEN_METHOD_INVALID")
    return collect(of)


def account_deleted(server):
    of = home(server, chosen=True)
    server.control("revoke", account=PHONE[1:], error="USER_DEACTIVATED_BAN")
    return collect(of)


def session_ended(server):
    of = home(server, chosen=True)
    server.control("revoke", account=PHONE[1:], error="SESSION_REVOKED")
    done = collect(of)
    equal(of.run("audit", "show", "--act", "session_lost").stdout.count(b"session_lost"), 1, "the loss is in the audit log")
    return done


def password_changed(server):
    of = home(server, chosen=True)
    server.control("password", account=PHONE[1:], password="another")
    return collect(of)


def session_in_use(server):
    of = home(server, signed_in=True)
    with open(of.path / "secrets" / "telegram.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return of.tacit("channels", "candidates", expect=None)


# --- the way to Telegram ---

def flood(server):
    """Of what collecting begins with. TDLib reads the history's end by itself, whatever it was told of that."""
    of = home(server, chosen=True)
    server.control("fault", method="messages.search", action="flood", seconds=3000)
    first = collect(of)
    again = collect(of)
    equal(again.returncode, first.returncode, "and again, before the time")
    equal(server.control("calls")["early"], 0, "calls before the time")
    return first


def no_network(server):
    of = home(server, chosen=True)
    server.kill()
    return collect(of, **FAST)


def proxy_down(server):
    of = home(server, chosen=True)
    return collect(of, **FAST, TACIT_TELEGRAM_PROXY="socks5://127.0.0.1:1")


def no_library(server):
    """Beside the first libduckdb.so that the loader finds is a libtdjson.so that is none."""
    of = home(server)
    place = of.base / "lib"
    place.mkdir()
    (place / "libduckdb.so").symlink_to(telegram_server.TDLIB.parent / "libduckdb.so")
    (place / "libtdjson.so").write_bytes(b"")
    return of.run("login", "telegram", expect=None, env={"LD_LIBRARY_PATH": str(place)}, stdin="".join(f"{line}\n" for line in API).encode())


# --- channels ---

def channel_not_found(server):
    return add(server, "nobody_has_this")


def no_name(server):
    return add(server, "x!")


def protected_channel(server):
    return add(server, "invented_protected")


def restricted_channel(server):
    return add(server, "invented_restricted")


def turned_private(server):
    of = home(server, chosen=True)
    server.control("private", chat=NEWS)
    return collect(of)


def thrown_out(server):
    of = home(server, chosen=True)
    server.control("kick", chat=NEWS)
    return collect(of)


def renamed_channel(server):
    of = home(server, chosen=True)
    server.control("change", chat=NEWS, username="invented_newer")
    done = collect(of)
    check(b"invented_newer" in of.run("channels", "list").stdout, "the new name is listed")
    return done


def signed_in_anew(server):
    """TDLib does not know the channel by its id any more."""
    of = home(server, chosen=True)
    of.tacit("logout", "telegram")
    of.sign_in()
    return of


def name_gone(server):
    of = signed_in_anew(server)
    server.control("change", chat=NEWS, username="invented_newer")
    return collect(of)


def name_of_another(server):
    of = signed_in_anew(server)
    server.control("change", chat=NEWS, username="invented_newer")
    server.control("change", chat=OUTSIDE, username=NAME)
    return collect(of)


# A place of the home on a disk of its own with so many KiB free, which grows afterwards.
SMALL_DISK = """
set -e
tacit=$1 home=$2 place=$2/$3 free=$4
cp -a "$place" "$home/../copy"
mount -t tmpfs -o size=100m,mode=0700 tmpfs "$place"
cp -a "$home/../copy/." "$place/"
used=$(df -k --output=used "$place" | tail -1)
mount -o remount,size=$((used + free))k "$place"
code=0
"$tacit" --home "$home" collect || code=$?
mount -o remount,size=100m "$place"
"$tacit" --home "$home" doctor > /dev/null
echo "before: $("$tacit" --home "$home" query 'SELECT count(*) FROM messages' --format csv | tail -1)"
"$tacit" --home "$home" collect --quiet
"$tacit" --home "$home" doctor > /dev/null
echo "rows: $("$tacit" --home "$home" query 'SELECT count(*) FROM messages' --format csv | tail -1)"
exit $code
"""


def on_small_disk(server, place, free):
    """With space again all is there, and nothing was half committed."""
    of = home(server, signed_in=True)
    of.choose(NAME)
    may = subprocess.run(["unshare", "-m", "sh", "-c", 'mount -t tmpfs tmpfs "$1"', "sh", of.base], capture_output=True)
    if may.returncode != 0:
        print("skipped the full disk: may not mount a tmpfs here")
        return None
    done = subprocess.run(["unshare", "-m", "sh", "-c", SMALL_DISK, "sh", TACIT, of.path, place, str(free)], capture_output=True,
                          env=environment(of.env()), timeout=120)
    rows = sum(row["keep"] for row in server.rows(NEWS))
    shown = f"{place}, {free} KiB: {done.stdout.decode()[-300:]} {done.stderr.decode()[-600:]}"
    check(f"\nrows: {rows}\n".encode() in done.stdout, f"with space again all is there: {shown}")
    check(0 <= int(re.search(rb"before: (\d+)", done.stdout)[1]) <= rows, f"the lake is whole: {shown}")
    return done


def disk_full(server):
    return on_small_disk(server, "lake", 8)


def disk_full_at_start(server):
    """The files of the Telegram session cannot be opened."""
    return on_small_disk(server, "secrets", 4)


def disk_full_on_the_way(server):
    """They can be, and cannot grow: there TDLib would end the process (SIGABRT)."""
    return on_small_disk(server, "secrets", 48)


def disk_full_of_the_state(server):
    """No room for state.sqlite."""
    return on_small_disk(server, ".", 0)


def disk_full_of_all(server):
    """The whole home on a disk that fills on the way, wherever that is."""
    done = None
    for free in (24, 64, 192):
        done = on_small_disk(server, ".", free)
        if done is None:
            return None
        equal(done.returncode, 8, f"{free} KiB: {done.stderr.decode()[-600:]}")
    return done


# --- joining and leaving ---

def no_terminal(server):
    return home(server).tacit("channels", "join", "@invented_outside", stdin=b"yes\n", expect=None)


def not_confirmed(server):
    return act(server, "join", "invented_outside", "no")


def not_a_member(server):
    return act(server, "leave", "invented_outside")


def member_already(server):
    return act(server, "join", NAME)


def join_request(server):
    return act(server, "join", "invented_request", "yes")


def guarded_group(server):
    return act(server, "join", "invented_guarded", "yes")


def join_declined(server):
    return act(server, "join", "invented_declined", "yes")


def crowded_group(server):
    return act(server, "join", "invented_crowded", "yes")


def banned_in_group(server):
    return act(server, "join", "invented_banished", "yes")


def too_many_channels(server):
    return act(server, "join", "invented_full", "yes")


def question_left(server):
    return act(server, "join", "invented_captcha", "yes", "")


# --- the table ---

def table():
    """(words, exit code, functions) of each row"""
    text = (ROOT / "docs" / "OPERATIONS.md").read_text()
    lines = text.split("### When something goes wrong with Telegram", 1)[1].split("\n## ", 1)[0].splitlines()
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if line.startswith("| ")]
    for what, message, code, functions in (row for row in rows if row[0] not in ("what happened", "---")):
        words = [word for word in re.findall("`([^`]+)`", message) if not word.startswith("telegram.")]
        yield what, words, int(re.match(r"\d+", code)[0]), re.findall(r"`(\w+)`", functions)


def reach(name, row, made):
    what, words, code, _ = row
    with TelegramServer(made) as server, contextlib.ExitStack() as homes:
        server.homes = homes
        done = globals()[name](server)
        if done is None:
            return
        shown = (done.stdout + done.stderr).decode()
        equal(done.returncode, code, f"{name}: exit code of {what!r}; shown: {shown[-800:]}")
        for each in words:
            check(each in shown, f"{name}: {each!r} is shown: {shown[-800:]}")
        print(f"{name}: {code}", flush=True)


def main():
    """telegram_errors.py TACIT [NAME…]: those rows only."""
    telegram_server.enter_namespace()
    if telegram_server.missing():
        skip(telegram_server.missing())
    rows = list(table())
    named = [name for *_, functions in rows for name in functions]
    check(len(rows) > 30 and len(named) == len(set(named)), "the table is read")
    check(all(functions for *_, functions in rows), "each row names a test")
    mine = {name for name, value in globals().items() if callable(value) and getattr(value, "__code__", None) and value.__code__.co_varnames[:1] == ("server",)}
    equal(sorted(mine - {"home", "login", "add", "act", "signed_in_anew", "on_small_disk"}), sorted(named), "functions of this file, and those that the table names")
    made, failed = corpus(), []
    for row in rows:
        for name in row[-1]:
            if sys.argv[2:] and name not in sys.argv[2:]:
                continue
            try:
                reach(name, row, made)
            except SystemExit:  # said by check() already; the other rows, too
                failed.append(name)
    equal(failed, [], "rows that are not as the table says")


main()
