"""P3: an import and a query open no socket."""
import shutil
import subprocess
import sys

from harness import SKIPPED, TACIT, Home, check, sample


def main():
    if shutil.which("strace") is None or subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        print("skipped: strace may not trace here")
        sys.exit(SKIPPED)
    with Home() as home:
        log = home.base / "trace"
        for arguments in (["import", sample("slack-export.zip"), "--project", "acme"], ["query", "SELECT count(*) FROM messages"], ["doctor"]):
            subprocess.run(["strace", "-f", "-qq", "-o", log, "-e", "trace=%network,execve", TACIT, "--home", home.path, *arguments], check=True, capture_output=True)
            calls = [line for line in log.read_text(errors="replace").splitlines() if "SIGCHLD" not in line]
            check(any("execve(" in line for line in calls), "the trace works")
            network = [line for line in calls if "execve(" not in line and "+++" not in line]
            check(not network, f"{arguments[0]}: {network[:3]}")
    print("no socket was opened")


main()
