"""P9: importing again changes nothing; an overlapping newer export updates; two at once both end right."""
import copy
import json
import os
import subprocess

from harness import TACIT, Home, check, equal, telegram_chat, telegram_message


def messages(first, last):
    return [telegram_message(n, f"message number {n}") for n in range(first, last)]


def main():
    with Home() as home:
        old = home.file("old.json", telegram_chat(messages(1, 400)))
        os.utime(old, (1_780_000_000, 1_780_000_000))
        first = home.load(old, "--project", "acme")
        equal((first["loaded"], first["updated"], first["unchanged"]), (399, 0, 0), "first import")
        before, files = home.rows(), sorted((p, p.stat().st_mtime_ns) for p in home.files() if "lake" in str(p))
        again = home.load(old, "--project", "acme")
        equal((again["loaded"], again["updated"], again["unchanged"]), (0, 0, 399), "same file again")
        check(b"unchanged" in home.run("import", old, "--project", "acme").stderr + home.run("import", old, "--project", "acme").stdout, "says unchanged")
        equal(home.rows(), before, "rows after the same file again")
        equal(sorted((p, p.stat().st_mtime_ns) for p in home.files() if "lake" in str(p) and p.suffix in (".parquet", ".json")),
              [f for f in files if f[0].suffix in (".parquet", ".json")], "nothing was written")
        os.utime(old, (1_780_000_500, 1_780_000_500))
        touched = home.load(old, "--project", "acme")
        equal((touched["loaded"], touched["updated"], touched["unchanged"]), (0, 0, 399), "the same bytes, newer file")

        newer = messages(200, 600)
        newer[10]["text"] = "edited afterwards"
        newer[10].update({"edited": "2026-03-02T10:00:00", "edited_unixtime": "1772445600"})
        newer[11]["reactions"] = [{"type": "emoji", "count": 7, "emoji": "🔥"}]
        new = home.file("new.json", telegram_chat(newer))
        os.utime(new, (1_781_000_000, 1_781_000_000))
        merged = home.load(new, "--project", "acme")
        equal((merged["loaded"], merged["updated"], merged["unchanged"]), (200, 2, 198), "overlapping newer export")
        equal(home.value("SELECT count(*) FROM messages"), "599", "rows")
        equal(home.value("SELECT text FROM messages WHERE message_id = '210'"), "edited afterwards", "newest version")
        equal(home.value("SELECT count FROM reactions WHERE message_id = '211'"), "7", "reactions of the newer export")
        stale = home.load(old, "--project", "acme")
        equal((stale["loaded"], stale["updated"], stale["unchanged"]), (0, 0, 399), "the older export again")
        equal(home.value("SELECT text FROM messages WHERE message_id = '210'"), "edited afterwards", "an old export does not win")
        other = home.load(old, "--project", "other")
        equal(other["loaded"], 399, "another project")
        check(home.value("SELECT count(DISTINCT author) FROM messages") == "2", "projects have their own pseudonyms")
        equal(home.run("doctor", expect=0).returncode, 0, "doctor")

    with Home() as home:
        paths = [home.file(f"part{i}.json", telegram_chat(messages(1 + i * 100, 400 + i * 100), number=1777000009)) for i in range(4)]
        home.run("init")
        running = [subprocess.Popen([TACIT, "--home", str(home.path), "import", str(path), "--project", "acme", "--json"],
                                    stdout=subprocess.PIPE, stderr=subprocess.PIPE) for path in paths + paths]
        done = [process.communicate() + (process.returncode,) for process in running]
        for out, err, code in done:
            equal(code, 0, f"a concurrent import: {err.decode()[:500]}")
        equal(home.value("SELECT count(*) || ' ' || count(DISTINCT message_id) FROM messages"), "699 699", "rows of eight imports at once")
        equal(sum(json.loads(out)["loaded"] for out, _, _ in done), 699, "each row was loaded once")

    with Home() as home:  # duplicates inside one export, out of order, and copies of the same message
        shuffled = messages(1, 300)[::-1]
        twice = shuffled + copy.deepcopy(shuffled[:50])
        report = home.load(home.file("result.json", telegram_chat(twice)), "--project", "acme")
        equal(report["loaded"], 299, "duplicates count once")
        equal(home.value("SELECT count(*) FROM messages"), "299", "rows")
    print("ok")


main()
