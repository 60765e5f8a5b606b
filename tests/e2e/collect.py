"""Collecting without an account: what each command says, the state's file, and that deleted messages stay away."""
import fcntl
import hashlib
import hmac
import json
import sqlite3
import stat

from harness import Home, check, equal, telegram_chat, telegram_message


def hkdf(master, info):
    """RFC 5869, SHA-256, empty salt, 32 bytes."""
    key = hmac.new(bytes(32), master, hashlib.sha256).digest()
    return hmac.new(key, info + b"\x01", hashlib.sha256).digest()


def messages_to_people(home):
    home.run("collect", expect=1)  # no home yet
    home.run("init")
    for command in (["collect"], ["channels", "candidates"], ["channels", "add", "@acme", "--project", "p", "--basis", "the board"]):
        done = home.run(*command, expect=4)
        check(b"tacit login telegram" in done.stderr, f"{command}: says what to do")
    answer = json.loads(home.run("collect", "--json", expect=4).stdout)
    equal((answer["error"]["code"], answer["error"]["exit"]), ("denied", 4), "the error as JSON")
    equal(json.loads(home.run("channels", "list", "--json").stdout), {"version": 1, "channels": []}, "no channels")
    check(b"tacit channels candidates" in home.run("channels", "list").stdout, "an empty list says where to begin")
    home.run("channels", "remove", "@acme", expect=1)
    for wrong in (["collect", "--since", "yesterday"], ["collect", "--max", "0"], ["collect", "--max", "many"],
                  ["collect", "--follow", "--once"], ["collect", "--follow", "--dry-run"], ["collect", "--project", "A B"],
                  ["channels", "add", "@acme", "--project", "p"], ["channels", "add", "--project", "p", "--basis", "x"],
                  ["channels", "add", "@acme", "--basis", "x"], ["channels", "approve", "@acme"]):
        home.run(*wrong, expect=2)


def one_connection(home):
    with open(home.path / "collect.telegram.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        home.run("collect", expect=10)
    home.run("collect", expect=4)


def deleted_messages_stay_away(home):
    master = bytes.fromhex((home.path / "keys" / "master.key").read_text().strip())
    key = hkdf(master, b"tacit/v1|deleted")
    export = home.file("result.json", telegram_chat([telegram_message(n, f"message {n}") for n in range(1, 6)]))
    channel = str(json.loads(export.read_text())["id"])
    state = sqlite3.connect(home.path / "state.sqlite")
    state.execute("INSERT INTO deleted VALUES(?)", (hmac.new(key, f"telegram\n{channel}\n3".encode(), hashlib.sha256).digest(),))
    state.commit()
    state.close()
    loaded = home.load(export, "--project", "acme")
    equal((loaded["loaded"], loaded["dropped"]), (4, {"deleted_at_source": 1}), "a deleted message is not imported")
    equal(home.value("SELECT count(*) FROM messages WHERE message_id = '3'"), "0", "nor is it in the lake")


def the_file(home):
    for path in home.path.glob("state.sqlite*"):
        equal(stat.S_IMODE(path.stat().st_mode), 0o600, path.name)
    home.run("doctor")
    status = json.loads(home.run("status", "--json").stdout)
    equal((status["channels"], status["calls"], status["pending_deletions"]), ([], [], 0), "status")
    for path in home.path.glob("state.sqlite*"):
        path.unlink()
    (home.path / "state.sqlite").write_bytes(b"x" * 8192)
    (home.path / "state.sqlite").chmod(0o600)
    check(b"state.readable" in home.run("doctor", expect=7).stdout, "doctor names the damage")
    home.run("status", expect=7)
    home.run("collect", expect=7)
    (home.path / "state.sqlite").chmod(0o644)
    home.run("collect", expect=1)


def main():
    with Home() as home:
        messages_to_people(home)
        one_connection(home)
        deleted_messages_stay_away(home)
        the_file(home)


if __name__ == "__main__":
    main()
