"""`tacit schedule` against a crontab and a systemctl of our own: what is shown, written, left alone and taken out again."""
import json
import os
import pty
import shlex
import subprocess

from harness import TACIT, Home, check, environment, equal

CRONTAB = """#!/bin/sh
[ -e "$FAKE/crontab.refuses" ] && { echo "you are not allowed to use this program" >&2; exit 1; }
case "$1" in
-l) [ -e "$FAKE/crontab" ] || { echo "no crontab for user" >&2; exit 1; }; exec cat "$FAKE/crontab" ;;
-) cat > "$FAKE/crontab.new" && mv "$FAKE/crontab.new" "$FAKE/crontab" ;;
*) exit 9 ;;
esac
"""

SYSTEMCTL = """#!/bin/sh
echo "$*" >> "$FAKE/systemctl.log"
[ "$1" = --user ] || exit 9
[ -e "$FAKE/systemctl.dead" ] && { echo "Failed to connect to bus" >&2; exit 1; }
case "$2" in
show|daemon-reload) ;;
enable) : > "$FAKE/enabled" ;;
restart) : > "$FAKE/active" ;;
disable) [ "$3" = --now ] && rm -f "$FAKE/enabled" "$FAKE/active" ;;
is-active) [ -e "$FAKE/active" ] ;;
is-enabled) [ -e "$FAKE/enabled" ] ;;
*) exit 9 ;;
esac
"""

STUB = """#!/bin/sh
printf '%s\\0' "$@" > "$FAKE/arguments"
"""

OTHERS = b"# mine \xff\r\nMAILTO=me\n\n0 1 * * *\ttrue % input\n# BEGIN something else\n"
ODD = "odd ' \" % %% \\% $HOME `x` ; # \u00fc \\n home"


class Machine(Home):
    """A home with an odd path, and a machine whose crontab and systemctl are scripts."""

    def __init__(self, name=ODD, parent=None):
        super().__init__(parent)
        self.path = self.base / name
        self.bin = self.base / "bin"
        for program, script in (("crontab", CRONTAB), ("systemctl", SYSTEMCTL)):
            self.file(f"bin/{program}", script).chmod(0o755)
        self.units = self.base / "config dir" / "systemd" / "user"

    def environment(self, path=None):
        return {"PATH": path or f"{self.bin}:/usr/bin:/bin", "FAKE": str(self.base), "XDG_CONFIG_HOME": str(self.base / "config dir"),
                "HOME": str(self.base)}

    def schedule(self, *arguments, expect=0, path=None):
        # In a session without a terminal, so that nobody is asked.
        return self.run("schedule", *arguments, expect=expect, env=self.environment(path), prefix=("setsid", "-w"))

    def changed(self, *arguments):
        return json.loads(self.schedule(*arguments, "--yes", "--json").stdout)["changed"]

    def crontab(self):
        path = self.base / "crontab"
        return path.read_bytes() if path.exists() else None

    def calls(self):
        log = self.base / "systemctl.log"
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return [line for line in lines if not any(word in line for word in (" show ", " is-active ", " is-enabled "))]

    def acts(self):
        lines = self.run("audit", "show", "--json").stdout.decode().splitlines()
        return [json.loads(line)["entry"] for line in lines]


def as_cron_reads(line):
    """The command of a crontab's line, as cron(8) gives it to the shell: behind five fields; an unescaped % ends it."""
    command = line.split(" ", 5)[5]
    out, escaped = "", False
    for c in command:
        if escaped:
            out = out[:-1] + c if c == "%" else out + c
            escaped = False
            continue
        check(c != "%", "an unescaped % in a line of the crontab")
        escaped = c == "\\"
        out += c
    return out


def the_line(crontab):
    lines = [line for line in crontab.decode(errors="replace").splitlines() if "collect --once --json" in line]
    equal(len(lines), 1, "lines of ours")
    return lines[0]


def check_line(machine, line):
    """What the shell makes of it: the program's arguments, byte for byte."""
    stub = machine.file("stub", STUB)
    stub.chmod(0o755)
    command = as_cron_reads(line)
    quoted = f"'{TACIT}'"
    check(quoted in command, "the program's absolute path")
    environment = {**os.environ, **machine.environment()}
    done = subprocess.run(["/bin/sh", "-c", command.replace(quoted, shlex.quote(str(stub)))], env=environment, capture_output=True, timeout=60)
    equal((done.returncode, done.stdout, done.stderr), (0, b"", b""), "the line runs")
    arguments = (machine.base / "arguments").read_bytes().decode().split("\0")[:-1]
    equal(arguments, ["--home", str(machine.path), "--quiet", "collect", "--once", "--json"], "arguments of a run")


