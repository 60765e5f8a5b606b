"""What the test servers of Slack and Telegram have in common for Python: a child process and its control channel."""
import json
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time


class FakeServer:
    """A subclass has start(), which calls launch(); it is stopped and its folder removed when the block ends."""

    def __init__(self, name):
        self.base = pathlib.Path(tempfile.mkdtemp(prefix=f"tacit-{name}-"))
        self.process = None
        self.channel = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()
        shutil.rmtree(self.base, ignore_errors=True)

    def launch(self, command):
        """Ready on return."""
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

    def wait_call(self, method, count=1, timeout=10):
        """Until the method was called so often."""
        end = time.monotonic() + timeout
        while self.calls().get(method, 0) < count:
            if time.monotonic() > end:
                raise TimeoutError(f"{method} was not called {count} times")
            time.sleep(0.02)
