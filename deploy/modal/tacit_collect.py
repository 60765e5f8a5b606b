"""Modal: `tacit collect` once a day in a container; the home is a Modal volume.

    modal deploy tacit_collect.py

Think first: the session of your account and the keys of the pseudonyms are then on a volume of Modal's, not on your machine.
Sign in once with `modal shell` and `tacit login telegram`. tacit/ beside this file holds the program and its two libraries
(docs/OPERATIONS.md, "Install and build").
"""
import json
import subprocess

import modal

DONE = {0, 3}  # 3: a channel was refused, the others were collected
AGAIN = {1, 5, 10, 130}  # an error, a wait that the platform asks for, another tacit at work, stopped
# The rest wants a person: 2 usage, 4 sign in, 6 policy, 7 integrity, 8 disk full.

app = modal.App("tacit-collect")
home = modal.Volume.from_name("tacit-home", create_if_missing=True)
image = (
    modal.Image.from_registry("debian:12-slim", add_python="3.12")
    .apt_install("ca-certificates")  # and the libraries that `ldd tacit/tacit` names
    .add_local_dir("tacit", "/opt/tacit")
)


@app.function(image=image, volumes={"/home/tacit": home}, schedule=modal.Cron("0 6 * * *"), timeout=6 * 3600, max_containers=1)
def collect():
    done = subprocess.run(["/opt/tacit/tacit", "--home", "/home/tacit/home", "collect", "--once", "--json"], stdout=subprocess.PIPE, check=False)
    home.commit()  # also after an error: what was read is kept
    if done.returncode in DONE:
        print(done.stdout.decode())  # counts, never text
    elif done.returncode in AGAIN:
        print(json.dumps({"exit": done.returncode, "again": "with the next run"}))
    else:
        raise RuntimeError(f"tacit collect: exit code {done.returncode}")
