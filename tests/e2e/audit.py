"""P8: every act is in the audit log; a change of the log is seen; a stranger can check a proof; nothing personal is in it."""
import json
import re

from harness import Home, check, equal, telegram_chat, telegram_message

SECRET_WORDS = ["Quillon Fennimore", "5100000001", "quillon@lantern.example", "Invented group"]


def acts(home):
    lines = home.run("audit", "show", "--json").stdout.decode().splitlines()
    return [json.loads(line)["entry"]["act"] for line in lines]


def tamper(home, path, old, new, what):
    before = path.read_bytes()
    check(old in before, f"{what}: the bytes to change are there")
    path.write_bytes(before.replace(old, new, 1))
    done = home.run("audit", "verify", expect=7)
    check(b"wrong: " in done.stdout, f"{what}: says what is wrong")
    path.write_bytes(before)
    home.run("audit", "verify")
    return done.stdout.decode()


def main():
    with Home() as home:
        home.run("init")
        check(b"no audit log yet" in home.run("audit", "verify", expect=1).stderr, "a home without acts")
        messages = [telegram_message(n, f"{SECRET_WORDS[0]} {SECRET_WORDS[2]} {n}", **{"from": SECRET_WORDS[0]}) for n in range(1, 30)]
        public = home.file("Fennimore.json", telegram_chat(messages))
        private = home.file("private.json", telegram_chat(messages, kind="personal_chat", name=SECRET_WORDS[0]))
        home.load(public, "--project", "acme")
        home.run("import", private, "--project", "acme", expect=6)
        home.run("export", home.base / "out-Fennimore", "--dataset", "messages", "--format", "csv")
        home.run("keys", "rotate", "--project", "acme")
        home.load(public, "--project", "acme")
        home.run("keys", "destroy", "--project", "acme", "--epoch", "1", "--yes")
        expected = ["import", "refuse", "export", "key_rotate", "import", "key_destroy"]
        equal(acts(home), expected, "acts in their order")
        first = json.loads(home.run("audit", "show", "--json", "--act", "import", "--last", "1").stdout)
        equal((first["number"], first["entry"]["updated"], first["entry"]["project"]), (4, 29, "acme"), "an import's facts")

        stored = b"".join(p.read_bytes() for p in (home.path / "audit").rglob("*") if p.is_file())
        for word in SECRET_WORDS + ["Fennimore", str(home.base)]:
            check(word.encode() not in stored, "something personal is in the audit log")

        # A stranger with the key and a checkpoint, without the home.
        key = home.run("audit", "checkpoint", "--print-key").stdout.decode().strip()
        proof = home.file("proof.txt", home.run("audit", "prove", 2).stdout)
        entry = json.loads(home.run("audit", "check", proof, "--key", key).stdout)
        equal((entry["act"], entry["rows"]), ("export", 29), "a proof proves its entry")
        forged = home.file("forged.txt", proof.read_bytes().replace(b"index 2", b"index 3"))
        home.run("audit", "check", forged, "--key", key, expect=7)
        home.run("audit", "check", proof, "--key", key.replace("tacit-home/", "tacit-hame/"), expect=1)
        home.run("audit", "prove", 6, expect=2)

        anchor = home.file("anchor.txt", home.run("audit", "checkpoint").stdout)
        done = home.run("audit", "verify", "--anchor", anchor, "--json")
        equal(json.loads(done.stdout)["entries"], 6, "sound against the anchor")

        # Whoever changes the record is seen.
        audit = home.path / "audit"
        bundle = audit / "tile" / "entries" / "000.p" / "6"
        said = tamper(home, bundle, b'"rows":29', b'"rows":28', "an entry changed")
        check(re.search(r"entry 2\b", said), "names the first bad entry")
        tamper(home, bundle, b"key_destroy", b"key_destroi", "the last entry changed")
        tamper(home, audit / "checkpoint", b"\n6\n", b"\n5\n", "a checkpoint changed")
        tamper(home, audit / "tile" / "0" / "000.p" / "6", (audit / "tile" / "0" / "000.p" / "6").read_bytes()[:4], b"abcd", "a tile changed")

        # Cut off at the end, with the key at hand: only what is kept elsewhere tells.
        saved = {p: p.read_bytes() for p in audit.rglob("*") if p.is_file()}
        home.run("export", home.base / "out", "--dataset", "channels", "--format", "csv")
        later = home.file("later.txt", home.run("audit", "checkpoint").stdout)
        for path in [p for p in audit.rglob("*") if p.is_file()]:
            path.unlink()
        for path, content in saved.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        home.run("audit", "verify")
        check(b"cut off" in home.run("audit", "verify", "--anchor", later, expect=7).stdout, "the anchor tells")

        # Without its key nothing can be added, and no second log is begun.
        (home.path / "keys" / "audit.key").unlink()
        check(b"audit.key" in home.run("export", home.base / "out", "--dataset", "channels", "--format", "csv", expect=7).stderr, "says which key")


main()