def cron():
    with Machine() as machine:
        machine.run("init")
        printed = machine.schedule("print", "cron", "--jitter", "0").stdout
        equal(machine.crontab(), None, "printing writes nothing")
        (machine.base / "crontab").write_bytes(OTHERS)
        asked = machine.schedule("install", "cron", "--jitter", "0", expect=2)
        check(printed in asked.stderr and b"--yes" in asked.stderr, "shows what it would write")
        equal(machine.crontab(), OTHERS, "not confirmed")
        check(b"no audit log yet" in machine.run("audit", "verify", expect=1).stderr, "nothing to record yet")

        done = machine.schedule("install", "cron", "--jitter", "0", "--yes")
        check(printed in done.stderr, "also with --yes")
        equal(machine.crontab(), OTHERS + printed, "other lines stay, byte for byte")
        equal(machine.changed("install", "cron", "--jitter", "0"), False, "twice is once")
        equal(machine.crontab(), OTHERS + printed, "twice")
        check_line(machine, the_line(machine.crontab()))

        (machine.base / "crontab").write_bytes(OTHERS + printed + b"9 9 * * * last")
        equal(machine.changed("install", "cron", "--every", "Mon..Fri 06:30", "--jitter", "1"), True, "other times")
        check(machine.crontab().startswith(OTHERS) and machine.crontab().endswith(b"9 9 * * * last"), "replaced where it stands")
        line = the_line(machine.crontab())
        check(line.startswith("30 6 * * 1-5 sleep "), "the times of cron")
        check_line(machine, line)

        with Machine("home") as other:  # another home of the same user
            other.run("init")
            (other.base / "crontab").write_bytes(machine.crontab())
            equal(other.changed("install", "cron"), True, "a second home")
            check(other.crontab().startswith(machine.crontab()), "the first home's lines stay")
            equal(other.changed("remove", "cron"), True, "the second home goes")
            equal(other.crontab(), machine.crontab() + b"\n", "the first home's lines stay")

        status = json.loads(machine.schedule("status", "--json").stdout)
        check(status["cron"]["installed"] and status["cron"]["crontab"].encode() in machine.crontab(), "status")
        equal(machine.changed("remove", "cron"), True, "removed")
        equal(machine.crontab(), OTHERS + b"9 9 * * * last", "others stay")
        equal(machine.changed("remove", "cron"), False, "nothing to remove")

        # What is not as we left it is not touched.
        damaged = OTHERS + printed + printed
        (machine.base / "crontab").write_bytes(damaged)
        for action in ("install", "remove"):
            check(b"crontab -e" in machine.schedule(action, "cron", "--yes", expect=2).stderr, "says how to repair it")
        equal(machine.crontab(), damaged, "a damaged block")

        (machine.base / "crontab").write_bytes(OTHERS)
        machine.file("crontab.refuses", "")
        check(b"not be allowed" in machine.schedule("install", "cron", "--yes", expect=1).stderr, "cron refuses")
        (machine.base / "crontab.refuses").unlink()
        equal(machine.crontab(), OTHERS, "refused")
        (machine.bin / "crontab").unlink()
        check(b"install cron" in machine.schedule("install", "cron", "--yes", expect=1, path=f"{machine.bin}:{only(machine, 'setsid')}").stderr, "no crontab program")

        acts = [(a["act"], a["kind"], a.get("every"), a.get("jitter_s")) for a in machine.acts()]
        equal(acts, [("schedule_install", "cron", "*-*-* 00:00:00", 0), ("schedule_install", "cron", "Mon..Fri *-*-* 06:30:00", 1),
                     ("schedule_remove", "cron", None, None)], "the audit log")
        stored = b"".join(p.read_bytes() for p in (machine.path / "audit").rglob("*") if p.is_file())
        check(str(machine.base).encode() not in stored, "no path in the audit log")


def only(machine, *programs):
    """A directory with nothing but these programs."""
    place = machine.base / "only"
    place.mkdir(exist_ok=True)
    for program in programs:
        if not (place / program).exists():
            (place / program).symlink_to(f"/usr/bin/{program}")
    return place


