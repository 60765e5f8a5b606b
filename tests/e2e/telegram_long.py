"""The long run of collecting from Telegram, about ten minutes on a quiet machine of two cores, with a release build:

    python3 tests/e2e/telegram_long.py build/release/tacit

20,000 messages row for row in one run, after changes that nobody followed, killed 50 times and resumed, with faults, and following
with 1,000 live events (telegram_collect.py); messages a second, calls and memory with 20,000 messages three times, and with 200,000
(telegram_scale.py). Every line says what was measured; the exit code is that of the first part that failed.
"""
import os
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
PARTS = (
    ("telegram_collect.py", "--posts", "15000", "--comments", "5000", "--kills", "50", "--live", "1000"),
    ("telegram_scale.py", "--posts", "15000", "--comments", "5000", "--reopen", "20000,20000,20000,5000"),
    ("telegram_scale.py", "--posts", "150000", "--comments", "50000", "--reopen", "20000"),
)

for script, *arguments in PARTS:
    began = time.monotonic()
    print(f"{script} {' '.join(arguments)} (load {os.getloadavg()[0]:.1f})", flush=True)
    done = subprocess.run([sys.executable, HERE / script, os.path.abspath(sys.argv[1]), *arguments])
    print(f"  {time.monotonic() - began:.0f} s, exit {done.returncode}", flush=True)
    if done.returncode not in (0, 77):
        sys.exit(done.returncode)
