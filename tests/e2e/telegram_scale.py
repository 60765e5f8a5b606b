"""Figures of collecting from Telegram at scale, with the unmodified TDLib and the test server: messages a second from the first
call to the last commit, memory over the run, calls, with the budget off. Not a test: nothing fails but collecting itself.

    telegram_scale.py TACIT [--posts 15000] [--comments 5000] [--reopen N,N…] [--calls]
"""
import json
import os
import pathlib
import subprocess
import sys
import threading
import time

import telegram_server
from harness import TACIT, check, environment, skip
from telegram_home import TelegramHome
from telegram_server import TelegramServer

from make_corpus import NEWS, TALK, make  # tests/fakes/telegram


def option(name, default):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


class Watched:
    """A process, its memory and its time."""

    def __init__(self, command, env):
        self.began = time.monotonic()
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
        self.samples = []  # seconds, MiB
        self.done = threading.Event()
        self.watcher = threading.Thread(target=self.watch)
        self.watcher.start()

    def watch(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status")
        while not self.done.wait(0.1):
            try:
                fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
            except OSError:
                return
            if "VmRSS" in fields:
                self.samples.append((time.monotonic() - self.began, int(fields["VmRSS"].split()[0]) / 1024, int(fields["RssAnon"].split()[0]) / 1024))

    def wait(self):
        out, err = self.process.communicate()
        self.seconds = time.monotonic() - self.began
        self.done.set()
        self.watcher.join()
        times = os.times()
        return out, err, times

    def most(self, begin, end, column=1):
        """The most memory between two shares of the time."""
        return max((sample[column] for sample in self.samples if begin <= sample[0] / self.seconds <= end), default=0)


def cpu_of_children():
    times = os.times()
    return times.children_user + times.children_system


def measure(server, reopen, expected):
    with TelegramHome(server) as home:
        home.run("init")
        home.sign_in()
        home.choose("invented_news", "invented_talk")
        server.control("clear_calls")
        env = environment(home.env(TACIT_TELEGRAM_REOPEN_MESSAGES=str(reopen)))
        server_before, ours_before = server.cpu_seconds(), cpu_of_children()
        watched = Watched([TACIT, "--home", str(home.path), "collect", "--json"], env)
        out, err, _ = watched.wait()
        ours, its = cpu_of_children() - ours_before, server.cpu_seconds() - server_before
        check(watched.process.returncode == 0, f"collect: {err[-400:]}")
        report = json.loads(out)
        check(report["loaded"] == expected, f"{report['loaded']} loaded of {expected}")
        calls = server.calls()
        first, last = watched.most(0.1, 0.3), watched.most(0.8, 1.0)
        print(f"reopen {reopen:>6}: {expected} messages in {watched.seconds:.1f} s, {expected / watched.seconds:.0f} a second; cpu {ours:.1f} s, "
              f"server {its:.1f} s; memory {watched.most(0, 1):.0f} MiB ({watched.most(0, 1, 2):.0f} anonymous), "
              f"first {first:.0f}, last {last:.0f}: {100 * (last - first) / first if first else 0:+.1f} %; "
              f"calls {sum(calls.values())}, of them history {calls.get('messages.getHistory', 0)}; {report['commits']} commits; "
              f"load {os.getloadavg()[0]:.1f}", flush=True)
        if "--calls" in sys.argv:
            print("  " + ", ".join(f"{count} {method}" for method, count in sorted(calls.items(), key=lambda each: -each[1])))


def main():
    telegram_server.enter_namespace()
    if telegram_server.missing():
        skip(telegram_server.missing())
    corpus = make(posts=int(option("--posts", 15_000)), comments=int(option("--comments", 5_000)))
    with TelegramServer(corpus) as server:
        expected = sum(row["keep"] for chat in (NEWS, TALK) for row in server.rows(chat))
        for reopen in option("--reopen", "20000").split(","):
            measure(server, int(reopen), expected)


main()
