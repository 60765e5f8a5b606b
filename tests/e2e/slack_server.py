"""The test server of tests/fakes/slack for Python tests.

    with SlackServer(slack_corpus.make()) as server:
        home.run("collect", ...)                    # server.url is http://127.0.0.1:PORT
        server.control("fault", method="conversations.history", action="ratelimit", retry_after=3)
"""
import json
import os
import pathlib
import shutil
import sys
import time

FAKE = pathlib.Path(__file__).resolve().parents[1] / "fakes" / "slack"
sys.path.insert(0, str(FAKE))

from fake_server import FakeServer  # noqa: E402
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


class SlackServer(FakeServer):
    """`corpus` is a dictionary or the path of a file (tests/fakes/slack/README.md)."""

    def __init__(self, corpus=None, tls=False):
        super().__init__("slack")
        self.corpus = corpus if isinstance(corpus, (str, os.PathLike)) else self.base / "corpus.json"
        if not isinstance(corpus, (str, os.PathLike)):
            self.write(slack_corpus.make() if corpus is None else corpus)
        self.tls = tls

    def write(self, corpus):
        self.corpus.write_text(json.dumps(corpus, ensure_ascii=False))

    def start(self, http=0, https=0):
        """Ready on return."""
        command = ["node", FAKE / "server.js", self.corpus, "--until", "eof", "--http", str(http)]
        if self.tls:
            command += ["--https", str(https), "--tls", self.base / "tls"]
        self.launch(command)

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

    def rows(self, channel):
        """What is expected of a channel as it is now (slack_rows.py)."""
        return slack_rows.rows(self.control("snapshot")["corpus"], channel)
