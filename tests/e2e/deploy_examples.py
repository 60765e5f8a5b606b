"""The examples of deploy/: each compiles, and does with every exit code of a run what docs/OPERATIONS.md says.

The schedulers themselves are stand-ins here; tests/interop/deploy_examples.py loads the real ones.
"""
import importlib.util
import os
import py_compile
import sys
import types

from harness import ROOT, Home, check, equal

STUB = """#!/bin/sh
echo "$*" > "$FAKE/arguments"
echo '{"version":1,"loaded":3,"updated":1}'
exit $(cat "$FAKE/code")
"""
DONE, AGAIN, STOP = {0, 3}, {1, 5, 10, 130}, {2, 4, 6, 7, 8}


class Again(Exception):
    pass


class Stop(Exception):
    pass


def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    sys.modules[name] = made
    return made


def load(path):
    spec = importlib.util.spec_from_file_location("example", path)
    example = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(example)
    return example


def airflow():
    collected = []
    module("airflow")
    module("airflow.exceptions", AirflowException=Again, AirflowFailException=Stop)
    module("airflow.sdk", dag=lambda **_: lambda f: f, task=lambda f: lambda: collected.append(f))
    load(ROOT / "deploy" / "airflow" / "tacit_collect.py")
    return collected[0]


class Anything:
    """Takes every call."""

    def __getattr__(self, _):
        return self

    def __call__(self, *_, **__):
        return self


def dagster():
    anything = Anything()
    module("dagster", op=lambda **_: lambda f: f, job=lambda f: f, Out=anything, ScheduleDefinition=anything, Definitions=anything,
           RetryRequested=lambda **_: Again(), Failure=lambda **_: Stop())
    example = load(ROOT / "deploy" / "dagster" / "tacit_collect.py")
    return lambda: example.collect(anything)


def modal(stub):
    anything = Anything()

    class App:
        def __init__(self, _):
            pass

        def function(self, **_):
            return lambda f: f

    module("modal", App=App, Volume=anything, Image=anything, Cron=anything)
    example = load(ROOT / "deploy" / "modal" / "tacit_collect.py")
    real = example.subprocess.run
    example.subprocess = types.SimpleNamespace(run=lambda command, **more: real([stub, *command[1:]], **more), PIPE=example.subprocess.PIPE)
    return example.collect


def outcome(collect):
    try:
        return "done", collect()
    except Again:
        return "again", None
    except (Stop, RuntimeError):
        return "stop", None


def main():
    examples = sorted((ROOT / "deploy").rglob("*.py"))
    equal(len(examples), 3, "examples")
    with Home() as home:
        for path in examples:
            py_compile.compile(str(path), cfile=str(home.base / "compiled"), doraise=True)
        stub = home.file("tacit", STUB)
        stub.chmod(0o755)
        os.environ.update(FAKE=str(home.base), TACIT=str(stub))
        sys.dont_write_bytecode = True
        for name, collect in (("airflow", airflow()), ("dagster", dagster()), ("modal", modal(str(stub)))):
            for code in sorted(DONE | AGAIN | STOP):
                home.file("code", str(code))
                said, counts = outcome(collect)
                expected = "done" if code in DONE else "again" if code in AGAIN else "stop"
                if name == "modal" and code in AGAIN:
                    expected = "done"  # Modal has no retry later: the next run goes on
                equal(said, expected, f"{name}: exit code {code}")
                if name != "modal" and said == "done":
                    equal(counts["loaded"], 3, f"{name}: the counts are handed on")
            check((home.base / "arguments").read_text().endswith("collect --once --json\n"), f"{name}: the command")


main()
