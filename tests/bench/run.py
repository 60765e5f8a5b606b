#!/usr/bin/env python3
"""./dev bench [MESSAGES]: measures an import on generated data and prints figures and ratios of one run.

    run.py BUILD_DIR [MESSAGES=1000000] [--large N=5000000 | 0] [--rounds 3] [--no-duckdb]

Everything that is compared is measured in turn (A B A B) in the same run, and the median is shown:
absolute figures wander on a shared machine, ratios less. Data goes to BUILD_DIR/bench and stays there.
The comparison with DuckDB's SQL wants the patterns of ../shared/prototypes; without them it is left out.
"""
import argparse
import hashlib
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PATTERNS = ROOT.parent / "shared" / "prototypes" / "performance" / "patterns.tsv"


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("messages", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--large", type=int, default=5_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-duckdb", action="store_true")
    return parser.parse_args()


def generate(build, count):
    place = build / "bench"
    place.mkdir(exist_ok=True)
    path = place / f"{count}.json"
    if not path.exists():
        part = place / "part"
        subprocess.run([build / "tests/bench/tacit_bench_generate", str(count), part], check=True)
        part.rename(path)
    with open(path, "rb") as file:  # warm page cache
        while file.read(1 << 24):
            pass
    return path


def stage(build, name, path, *more):
    done = subprocess.run([build / "tests/bench/tacit_bench_stages", name, path, *map(str, more)], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


class Measured:
    """A whole `tacit import` process: wall time, CPU time, peak memory, digest of the Parquet files."""

    def __init__(self, build, path, threads):
        home = build / "bench" / f"home{threads}"
        shutil.rmtree(home, ignore_errors=True)
        program = [build / "tacit", "--home", home]
        subprocess.run([*program, "init"], check=True, capture_output=True)
        keys = build / "bench" / "keys"  # one key and epoch, so that the bytes of two homes can be compared
        if keys.exists():
            shutil.rmtree(home / "keys")
            shutil.copytree(keys, home / "keys")
        begin = time.monotonic()
        process = subprocess.Popen([*program, "import", path, "--project", "bench", "--threads", str(threads), "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        out = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds = time.monotonic() - begin
        if status != 0:
            sys.exit(f"tacit import ended with status {status}")
        if not keys.exists():
            shutil.copytree(home / "keys", keys)
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak_mib = usage.ru_maxrss / 1024
        self.loaded = json.loads(out)["loaded"]
        files = [p for p in (home / "lake" / "messages").rglob("*.parquet")]
        self.files = len(files)
        self.lake_bytes = sum(p.stat().st_size for p in files)
        self.digest = sorted(hashlib.sha256(p.read_bytes()).hexdigest() for p in files)
        shutil.rmtree(home)


def rate(messages, seconds):
    return f"{messages / seconds / 1e6:6.2f} M messages/s"


def median(values):
    return statistics.median(values)


def spread(values):
    return f"{min(values):.2f}..{max(values):.2f} s"


def measure(build, count, rounds):
    path = generate(build, count)
    size = path.stat().st_size
    print(f"\n## {count:,} messages, {size / 1e6:,.0f} MB ({size / count:.0f} bytes a message), {rounds} rounds\n")
    names = [("read", 1), ("read", 2), ("parse", 1), ("scrub", 1), ("scrub", 2)]
    seconds = {name: [] for name in names}
    imports = {1: [], 2: []}
    for _ in range(rounds):
        for name, threads in names:
            seconds[name, threads].append(stage(build, name, path, threads)["seconds"])
        for threads in imports:
            imports[threads].append(Measured(build, path, threads))
    limit = median(seconds["read", 1])
    print("| what | threads | seconds (median, spread) | rate | x read limit |\n|---|---|---|---|---|")
    for name, threads in names:
        t = median(seconds[name, threads])
        label = {"read": "read limit (pread, count of newlines)", "parse": "parse", "scrub": "parse + scrub + hash"}[name]
        print(f"| {label} | {threads} | {t:.3f}, {spread(seconds[name, threads])} | {rate(count, t)} | {t / limit:.1f} |")
    for threads, runs in imports.items():
        t = median([run.seconds for run in runs])
        print(f"| import to a committed lake (whole process) | {threads} | {t:.3f}, {spread([run.seconds for run in runs])} | {rate(count, t)} | {t / limit:.1f} |")
    one, two = (median([run.seconds for run in imports[n]]) for n in (1, 2))
    print(f"\nimport on two threads: {one / two:.2f} x the speed of one")
    for threads, runs in imports.items():
        peak = max(run.peak_mib for run in runs)
        print(f"peak memory on {threads}: {peak:.0f} MiB (allowed: {64 + 64 * threads}); CPU {median([run.cpu for run in runs]):.2f} s; {runs[0].files} files, {runs[0].lake_bytes / 1e6:.1f} MB")
    same = all(run.digest == imports[1][0].digest for runs in imports.values() for run in runs)
    print("the same bytes from 1 and 2 threads, in every round: " + ("yes" if same else "NO"))
    print(f"loaded: {imports[1][0].loaded:,} rows")
    print("\n| texts in memory, one thread | ns a text | rate | MB/s of text |\n|---|---|---|---|")
    for name, label in [("text", "scrub, built-in rules"), ("names", "scrub, with the tagger"), ("roster", "a roster of 20,000 names alone"), ("engine", "scrub, with that roster and the tagger")]:
        text = stage(build, name, path)
        print(f"| {label} | {text['seconds'] / text['messages'] * 1e9:,.0f} | {rate(text['messages'], text['seconds'])} | {text['bytes'] / text['seconds'] / 1e6:,.0f} |")
    return path, one, two, {n: max(run.peak_mib for run in runs) for n, runs in imports.items()}


def main():
    options = arguments()
    build = options.build.resolve()
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    print(f"machine: {cpu}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.2f}; {time.strftime('%Y-%m-%d')}")
    path, one, two, peaks = measure(build, options.messages, options.rounds)
    if options.large:
        _, _, _, large = measure(build, options.large, max(1, options.rounds - 1))
        for threads in (1, 2):
            print(f"peak memory of {options.large:,} against {options.messages:,} messages on {threads}: {large[threads] / peaks[threads]:.2f} x")
    if options.no_duckdb or not PATTERNS.exists():
        print("\nDuckDB's read_json and the 61 regexes: left out (" + ("asked for" if options.no_duckdb else "no patterns beside the project") + ")")
        return
    out = build / "bench" / "duckdb.parquet"
    begin = resource.getrusage(resource.RUSAGE_CHILDREN)
    duck = stage(build, "duckdb", path, PATTERNS, out)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"\n## DuckDB: read_json, 61 regexp_replace, sha256, Parquet; the same {options.messages:,} messages\n")
    print(f"{duck['seconds']:.1f} s, CPU {end.ru_utime + end.ru_stime - begin.ru_utime - begin.ru_stime:.1f} s; tacit import: {duck['seconds'] / one:.0f} x faster on one thread, {duck['seconds'] / two:.0f} x on two")
    out.unlink(missing_ok=True)


main()
