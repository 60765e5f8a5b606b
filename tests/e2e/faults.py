"""P9: killed at a write, fsync, rename or link, or out of space, the next run ends like an undisturbed one.

    faults.py TACIT kill [--points N]    N kills spread over all such calls of a small import
    faults.py TACIT space                the disk is full, or out of inodes
"""
import os
import re
import shutil
import subprocess
import sys

from harness import SKIPPED, TACIT, Home, check, environment, equal, skip, telegram_chat, telegram_message

CALLS = "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,openat"
CHANGING = ["write", "pwrite64", "fsync", "fdatasync", "rename", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir"]


def exports(home):
    """An import into an empty home, then one that overlaps it: appends, rewrites and removes files."""
    first = [telegram_message(n, f"number {n}, mail a{n}@example.org") for n in range(1, 120)]
    second = [telegram_message(n, f"number {n}, mail a{n}@example.org") for n in range(60, 200)]
    second[3].update({"text": "edited", "edited_unixtime": "1772445600", "edited": "2026-03-02T10:00:00"})
    paths = [home.file("first.json", telegram_chat(first)), home.file("second.json", telegram_chat(second))]
    for path, when in zip(paths, (1_780_000_000, 1_781_000_000)):
        os.utime(path, (when, when))
    return paths


def command(home, path):
    return [TACIT, "--home", str(home.path), "import", str(path), "--project", "acme", "--threads", "1", "--json"]


def reset(home, backup):
    shutil.rmtree(home.path, ignore_errors=True)
    if backup:
        shutil.copytree(backup, home.path, copy_function=shutil.copy2)


def undisturbed(home, paths):
    for path in paths:
        home.run("import", path, "--project", "acme")
    return home.rows()


def count_calls(home, path):
    """How many calls of each kind an import makes."""
    log = home.base / "trace"
    subprocess.run(["strace", "-f", "-qq", "-o", log, "-e", "trace=" + ",".join(CHANGING), *command(home, path)], check=True, capture_output=True, env=environment())
    counts = {}
    for call in re.findall(r"^\d+ +(\w+)\(", log.read_text(errors="replace"), re.M):
        counts[call] = counts.get(call, 0) + 1
    return counts


def check_home(home, expected, what):
    rows = home.rows()
    check(rows == expected, f"{what}: {len(rows[0])} rows, expected {len(expected[0])}; differing: "
          f"{[(a, b) for a, b in zip(rows[0], expected[0]) if a != b][:1]} {[(a, b) for a, b in zip(rows[1], expected[1]) if a != b][:1]}")
    home.run("doctor")


def kill(points):
    if subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        skip("strace may not trace here")
    with Home("/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as home:
        paths = exports(home)
        stages = []  # (home before, which import, the pseudonyms' key must be the same: so a made home)
        home.make_epoch("acme")
        made = home.base / "made"
        shutil.copytree(home.path, made)
        expected_first = undisturbed(home, paths[:1])
        loaded = home.base / "loaded"
        shutil.copytree(home.path, loaded)
        expected_second = undisturbed(home, paths[1:])
        stages = [(None, paths[0], expected_first), (made, paths[0], expected_first), (loaded, paths[1], expected_second)]
        plan = []
        for number, (backup, path, _) in enumerate(stages):
            reset(home, backup)
            for call, count in count_calls(home, path).items():
                plan += [(number, call, when) for when in range(1, count + 1)]
        every = max(1, len(plan) // points)
        chosen = plan[::every] if points else plan
        killed = 0
        for number, call, when in chosen:
            backup, path, expected = stages[number]
            reset(home, backup)
            done = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={when}", *command(home, path)], capture_output=True, env=environment())
            killed += done.returncode != 0
            home.run("import", path, "--project", "acme")
            if backup is None:  # a home of its own key: compare what does not depend on it
                equal(home.value("SELECT count(*) || ' ' || count(DISTINCT message_id) FROM messages"), "119 119", f"rows after a kill at {call} {when} in a new home")
                home.run("doctor")
            else:
                check_home(home, expected, f"after a kill at {call} number {when} of import {number}")
        check(killed > len(chosen) * 0.8, f"only {killed} of {len(chosen)} kills hit")
        print(f"{len(chosen)} kill points of {len(plan)} ({killed} hit): every rerun equals the undisturbed lake")


def space():
    with Home() as home:
        paths = exports(home)
        home.run("init")
        undisturbed(home, paths[:1])
        before, backup = home.rows(), home.base / "backup"
        shutil.copytree(home.path, backup)
        expected = undisturbed(home, paths[1:])
        tested = 0
        for error in ("ENOSPC", "EDQUOT"):
            for call in ("write", "pwrite64", "fsync", "link", "mkdir"):
                for when in (1, 2, 3, 4, 5, 7, 9, 12, 16, 20):
                    reset(home, backup)
                    done = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={call}:error={error}:when={when}+", *command(home, paths[1])], capture_output=True, env=environment())
                    if done.returncode == 0:
                        continue  # what failed came after the commit and is made up for by the next one
                    tested += 1
                    equal(done.returncode, 8, f"{error} at {call} {when}: {done.stderr.decode()[:300]}")
                    for table, old, new in zip(home.rows(), before, expected):
                        check(table in (old, new), f"half committed after {error} at {call} {when}")
                    home.run("import", paths[1], "--project", "acme")
                    check_home(home, expected, f"with space again after {error} at {call} {when}")
        check(tested >= 20, f"only {tested} injected failures")
        print(f"{tested} injected failures")
        small = home.base / "small"
        small.mkdir()
        for option, what in (("size=300k", "full"), ("size=8m,nr_inodes=14", "out of inodes")):
            if subprocess.run(["mount", "-t", "tmpfs", "-o", option, "tmpfs", small], capture_output=True).returncode != 0:
                print("skipped the real full disk: may not mount a tmpfs here")
                return
            try:
                real = Home(small)
                real.path = small / "home"
                lines = [telegram_message(n, f"{n} {os.urandom(200).hex()}") for n in range(1, 3000)]
                path = home.file("large.json", telegram_chat(lines))
                done = real.run("import", path, "--project", "acme", expect=None)
                equal(done.returncode, 8, f"the disk is {what}: {done.stderr.decode()[:300]}")
                check(b"space" in done.stderr, f"the message says what to do: {done.stderr.decode()[:300]}")
                subprocess.run(["mount", "-o", "remount,size=200m,nr_inodes=10000", small], check=True)
                equal(real.load(path, "--project", "acme")["loaded"], 2999, f"works again after the disk was {what}")
                real.run("doctor")
            finally:
                subprocess.run(["umount", small], check=True)
    print("ok")


if shutil.which("strace") is None:
    sys.exit(SKIPPED)
if sys.argv[2] == "kill":
    kill(int(sys.argv[sys.argv.index("--points") + 1]) if "--points" in sys.argv else 320)
else:
    space()
