"""The program on a terminal of its own, and somebody who types."""
import codecs
import os
import pty
import select
import signal
import time

import harness


class Terminal:
    """Reads what is shown; `env` as for harness.environment()."""

    def __init__(self, home, *arguments, env=None):
        self.shown, self.seen, self.over = "", 0, False
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.execve(harness.TACIT, [harness.TACIT, "--home", str(home.path), *map(str, arguments)], harness.environment(env))

    def read(self, seconds):
        """True: something new is shown."""
        if self.over or not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            more = os.read(self.master, 4096)
        except OSError:  # the program has ended
            more = b""
        self.over = more == b""
        self.shown += self.decoder.decode(more)
        return not self.over

    def expect(self, words, timeout=60):
        """Until the words are shown, behind those that were expected before."""
        end = time.monotonic() + timeout
        while words not in self.shown[self.seen:]:
            harness.check(self.read(0.2) or (time.monotonic() < end and not self.over), f"the terminal shows {words!r}: {self.shown[-1500:]}")
        self.seen = self.shown.index(words, self.seen) + len(words)

    def type(self, line):
        os.write(self.master, f"{line}\n".encode())

    def interrupt(self):
        os.kill(self.pid, signal.SIGINT)

    def hang_up(self):
        """What closing the window does."""
        if self.master is not None:
            os.close(self.master)
        self.master, self.over = None, True

    def end(self, timeout=60):
        """What was shown, and the exit code (negative: a signal)."""
        end = time.monotonic() + timeout
        while True:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() > end:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
                harness.check(False, f"the program ends: {self.shown[-1500:]}")
            if not self.read(0.05):
                time.sleep(0.05)
        while self.read(0):
            pass
        self.hang_up()
        return self.shown, os.waitstatus_to_exitcode(status)


def on_terminal(home, lines, *arguments, env=None):
    """Types a line at each prompt (what ends with a colon); what the terminal showed, and the exit code."""
    terminal, typed, end = Terminal(home, *arguments, env=env), 0, time.monotonic() + 60
    while time.monotonic() < end and os.waitid(os.P_PID, terminal.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if not terminal.read(0.2) and typed < len(lines) and terminal.shown.rstrip(" ").endswith(":"):
            terminal.type(lines[typed])
            typed += 1
            terminal.shown += "\n"
    return terminal.end()
