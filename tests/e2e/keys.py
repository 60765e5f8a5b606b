"""P4: where the master key lives, key epochs, and that a home never gets a second key.

    keys.py TACIT main       places, epochs, bridge, destruction, wrong and missing keys
    keys.py TACIT keyring    the same with a real Secret Service (gnome-keyring in a session bus of its own)
    keys.py TACIT kill       killed at every call that changes something: never two keys, never none
"""
import base64
import hashlib
import hmac
import json
import os
import re
import shutil
import subprocess
import sys

import harness
from harness import SKIPPED, TACIT, Home, check, equal, skip, telegram_chat, telegram_message
from terminal import on_terminal

CHANGING = ["write", "pwrite64", "fsync", "rename", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir", "openat"]
PEOPLE = ["5100000001", "5100000002", "5100000003"]
NO_BUS = {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}


def export(home, name="chat.json", count=6):
    messages = [telegram_message(n, f"number {n}", from_id="user" + PEOPLE[n % 3]) for n in range(1, count + 1)]
    path = home.file(name, telegram_chat(messages))
    os.utime(path, (1_780_000_000, 1_780_000_000))
    return path


def secret_file(home, name, text):
    path = home.file(name, text)
    path.chmod(0o600)
    return path


def authors(home):
    return sorted({row[0] for row in home.query("SELECT DISTINCT author FROM messages")})


def status(home, **options):
    return json.loads(home.run("keys", "status", "--json", **options).stdout)


# An independent computation: RFC 5869 and RFC 2104 by Python's hmac.
def hkdf(key, info):
    return hmac.new(hmac.new(b"\0" * 32, key, hashlib.sha256).digest(), info.encode() + b"\x01", hashlib.sha256).digest()


def pseudonyms(master, epoch):
    user = hkdf(master, f"tacit/v1|acme|user|{epoch}")
    sums = [hmac.new(user, f"telegram||{person}".encode(), hashlib.sha256).digest()[:16] for person in PEOPLE]
    return sorted(f"u{epoch}_" + base64.b32encode(s).decode().lower().rstrip("=") for s in sums)


def xchacha_open(key, sealed):
    """XChaCha20 by OpenSSL's ChaCha20 and this HChaCha20 (draft-irtf-cfrg-xchacha-03); the tag is not checked."""
    nonce, box = sealed[:24], sealed[24:-16]
    words = [int.from_bytes(b"expand 32-byte k"[i:i + 4], "little") for i in range(0, 16, 4)]
    words += [int.from_bytes(key[i:i + 4], "little") for i in range(0, 32, 4)]
    words += [int.from_bytes(nonce[i:i + 4], "little") for i in range(0, 16, 4)]

    def quarter(a, b, c, d):
        for x, y, z, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            words[x] = (words[x] + words[y]) & 0xFFFFFFFF
            mixed = words[z] ^ words[x]
            words[z] = ((mixed << turn) | (mixed >> (32 - turn))) & 0xFFFFFFFF

    for _ in range(10):
        for column in range(4):
            quarter(column, 4 + column, 8 + column, 12 + column)
        for i in range(4):
            quarter(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4)
    subkey = b"".join(w.to_bytes(4, "little") for w in words[:4] + words[12:])
    counter = (1).to_bytes(4, "little") + b"\0" * 4 + nonce[16:]
    return subprocess.run(["openssl", "enc", "-d", "-chacha20", "-K", subkey.hex(), "-iv", counter.hex()], input=box, capture_output=True, check=True).stdout


def epoch_master(home, master, epoch):
    line = (home.path / "keys" / "epochs" / f"acme.{epoch}").read_text().splitlines()[1]
    secret = xchacha_open(hkdf(master, "tacit/v1|epoch seal"), bytes.fromhex(line.split()[1]))
    return hmac.new(secret, master, hashlib.sha256).digest()


def epochs():
    with Home() as home:
        path = export(home)
        home.load(path, "--project", "acme")
        master = bytes.fromhex((home.path / "keys" / "master.key").read_text())
        first = authors(home)
        equal(first, pseudonyms(epoch_master(home, master, 1), 1), "pseudonyms of epoch 1, computed independently")
        check(first != pseudonyms(master, 1), "epoch 1 does not come from the master key alone")
        equal(home.load(path, "--project", "acme")["unchanged"], 6, "the same epoch goes on")

        home.run("keys", "rotate", "--project", "nobody", expect=1)
        home.run("keys", "rotate", expect=2)
        equal(json.loads(home.run("keys", "rotate", "--project", "acme", "--json").stdout)["epoch"], 2, "the new epoch")
        equal(authors(home), first, "rotating alone changes no row")
        equal(home.load(path, "--project", "acme")["updated"], 6, "a re-import updates in place")
        second = authors(home)
        check(all(name.startswith("u2_") for name in second) and len(second) == 3, f"names of epoch 2: {second}")
        equal(second, pseudonyms(epoch_master(home, master, 2), 2), "pseudonyms of epoch 2, computed independently")
        equal(home.value("SELECT count(*) || ' ' || min(key_epoch) FROM messages"), "6 2", "rows, epoch")
        equal(home.load(path, "--project", "acme")["unchanged"], 6, "and then nothing")

        home.run("keys", "bridge", "--project", "acme", "--from", 1, "--to", 2, expect=2)  # no terminal, no --yes
        bridge = home.run("keys", "bridge", "--project", "acme", "--from", 1, "--to", 2, "--yes").stdout.decode().split()
        equal(bridge[0], "from,to", "header")
        pairs = dict(line.split(",") for line in bridge[1:])
        equal((sorted(pairs), sorted(pairs.values())), (first, second), "the bridge")
        sealed = (home.path / "keys" / "bridge" / "acme.1-2").read_bytes()
        raw = [base64.b32decode(name[3:].upper() + "======") for name in first + second]
        check(not any(r in sealed for r in raw), "the bridge is sealed")

        home.run("keys", "destroy", "--project", "acme", "--epoch", 1, expect=2)
        equal(status(home)["projects"][0]["epochs"][0]["state"], "alive", "not confirmed, not destroyed")
        secret = (home.path / "keys" / "epochs" / "acme.1").read_bytes()
        receipt = json.loads(home.run("keys", "destroy", "--project", "acme", "--epoch", 1, "--yes", "--json").stdout)
        equal(receipt["sealed_secret_sha256"], hashlib.sha256(secret).hexdigest(), "the receipt's digest")
        equal(json.loads((home.path / "keys" / "receipts" / "acme.1.json").read_text()), receipt, "the kept receipt")
        for file in home.files():
            check(secret.split()[-1] not in file.read_bytes(), f"the destroyed secret is in {file.name}")
        check(not (home.path / "keys" / "bridge" / "acme.1-2").exists(), "its bridge is gone too")
        home.run("keys", "bridge", "--project", "acme", "--from", 1, "--to", 2, "--yes", expect=1)
        home.run("keys", "destroy", "--project", "acme", "--epoch", 1, "--yes")  # says when it was
        home.run("keys", "destroy", "--project", "acme", "--epoch", 7, "--yes", expect=1)
        equal(home.load(path, "--project", "acme")["unchanged"], 6, "epoch 2 goes on")

        home.run("keys", "destroy", "--project", "acme", "--epoch", 2, "--yes")
        refused = home.run("import", path, "--project", "acme", expect=1).stderr.decode()
        check("keys rotate" in refused, f"says what to do: {refused}")
        home.run("keys", "rotate", "--project", "acme")
        equal(home.load(path, "--project", "acme")["updated"], 6, "epoch 3")
        check(not set(authors(home)) & set(first + second), "nothing of the earlier epochs comes again")
        shown = home.run("keys", "status").stdout.decode() + json.dumps(status(home))
        for file in (home.path / "keys").rglob("*"):
            for word in file.read_bytes().split() if file.is_file() else []:
                check(len(word) < 48 or word.decode("latin1") not in shown, f"status prints what {file.name} holds")
        equal([e["state"] for e in status(home)["projects"][0]["epochs"]], ["destroyed", "destroyed", "alive"], "states")
        home.run("doctor")


def lost():
    """A home without its key, or with another one, loads nothing and makes none."""
    with Home() as home:
        path = export(home)
        home.load(path, "--project", "acme")
        before = home.rows()
        keys = home.path / "keys"
        for name in ("master.key", "epochs/acme.1", "epochs/acme.epochs"):
            (keys / name).rename(home.base / "away")
            for command in (("import", path, "--project", "acme"),):
                told = home.run(*command, expect=1).stderr.decode()
                check("missing" in told and "copy" in told, f"{name} is gone: {told}")
            check(not (keys / name).exists(), f"{name} was made again")
            (home.base / "away").rename(keys / name)
        for bad in ("", "zz\n", "a" * 63, "g" * 64 + "\n", "tacit-key 1\nplace elsewhere\nid 0123456789abcdef\n", "tacit-key 2\n", "x" * 5000):
            good = (keys / "master.key").read_text()
            (keys / "master.key").write_text(bad)
            told = home.run("import", path, "--project", "acme", expect=7).stderr.decode()
            check("damaged" in told, f"a damaged key: {told}")
            home.run("keys", "status", expect=7)
            home.run("doctor", expect=1)
            (keys / "master.key").write_text(good)
        (keys / "master.key").write_text("ab" * 32 + "\n")  # somebody else's key
        told = home.run("import", path, "--project", "acme", expect=7).stderr.decode()
        check("does not open with this master key" in told, told)
        (keys / "master.key").write_text(good)
        (keys / "master.key").chmod(0o640)
        check(b"chmod 600" in home.run("import", path, "--project", "acme", expect=1).stderr, "permissions")
        (keys / "master.key").chmod(0o600)
        equal(home.load(path, "--project", "acme")["unchanged"], 6, "and with the right key again")
        equal(home.rows(), before, "rows")


def legacy():
    """A home of before: epoch 1 comes from the master key alone and goes on so."""
    with Home() as home:
        path = export(home)
        home.load(path, "--project", "acme")
        shutil.rmtree(home.path / "keys" / "epochs")
        shutil.rmtree(home.path / "lake")
        (home.path / "lake" / "messages" / "project=acme").mkdir(parents=True, mode=0o700)
        (home.path / "lake").chmod(0o700)
        (home.path / "home.json").write_text('{"format":1,"created":"2026-01-01T00:00:00Z"}\n')
        master = bytes.fromhex((home.path / "keys" / "master.key").read_text())
        home.load(path, "--project", "acme")
        equal(authors(home), pseudonyms(master, 1), "pseudonyms of before")
        equal(status(home)["projects"][0]["epochs"][0]["state"], "legacy", "state")
        told = home.run("keys", "destroy", "--project", "acme", "--epoch", 1, "--yes", expect=6).stderr.decode()
        check("master key" in told, told)
        home.run("keys", "rotate", "--project", "acme")
        equal(home.load(path, "--project", "acme")["updated"], 6, "epoch 2")
        check(not set(authors(home)) & set(pseudonyms(master, 2)), "epoch 2 has a secret")
        equal(len(home.run("keys", "bridge", "--project", "acme", "--from", 1, "--to", 2, "--yes").stdout.split()), 4, "bridge")
        home.load(path, "--project", "fresh")
        equal({p["project"]: p["epochs"][0]["state"] for p in status(home)["projects"]}, {"acme": "legacy", "fresh": "alive"}, "states")


def passphrase():
    with Home() as home:
        path = export(home)
        good, other = secret_file(home, "pass", "correct horse battery\n"), secret_file(home, "other", "another staple here")
        short = secret_file(home, "short", "abc")
        home.run("init", "--key", "passphrase", "--passphrase-file", short, expect=2)
        home.run("init", "--key", "passphrase", env=NO_BUS, prefix=("setsid", "-w"), expect=1)  # no terminal, no file
        check(not (home.path / "keys" / "master.key").exists(), "no key without a passphrase")
        home.run("init", "--key", "passphrase", "--passphrase-file", good)
        text = (home.path / "keys" / "master.key").read_text()
        check(re.fullmatch(r"tacit-key 1\nplace passphrase\nid [0-9a-f]{16}\nkdf argon2id13 3 268435456 [0-9a-f]{32}\nsealed [0-9a-f]{144}\n", text), text)
        env = {"TACIT_PASSPHRASE_FILE": str(good)}
        home.load(path, "--project", "acme", env=env)
        before, files = home.rows(), sorted(map(str, home.files()))
        for wrong in ({"TACIT_PASSPHRASE_FILE": str(other)}, {}):
            told = home.run("import", path, "--project", "fresh", env=wrong, prefix=("setsid", "-w"), expect=1).stderr.decode()
            check("wrong passphrase" in told if wrong else "--passphrase-file" in told, told)
            equal((home.rows(), sorted(map(str, home.files()))), (before, files), "no partial work")
        home.run("scrub", stdin=b"a@example.org\n", env={"TACIT_PASSPHRASE_FILE": str(other)}, expect=1)
        good.chmod(0o644)
        check(b"chmod 600" in home.run("import", path, "--project", "acme", env=env, expect=1).stderr, "a passphrase that others read")
        good.chmod(0o600)
        home.run("doctor", prefix=("setsid", "-w"))
        home.run("doctor", env=env)
        equal(status(home)["place"], "passphrase", "status needs no passphrase")
        check(b"passphrase" in home.run("status").stdout, "status")
        # On a terminal: asked once, never shown.
        shown, code = on_terminal(home, ["correct horse battery"], "import", path, "--project", "acme")
        equal(code, 0, shown)
        check("Passphrase" in shown and "correct horse" not in shown, shown)
        shown, code = on_terminal(home, ["correct horse battery", "yet another one", "yet another on"], "keys", "move", "passphrase")
        check(code == 2 and "differ" in shown, shown)
        # Moves: another passphrase, into the plain file, and back.
        home.run("keys", "move", "passphrase", "--new-passphrase-file", other, env=env)
        home.run("import", path, "--project", "acme", env=env, expect=1)
        env = {"TACIT_PASSPHRASE_FILE": str(other)}
        equal(home.load(path, "--project", "acme", env=env)["unchanged"], 6, "the same key under another passphrase")
        damaged = (home.path / "keys" / "master.key").read_text()
        (home.path / "keys" / "master.key").write_text(damaged.replace("argon2id13 3", "argon2id13 99"))
        home.run("import", path, "--project", "acme", env=env, expect=7)
        (home.path / "keys" / "master.key").write_text(damaged)
        (home.path / "keys" / "master.key").rename(home.base / "away")
        home.run("import", path, "--project", "acme", env=env, expect=1)
        (home.base / "away").rename(home.path / "keys" / "master.key")
        home.run("keys", "move", "file", env=env)
        equal(home.load(path, "--project", "acme")["unchanged"], 6, "the same key in the file")
        home.run("keys", "move", "file")
        home.run("keys", "move", expect=2)
        refused = home.run("keys", "move", "keyring", env=NO_BUS, expect=1).stderr.decode()
        check("keyring" in refused and "file" in refused, refused)
        equal(status(home)["place"], "file", "and nothing moved")
        home.run("init", "--key", "keyring", expect=2)
        home.run("init", "--key", "file")


def keyring_inside():
    """Runs inside dbus-run-session with an unlocked gnome-keyring."""
    with Home() as home:
        path = export(home)
        env = {"DBUS_SESSION_BUS_ADDRESS": os.environ["DBUS_SESSION_BUS_ADDRESS"]}
        made = home.run("init", "--key", "keyring", env=env)
        check(b"keyring" in made.stdout, "init says so")
        key = home.path / "keys" / "master.key"
        check(re.fullmatch(r"tacit-key 1\nplace keyring\nid [0-9a-f]{16}\n", key.read_text()), key.read_text())
        home.load(path, "--project", "acme", env=env)
        equal(home.load(path, "--project", "acme", env=env)["unchanged"], 6, "the same key again")
        home.run("doctor", env=env)
        equal(status(home)["place"], "keyring", "place")
        told = home.run("import", path, "--project", "acme", env=NO_BUS, expect=1).stderr.decode()
        check("keyring" in told, told)
        home.run("keys", "move", "file", env=env)
        plain = key.read_text()
        check(re.fullmatch(r"[0-9a-f]{64}\n", plain), "the key is in the file")
        equal(home.load(path, "--project", "acme", env=NO_BUS)["unchanged"], 6, "the same key in the file")
        ident = status(home)["check"]
        key.write_text(f"tacit-key 1\nplace keyring\nid {ident}\n")  # the keyring's copy must be gone
        told = home.run("import", path, "--project", "acme", env=env, expect=1).stderr.decode()
        check("not there" in told, told)
        check("place keyring" in key.read_text(), "and no second key was made")
        key.write_text(plain)
        home.run("keys", "move", "keyring", env=env)
        check(plain.strip() not in key.read_text(), "the file does not hold it any more")
        equal(home.load(path, "--project", "acme", env=env)["unchanged"], 6, "and back")
        good = secret_file(home, "pass", "correct horse battery\n")
        home.run("keys", "move", "passphrase", env={**env, "TACIT_PASSPHRASE_FILE": str(good)})
        key_is = home.load(path, "--project", "acme", env={**NO_BUS, "TACIT_PASSPHRASE_FILE": str(good)})
        equal(key_is["unchanged"], 6, "under a passphrase")
        home.run("keys", "move", "keyring", env={**env, "TACIT_PASSPHRASE_FILE": str(good)})
        for place, other in (("file", "keyring"), ("keyring", "file")):
            kill_at_every_call(home, ["keys", "move", place], env, lambda: check_move(home, path, env),
                               before=lambda: home.run("keys", "move", other, env=env), every=4)
    print("ok")


def keyring():
    for program in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            skip(f"{program} is not installed")
    with Home() as home:  # a login keyring of its own
        home.path.mkdir()
        environment = {**os.environ, "HOME": str(home.path), "XDG_DATA_HOME": str(home.path), "XDG_RUNTIME_DIR": str(home.path)}
        script = ('echo -n secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 || exit 77; '
                  f'exec "{sys.executable}" "{os.path.abspath(__file__)}" "{TACIT}" keyring_inside')
        done = subprocess.run(["dbus-run-session", "--", "sh", "-c", script], env=environment, timeout=600)
        if done.returncode == SKIPPED:
            skip("gnome-keyring does not start here")
        sys.exit(done.returncode)


def command(home, arguments):
    return [TACIT, "--home", str(home.path), *map(str, arguments)]


def check_move(home, path, env):
    """Wherever a move was killed, the key is there: the import goes on; and it is one key."""
    loaded = home.load(path, "--project", "acme", env=env)
    equal((loaded["loaded"], loaded["updated"]), (0, 0), "the key after a killed move")


def kill_at_every_call(home, arguments, env, after, before=None, every=1):
    """`before` brings the home into its first state; without it the state of now is kept and put back."""
    environment = harness.environment(env)
    backup = home.base / "backup"
    if before:
        before()
    shutil.rmtree(backup, ignore_errors=True)
    shutil.copytree(home.path, backup)
    log = home.base / "trace"
    subprocess.run(["strace", "-f", "-qq", "-o", log, "-e", "trace=" + ",".join(CHANGING), *command(home, arguments)], check=True, capture_output=True, env=environment)
    counts = {}
    for call in re.findall(r"^\d+ +(\w+)\(", log.read_text(errors="replace"), re.M):
        counts[call] = counts.get(call, 0) + 1
    opened = counts.pop("openat", 0)  # mostly libraries: every fifth
    plan = [(call, when) for call, count in counts.items() for when in range(1, count + 1)] + [("openat", w) for w in range(1, opened + 1, 5)]
    for call, when in plan[::every]:
        if before:
            before()
        else:
            shutil.rmtree(home.path)
            shutil.copytree(backup, home.path)
        subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={when}", *command(home, arguments)], capture_output=True, env=environment)
        after()
        home.run(*arguments, env=env)
        after()
    print(f"{' '.join(map(str, arguments))}: {len(plan[::every])} kill points of {len(plan)}")


def kill():
    with Home("/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as home:
        path = export(home)
        home.load(path, "--project", "acme")
        key = (home.path / "keys" / "master.key").read_text()

        def rotated():
            """One list without gaps, every living epoch with its secret, the same master key."""
            equal((home.path / "keys" / "master.key").read_text(), key, "the master key")
            listed = status(home)["projects"][0]["epochs"]
            equal([e["epoch"] for e in listed], list(range(1, len(listed) + 1)), "epochs")
            for epoch in listed:
                alive = (home.path / "keys" / "epochs" / f"acme.{epoch['epoch']}").exists()
                check(alive if epoch["state"] == "alive" else epoch["state"] == "destroying" or not alive, f"epoch {epoch}")
            equal(home.load(path, "--project", "acme")["messages"], 6, "an import goes on")

        kill_at_every_call(home, ["keys", "rotate", "--project", "acme"], {}, rotated)
        home.run("keys", "rotate", "--project", "acme")
        home.load(path, "--project", "acme")

        def destroyed():
            rotated()
            first = status(home)["projects"][0]["epochs"][0]["state"]
            bridge = home.run("keys", "bridge", "--project", "acme", "--from", 1, "--to", 2, "--yes", expect=None)
            equal(bridge.returncode == 0, first == "alive", f"the bridge of an epoch that is {first}")

        kill_at_every_call(home, ["keys", "destroy", "--project", "acme", "--epoch", 1, "--yes"], {}, destroyed)
        equal(status(home)["projects"][0]["epochs"][0]["state"], "destroyed", "in the end")
        check((home.path / "keys" / "receipts" / "acme.1.json").exists(), "with a receipt")
        good = secret_file(home, "pass", "correct horse battery\n")
        env = {"TACIT_PASSPHRASE_FILE": str(good), **NO_BUS}
        for place in ("passphrase", "file"):  # Argon2 takes its time
            kill_at_every_call(home, ["keys", "move", place], env, lambda: check_move(home, path, env), every=5)
        equal((home.path / "keys" / "master.key").read_text(), key, "the key after all")
        for file in home.files():
            check(".tmp." not in file.name, f"left behind: {file.name}")
        # A new home: killed at any call of `init`, the next run ends with one key.
        shutil.rmtree(home.path)
        home.path.mkdir(mode=0o700)

        def whole():
            home.run("init")
            first = (home.path / "keys" / "master.key").read_text()
            home.run("init")
            equal((home.path / "keys" / "master.key").read_text(), first, "one key")

        kill_at_every_call(home, ["init"], {}, whole)
    print("ok")


mode = sys.argv[2] if len(sys.argv) > 2 else "main"
if mode in ("kill", "keyring") and subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
    skip("strace may not trace here")
if mode == "main":
    for part in (epochs, lost, legacy, passphrase):
        part()
        print(f"{part.__name__}: ok")
else:
    {"kill": kill, "keyring": keyring, "keyring_inside": keyring_inside}[mode]()
