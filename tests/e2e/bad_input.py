"""Bad input: a clear message that says what to do, names nothing personal, exits with the documented code."""
import json
import os
import zipfile

from harness import Home, check, equal, telegram_chat, telegram_message

SECRET = "ann.private@example.org"


def refused(home, code, words, *arguments, env=None):
    done = home.run(*arguments, expect=None, env=env)
    text = done.stderr.decode()
    equal(done.returncode, code, f"{arguments}: {text[:400]}")
    for word in words:
        check(word.lower() in text.lower(), f"{arguments}: the message lacks {word!r}: {text[:400]}")
    check(SECRET not in text and "Traceback" not in text and "terminate" not in text, f"{arguments}: {text[:400]}")
    check(len(text) < 1200, f"{arguments}: a short message, not {len(text)} bytes")
    document = json.loads(home.run(*arguments, "--json", expect=code, env=env).stdout)
    equal(document["error"]["exit"], code, f"{arguments} --json")


def unreadable(home):
    """A file that the user may not read; root may read all, so root becomes nobody for it."""
    path = home.file("unreadable.json", json.dumps(telegram_chat([telegram_message(1, SECRET)])))
    os.chmod(path, 0)
    prefix = ()
    if os.geteuid() == 0:
        prefix = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
        os.chmod(home.base, 0o777)
    other = Home.__new__(Home)
    other.base, other.path = home.base, home.base / "home-of-nobody"
    done = other.run("import", path, "--project", "acme", prefix=prefix, expect=None)
    if b"xec" in done.stderr and done.returncode in (126, 127):
        print("skipped: nobody may not run the program here")
    else:
        equal(done.returncode, 1, f"an unreadable file: {done.stderr.decode()[:300]}")
        check(b"ermission denied" in done.stderr, f"an unreadable file: {done.stderr.decode()[:300]}")


def main():
    with Home() as home:
        imports = lambda path: ("import", path, "--project", "acme")
        good = json.dumps(telegram_chat([telegram_message(n, f"{SECRET} {n}") for n in range(1, 50)]), indent=1)
        refused(home, 1, ["JSON"], *imports(home.file("text.json", f"hello {SECRET}")))
        refused(home, 1, ["empty"], *imports(home.file("empty.json", "")))
        refused(home, 1, ["JSON", "HTML"], *imports(home.file("messages.html", f"<!DOCTYPE html><html><body>{SECRET}</body></html>")))
        home.file("html/messages.html", "<!DOCTYPE html><html></html>")
        refused(home, 1, ["HTML", "JSON"], *imports(home.base / "html"))
        home.file("folder/notes.txt", "x")
        refused(home, 1, ["channels.json"], *imports(home.base / "folder"))
        refused(home, 1, ["no such file"], *imports(home.base / "absent.json"))
        refused(home, 1, ["Telegram"], *imports(home.file("other.json", {"some": "thing", "mail": SECRET})))
        refused(home, 6, ["personal_chat"], *imports(home.file("private.json", telegram_chat([telegram_message(1, SECRET)], kind="personal_chat", name=SECRET))))
        refused(home, 2, ["project", "a-z"], "import", home.file("good.json", good), "--project", "No Such/Project")
        refused(home, 2, ["--project"], "import", home.base / "good.json")
        refused(home, 2, ["frobnicate"], "frobnicate")
        half = good.encode()[: len(good) // 2]
        refused(home, 1, ["byte"], *imports(home.file("half.json", half)))
        broken = good.replace('"date_unixtime": "1772360460"', '"date_unixtime": 17723"60460', 1)
        check(broken != good, "the corruption is there")
        refused(home, 1, ["byte"], *imports(home.file("broken.json", broken)))
        equal(home.run("query", "SELECT count(*) FROM messages", "--format", "csv", expect=None).stdout.decode().split()[-1:], ["0"], "nothing was committed")
        partial = home.run("import", home.base / "broken.json", "--project", "acme", "--partial", "--json", expect=3)
        check(5 < json.loads(partial.stdout)["loaded"] < 49, f"the whole messages before it: {partial.stdout[:200]}")
        zipped = home.base / "escape.zip"
        with zipfile.ZipFile(zipped, "w") as archive:
            archive.writestr("channels.json", "[]")
            archive.writestr("../evil.json", "[]")
        refused(home, 1, ["zip"], *imports(zipped))
        bomb = home.base / "bomb.zip"
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("channels.json", json.dumps([{"id": "C1", "name": "general"}]))
            with archive.open(zipfile.ZipInfo("general/2026-01-01.json"), "w", force_zip64=True) as entry:
                for _ in range(1100):
                    entry.write(b" " * (1 << 20))
        refused(home, 1, ["zip"], *imports(bomb))
        unreadable(home)
        refused(home, 2, ["syntax error"], "query", "SELEC 1")
        for sql in ("DROP TABLE messages", "COPY messages TO '/tmp/x'", "SELECT 1; SELECT 2", "ATTACH 'x'", "SET threads=1", "INSTALL httpfs"):
            check(home.run("query", sql, expect=None).returncode in (2, 6), f"{sql} is refused")
        for sql in ("SELECT * FROM read_text('/etc/passwd')", "SELECT * FROM read_csv('/etc/passwd')", "SELECT * FROM glob('/etc/*')",
                    f"SELECT * FROM read_text('{home.path}/keys/master.key')", "SELECT getenv('HOME')"):
            done = home.run("query", sql, expect=None)
            check(done.returncode != 0 and b"root:" not in done.stdout, f"{sql} is refused")

        os.chmod(home.path, 0o755)
        refused(home, 1, ["chmod"], "status")
        os.chmod(home.path, 0o700)
        key = home.path / "keys" / "master.key"
        key.rename(home.base / "key")
        refused(home, 1, ["key"], *imports(home.base / "good.json"))
        (home.base / "key").rename(key)
        (home.path / "home.json").write_text('{"format": 99}')
        refused(home, 1, ["newer"], "status")
    print("ok")


main()