def systemd():
    with Machine() as machine:
        machine.run("init")
        machine.file("config dir/systemd/user/other.timer", "[Timer]\n")
        asked = machine.schedule("install", "systemd", expect=2)
        check(b"ExecStart=" in asked.stderr and b"--yes" in asked.stderr, "shows what it would write")
        equal((os.listdir(machine.units), machine.calls()), (["other.timer"], []), "not confirmed")

        machine.file("systemctl.dead", "")
        check(b"enable-linger" in machine.schedule("install", "systemd", "--yes", expect=1).stderr, "no systemd of the user")
        equal(os.listdir(machine.units), ["other.timer"], "nothing without a systemd")
        (machine.base / "systemctl.dead").unlink()
        machine.calls()

        printed = json.loads(machine.schedule("print", "systemd", "--every", "hourly", "--json").stdout)
        files = {os.path.basename(f["path"]): f["content"].encode() for f in printed["files"]}
        service, timer = sorted(files)
        equal(machine.changed("install", "systemd", "--every", "hourly"), True, "installed")
        equal(machine.calls(), ["--user daemon-reload", f"--user enable {timer}", f"--user restart {timer}"], "calls")
        equal({n: (machine.units / n).read_bytes() for n in (service, timer)}, files, "the files are those that were printed")
        equal(machine.changed("install", "systemd", "--every", "hourly"), False, "twice is once")
        equal(machine.calls(), [], "twice is once")
        equal(json.loads(machine.schedule("status", "--json").stdout)["systemd"],
              {"installed": True, "every": "*-*-* *:00:00", "active": True, "current": True}, "status")

        equal(machine.changed("install", "systemd", "--every", "daily"), True, "other times")
        (machine.units / service).write_bytes(files[service].replace(b"Nice=10", b"Nice=11"))
        equal(json.loads(machine.schedule("status", "--json").stdout)["systemd"]["current"], False, "changed by hand")
        equal(machine.changed("install", "systemd", "--every", "daily"), True, "made good")
        machine.calls()
        equal(machine.changed("remove", "systemd"), True, "removed")
        equal(machine.calls(), [f"--user disable --now {timer}", "--user daemon-reload"], "calls")
        equal(os.listdir(machine.units), ["other.timer"], "only ours go")
        equal(machine.changed("remove", "systemd"), False, "nothing to remove")

        (machine.units / timer).write_bytes(b"[Timer]\n# somebody's own\n")
        for action in ("install", "remove"):
            check(b"not made by tacit" in machine.schedule(action, "systemd", "--yes", expect=2).stderr, "somebody's own file")
        equal((machine.units / timer).read_bytes(), b"[Timer]\n# somebody's own\n", "somebody's own file")
        (machine.bin / "systemctl").unlink()
        (machine.units / timer).unlink()
        check(b"schedule install cron" in machine.schedule("install", "systemd", "--yes", expect=1, path=f"{machine.bin}:{only(machine, 'setsid')}").stderr, "no systemctl")
        equal([a["act"] for a in machine.acts()], ["schedule_install"] * 3 + ["schedule_remove"], "the audit log")


def asked():
    """On a terminal: what is written is shown, and only yes is a yes."""
    with Machine("home") as machine:
        machine.run("init")
        printed = machine.schedule("print", "cron").stdout
        for answer, code in (("no", 130), ("", 130), ("y", 130), ("yes", 0)):
            pid, master = pty.fork()
            if pid == 0:
                os.execvpe(TACIT, [TACIT, "--home", str(machine.path), "schedule", "install", "cron"], environment(machine.environment()))
            seen = b""
            while b"Type yes to go on: " not in seen:
                seen += os.read(master, 4096)
            check(printed in seen.replace(b"\r\n", b"\n"), "shows what it would write before it asks")
            equal(machine.crontab(), None, "nothing before the answer")
            os.write(master, answer.encode() + b"\n")
            while True:  # until the other side is closed
                try:
                    if not os.read(master, 4096):
                        break
                except OSError:
                    break
            os.close(master)
            equal(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), code, f"answer {answer!r}")
        equal(machine.crontab(), printed, "installed")


def refused():
    with Machine("a\nb") as machine:
        for kind in ("systemd", "cron"):
            check(b"line end" in machine.schedule("print", kind, expect=2).stderr, "a line end in the path")
    with Machine("home") as machine:
        for arguments, word in ((["print"], b"systemd|cron"), (["print", "cron", "--every", "dayly"], b"Mon..Fri 06:00"),
                                (["print", "cron", "--every", "06:00:30"], b"systemd"), (["print", "cron", "--jitter", "-1"], b"--jitter"),
                                (["print", "cron", "--jitter", "86401"], b"--jitter")):
            check(word in machine.schedule(*arguments, expect=2).stderr, f"{arguments} says {word}")
        check(b"init" in machine.schedule("install", "cron", "--yes", expect=1).stderr, "no home yet")
        secret = machine.file("passphrase", "correct horse\n")
        secret.chmod(0o600)
        machine.run("--passphrase-file", secret, "init", "--key", "passphrase")
        check(b"--passphrase-file" in machine.schedule("install", "cron", "--yes", expect=2).stderr, "nobody types a passphrase")
        machine.schedule("install", "cron", "--yes", "--passphrase-file", secret)
        check(f"--passphrase-file '{secret}'".encode() in machine.crontab(), "where the passphrase is")


def main():
    cron()
    systemd()
    asked()
    refused()


main()
