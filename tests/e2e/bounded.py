"""P10: memory does not grow with the input."""
import json
import os
import subprocess

from harness import TACIT, Home, check, equal

PART_KIB = "2048"  # small parts, so that both inputs have many


def export(home, name, count):
    path = home.base / name
    with open(path, "w", encoding="utf-8") as out:
        out.write('{\n "name": "Invented group",\n "type": "public_supergroup",\n "id": 1777000009,\n "messages": [')
        for n in range(1, count + 1):
            message = {"id": n, "type": "message", "date": "2026-03-01T10:00:00", "date_unixtime": str(1772359200 + n), "from": f"Person {n % 5000}",
                       "from_id": f"user{5100000000 + n % 5000}", "text": f"a line of text, number {n}, with some words in it that differ: {n * 7919 % 100003}",
                       "text_entities": [{"type": "plain", "text": "x" * 60}]}
            out.write(("," if n > 1 else "") + "\n  " + json.dumps(message, indent=1).replace("\n", "\n  "))
        out.write("\n ]\n}")
    return path


def peak(home, path, threads):
    process = subprocess.Popen([TACIT, "--home", str(home.path), "import", str(path), "--project", path.stem, "--threads", str(threads), "--quiet"],
                               env={**os.environ, "TACIT_IMPORT_PART_KIB": PART_KIB})
    _, status, usage = os.wait4(process.pid, 0)
    equal(status, 0, path.name)
    return usage.ru_maxrss / 1024


def main():
    with Home() as home:
        small, large = export(home, "small.json", 20_000), export(home, "large.json", 100_000)
        for threads in (1, 2):
            first, second = peak(home, small, threads), peak(home, large, threads)
            print(f"{threads} threads: {first:.0f} MiB for {small.stat().st_size >> 20} MiB, {second:.0f} MiB for {large.stat().st_size >> 20} MiB")
            check(second < first * 1.25 + 8, "five times the input takes more memory")
        equal(home.value("SELECT count(*) FROM messages WHERE project = 'large'"), "100000", "rows")


main()
