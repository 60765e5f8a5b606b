"""What the end-to-end tests share: they run the real program in a throw-away home.

A test is a script: `test.py TACIT_PROGRAM [options]`; exit code 0 is a pass, 77 a skip.
"""
import csv
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TACIT = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else "tacit"
ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
SKIPPED = 77


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def check(condition, what):
    if not condition:
        print(f"FAILED: {what}", file=sys.stderr)
        sys.exit(1)


def equal(actual, expected, what):
    check(actual == expected, f"{what}: got {actual!r}, expected {expected!r}")


def environment(more=None):
    """What the program sees: no setting of the machine's user, and no text withheld for its subject."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("TACIT_")}
    return {**kept, "TACIT_CONTENT_KEEP": "all", **(more or {})}


class Home:
    """A home in a fresh directory, removed at the end."""

    def __init__(self, parent=None):
        self.base = pathlib.Path(tempfile.mkdtemp(prefix="tacit-e2e-", dir=parent))
        self.path = self.base / "home"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.base, ignore_errors=True)

    def file(self, name, content):
        path = self.base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, (dict, list)):
            content = json.dumps(content, ensure_ascii=False, indent=1)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, *arguments, expect=0, prefix=(), env=None, stdin=None, timeout=300):
        done = subprocess.run([*prefix, TACIT, "--home", str(self.path), *map(str, arguments)], capture_output=True,
                              env=environment(env), input=stdin, timeout=timeout)
        if expect is not None:
            check(done.returncode == expect, f"tacit {' '.join(map(str, arguments))[:200]}: exit {done.returncode}, expected {expect}\n"
                  f"stdout: {done.stdout.decode(errors='replace')[:2000]}\nstderr: {done.stderr.decode(errors='replace')[:2000]}")
        return done

    def load(self, *arguments, **options):
        """tacit import … --json, as an object"""
        return json.loads(self.run("import", *arguments, "--json", **options).stdout)

    def make_epoch(self, project):
        """Makes the first key epoch of a project in a home without data, so that copies of it write the same pseudonyms."""
        first = self.file("first-of-all.json", telegram_chat([telegram_message(1, "x")]))
        self.run("import", first, "--project", project)
        shutil.rmtree(self.path / "lake")
        self.run("init")

    def query(self, sql):
        """rows as lists of text; NULL is ''"""
        out = self.run("query", sql, "--format", "csv").stdout.decode()
        return list(csv.reader(io.StringIO(out)))[1:]

    def value(self, sql):
        return self.query(sql)[0][0]

    # All that is data about messages, without what differs from run to run by design.
    ROWS = ("SELECT * EXCLUDE (collected_at, run_id) FROM messages ORDER BY platform, project, channel_id, message_id")
    CHANNELS = "SELECT * FROM channels ORDER BY platform, project, channel_id"

    def rows(self):
        return self.query(self.ROWS), self.query(self.CHANNELS)

    def files(self):
        return [p for p in self.path.rglob("*") if p.is_file()]


def telegram_message(number, text, **more):
    message = {"id": number, "type": "message", "date": "2026-03-01T10:00:00", "date_unixtime": str(1772359200 + 60 * number),
               "from": "Somebody", "from_id": "user5100000001"}
    message.update(more)
    message["text"] = text
    message["text_entities"] = [{"type": "plain", "text": text}] if isinstance(text, str) else []
    return message


def telegram_chat(messages, kind="public_supergroup", number=1777000009, name="Invented group"):
    return {"name": name, "type": kind, "id": number, "messages": messages}


def sample(name):
    """A file of the bundled sample, made by tools/make_samples.py once per test."""
    out = pathlib.Path(tempfile.mkdtemp(prefix="tacit-samples-"))
    subprocess.run([sys.executable, ROOT / "tools" / "make_samples.py", out], check=True)
    return out / name
