"""Searches what a home holds for values that must not be there: all of them in one pass."""
import contextlib
import os
import sqlite3
import subprocess
import tempfile

from harness import check

VIEWS = ("messages", "channels", "samples", "reactions", "events", "pii_findings")


def state_dump(home):
    """All cells of the state, as SQL."""
    path = home.path / "state.sqlite"
    if not path.exists():
        return b""
    with contextlib.closing(sqlite3.connect(path)) as state:
        return "\n".join(state.iterdump()).encode()


def places(home, outputs=()):
    """name -> bytes: files and their names, tables and views, the state, and what was printed."""
    found = {str(path.relative_to(home.path)): path.read_bytes() for path in home.files()}
    found["the names of files"] = "\n".join(found).encode()
    found["the state's tables"] = state_dump(home)
    for view in VIEWS:
        found[view] = home.run("query", f"SELECT * FROM {view}", "--format", "json").stdout
    for number, output in enumerate(outputs):
        found[f"output {number}"] = output
    return found


def leaked(values, where):
    """["what in place"] for `values` (what -> value, without line breaks) that stand in one of `where` (name -> bytes)."""
    with tempfile.NamedTemporaryFile() as patterns:
        patterns.write("\n".join(sorted(set(values.values()))).encode())
        patterns.flush()
        done = subprocess.run(["grep", "-aoF", "-f", patterns.name], input=b"\n".join(where.values()), capture_output=True,
                              env={**os.environ, "LC_ALL": "C"})
    check(done.returncode < 2, f"grep: {done.stderr}")
    seen = set(done.stdout.splitlines())
    return sorted(f"{what} in {place}" for what, value in values.items() if value.encode() in seen for place, content in where.items() if value.encode() in content)


def check_no_leaks(home, values, *outputs):
    where = places(home, outputs)
    probe = b"a value that is there"
    check(leaked({"probe": probe.decode()}, {**where, "probe": b"x" + probe + b"x"}) == ["probe in probe"], "the search finds what is there")
    found = leaked(values, where)
    check(not found, f"{len(found)} found: {found[:10]}")
