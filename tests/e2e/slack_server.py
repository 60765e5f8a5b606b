"""The test server of tests/fakes/slack for Python tests.

    with SlackServer(slack_corpus.make()) as server:
        home.run("collect", ...)                    # server.url is http://127.0.0.1:PORT
        server.control("fault", method="conversations.history", action="ratelimit", retry_after=3)
"""
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

FAKE = pathlib.Path(__file__).resolve().parents[1] / "fakes" / "slack"
sys.path.insert(0, str(FAKE))

import slack_corpus  # noqa: E402
import slack_days  # noqa: E402,F401
import slack_rows  # noqa: E402
import slack_skeletons  # noqa: E402,F401


def missing(tls=False):
    """Why the server cannot run here, or None."""
    for program in ("node", "openssl") if tls else ("node",):
        if shutil.which(program) is None:
            return f"no {program}"
    return None


class SlackServer:
    """`corpus` is a dictionary or the path of a file (tests/fakes/slack/README.md)."""

    def __init__(self, corpus=None, tls=False):
        self.base = pathlib.Path(tempfile.mkdtemp(prefix="tacit-slack-"))
        self.corpus = corpus if isinstance(corpus, (str, os.PathLike)) else self.base / "corpus.json"
        if not isinstance(corpus, (str, os.PathLike)):
            self.write(slack_corpus.make() if corpus is None else corpus)
        self.tls = tls
        self.process = None
        self.channel = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()
        shutil.rmtree(self.base, ignore_errors=True)

    def write(self, corpus):
        self.corpus.write_text(json.dumps(corpus, ensure_ascii=False))

    def start(self, http=0, https=0):
        """Ready on return."""
        command = ["node", FAKE / "server.js", self.corpus, "--until", "eof", "--http", str(http)]
        if self.tls:
            command += ["--https", str(https), "--tls", self.base / "tls"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the server did not start")
        self.ports = json.loads(line)
        self.channel = socket.create_connection(("127.0.0.1", self.ports["control"])).makefile("rw")

    def kill(self):
        if self.channel:
            self.channel.close()
            self.channel = None
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process.stdin.close()
            self.process.stdout.close()
            self.process = None

    def crash(self, seconds=0):
        """Killed and started again on the same ports; it knows what it knew, its calls and faults excepted."""
        corpus, ports = self.control("snapshot")["corpus"], self.ports
        self.kill()
        self.corpus = self.base / "corpus.json"
        self.write(corpus)
        time.sleep(seconds)
        self.start(ports["http"], ports.get("https", 0))

    @property
    def url(self):
        """http://127.0.0.1:PORT; the methods are under /api/."""
        return f"http://127.0.0.1:{self.ports['http']}"

    @property
    def secure_url(self):
        return f"https://localhost:{self.ports['https']}"

    @property
    def ca(self):
        """Path of the certificate that vouches for secure_url."""
        return self.ports["ca"]

    def control(self, do, **fields):
        self.channel.write(json.dumps({"do": do, **fields}) + "\n")
        self.channel.flush()
        answer = json.loads(self.channel.readline())
        if not answer.pop("ok"):
            raise RuntimeError(f"{do}: {answer['error']}")
        return answer

    def calls(self):
        """method -> how often it was called"""
        return self.control("calls")["counts"]

    def rows(self, channel):
        """What is expected of a channel as it is now (slack_rows.py)."""
        return slack_rows.rows(self.control("snapshot")["corpus"], channel)

    def wait_call(self, method, count=1, timeout=10):
        """Until the method was called so often."""
        end = time.monotonic() + timeout
        while self.calls().get(method, 0) < count:
            if time.monotonic() > end:
                raise TimeoutError(f"{method} was not called {count} times")
            time.sleep(0.02)
