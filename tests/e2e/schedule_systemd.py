"""What `tacit schedule print` gives, read by systemd itself: units, sandbox, times; and the same times as cron understands them."""
import datetime
import itertools
import json
import os
import pathlib
import pwd
import re
import shutil
import subprocess

from harness import Home, check, equal, skip

TIMES = ["hourly", "daily", "weekly", "monthly", "06:00", "Mon..Fri 06:00", "Sat,Sun 6:05", "Fri..Sun *-*-* 06,18:30", "*:0/15", "*:05/15", "*:5..59/15",
         "0/6:15", "8..18/2:00", "*-*-01 04:00", "*-*-1/7 5:00", "*-*-1/2 5:00", "12-25 6:00", "*-1..3-* 5:00", "*-1/3-1", "*-02-29 00:00",
         "Mon *-1..6-* 5:00", "*-*-31 23:59", "06:00:30", "06:00 UTC", "Mon *-*-01..07 06:00", "*-*-5,6,7,9,11 0:00", "tue,Mon,SUNDAY 5..7:58..59"]
REFUSED = ["Mon 25:00", "06:60", "Mo 06:00", "Sat..Mon 3:00", "*/2:00", "*-13-01 0:00", "*-*-32 0:00", "23..2:00", "*:15/0", "6"]
START = datetime.datetime(2027, 1, 29, 22, 17, tzinfo=datetime.timezone.utc)
ODD = "odd ' \" % %% \\% $HOME ${x} ; # \u00fc \\n home"
LIMIT = 3.0


def analyze(*arguments):
    runtime = pathlib.Path.cwd() / "systemd-runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C", "XDG_RUNTIME_DIR": str(runtime)}
    return subprocess.run(["systemd-analyze", *map(str, arguments)], capture_output=True, text=True, env=environment, timeout=120)


def printed(home, kind, *arguments, expect=0):
    done = home.run("schedule", "print", kind, *arguments, "--json", expect=expect, env={"XDG_CONFIG_HOME": "/nowhere"})
    return json.loads(done.stdout)


def elapses(text, count=12):
    done = analyze("calendar", f"--iterations={count}", "--base-time=" + START.strftime("%Y-%m-%d %H:%M:%S UTC"), text)
    equal(done.returncode, 0, f"systemd takes {text!r}: {done.stderr}")
    found = re.findall(r"(?:Next elapse|Iteration #\d+): \w{3} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) UTC", done.stdout)
    check(found, f"{text!r} comes")
    return [datetime.datetime.fromisoformat(one + "+00:00") for one in found]


def cron_field(text, first, last):
    values = set()
    for item in text.split(","):
        body, _, step = item.partition("/")
        low, _, high = (str(first), "", str(last)) if body == "*" else body.partition("-")
        values.update(range(int(low), int(high or low) + 1, int(step or 1)))
    return values


def cron_elapses(line, count):
    """crontab(5): days of the month and of the week, when neither is a star, are either-or."""
    minute, hour, day, month, weekday = line.split(" ")
    minutes, hours, days = cron_field(minute, 0, 59), cron_field(hour, 0, 23), cron_field(day, 1, 31)
    months, weekdays = cron_field(month, 1, 12), cron_field(weekday, 0, 7)
    found, date = [], START.date()
    while len(found) < count:
        in_days, in_weekdays = date.day in days, date.isoweekday() % 7 in weekdays or (date.isoweekday() == 7 and 7 in weekdays)
        both = in_days and in_weekdays if day.startswith("*") or weekday.startswith("*") else in_days or in_weekdays
        if date.month in months and both:
            times = (datetime.datetime(date.year, date.month, date.day, h, m, tzinfo=datetime.timezone.utc) for h in sorted(hours) for m in sorted(minutes))
            found.extend(itertools.islice((t for t in times if t > START), count - len(found)))
        date += datetime.timedelta(days=1)
    return found


def times(home):
    for text in TIMES:
        ours = printed(home, "systemd", "--every", text)["every"]
        expected = elapses(text)
        equal(elapses(ours), expected, f"{text!r} and what we make of it, {ours!r}")
        crontab = home.run("schedule", "print", "cron", "--every", text, "--jitter", "0", expect=None)
        if crontab.returncode == 0:
            line = " ".join(crontab.stdout.decode().splitlines()[1].split(" ")[:5])
            equal(cron_elapses(line, len(expected)), expected, f"{text!r} and the line of cron, {line!r}")
        else:
            check(b"cron cannot say" in crontab.stderr, f"{text!r}: why not by cron")
    for text in REFUSED:
        check(analyze("calendar", text).returncode != 0, f"systemd refuses {text!r}")
        printed(home, "systemd", "--every", text, expect=2)
    print(f"{len(TIMES)} times mean the same to systemd and to cron")


def written(home, place):
    """The printed files in a directory."""
    place.mkdir(parents=True, exist_ok=True)
    files = []
    for file in printed(home, "systemd")["files"]:
        path = place / os.path.basename(file["path"])
        path.write_text(file["content"])
        files.append(path)
    return files


def units(files):
    done = analyze("verify", "--user", *files)
    equal((done.returncode, done.stderr), (0, ""), "systemd-analyze verify")
    service = next(f for f in files if f.suffix == ".service")
    done = analyze("security", "--offline=true", f"--threshold={int(LIMIT * 10)}", "--no-pager", service)
    score = re.search(r"exposure level for \S+: ([0-9.]+)", done.stdout)
    check(done.returncode == 0 and score and float(score.group(1)) <= LIMIT, f"exposure: {score and score.group(1)}, at most {LIMIT}\n{done.stderr}")
    print(f"exposure {score.group(1)}")


def as_systemd_reads(base, files, home):
    """systemd's own dump of the units that it loaded: the arguments and the writable path of an odd home."""
    manager = "/lib/systemd/systemd"
    if not os.path.exists(manager):
        print("not compared with systemd's own reading: no systemd here")
        return
    place = base / "systemd-test"
    directory = place / "config" / "systemd" / "user"
    directory.mkdir(parents=True)
    service = next(f for f in files if f.suffix == ".service")
    shutil.copy(service, directory)
    (directory / "default.target").write_text(f"[Unit]\nDescription=d\nWants={service.name}\n")
    run = place / "run"
    run.mkdir()
    prefix = []
    if os.geteuid() == 0:  # a manager of root is not a user's
        prefix = ["setpriv", "--reuid", "nobody", "--clear-groups"]
        for path in [base, *base.rglob("*")]:
            os.chown(path, pwd.getpwnam("nobody").pw_uid, -1)
    environment = {"PATH": os.environ["PATH"], "HOME": str(place), "XDG_RUNTIME_DIR": str(run), "XDG_CONFIG_HOME": str(place / "config")}
    done = subprocess.run([*prefix, manager, "--user", "--test", "--no-pager"], capture_output=True, text=True, env=environment, timeout=120)
    dump = done.stdout + done.stderr
    if done.returncode != 0 or "ReadWritePaths:" not in dump:
        print("not compared with systemd's own reading: its --test does not run here")
        return
    path = str(home.path)
    check(f"ReadWritePaths: {path}\n" in dump, "the writable path")
    line = next(line for line in dump.splitlines() if "Command Line:" in line and "collect --once --json" in line)
    # The dump quotes again, and has $ doubled as it still is before the start.
    word = "".join("\\" + c if c in "\"\\`$" else c for c in path.replace("$", "$$"))
    check(f'--home "{word}" ' in line, f"the home's path: {line}")
    print("an odd path is read as it is")


def main():
    if shutil.which("systemd-analyze") is None:
        skip("there is no systemd-analyze (Debian: systemd)")
    with Home() as home:
        times(home)
        units(written(home, home.base / "plain"))
        home.path = home.base / ODD
        files = written(home, home.base / "odd")
        units(files)
        as_systemd_reads(home.base, files, home)


main()
