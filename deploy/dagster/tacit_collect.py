"""Dagster: `tacit collect` once a day, on a machine that has tacit and its home.

    dagster dev -f tacit_collect.py

TACIT and TACIT_HOME in the environment say where they are.
"""
import json
import os
import subprocess

import dagster as dg

PROGRAM = os.environ.get("TACIT", "tacit")
DONE = {0, 3}  # 3: a channel was refused, the others were collected
AGAIN = {1, 5, 10, 130}  # an error, a wait that the platform asks for, another tacit at work, stopped
# The rest wants a person: 2 usage, 4 sign in, 6 policy, 7 integrity, 8 disk full.


@dg.op(out=dg.Out(dict))
def collect(context):
    done = subprocess.run([PROGRAM, "collect", "--once", "--json"], stdout=subprocess.PIPE, check=False)
    if done.returncode in DONE:
        counts = json.loads(done.stdout)  # counts, never text
        context.add_output_metadata({"loaded": counts["loaded"], "updated": counts["updated"], "exit_code": done.returncode})
        return counts
    message = f"tacit collect: exit code {done.returncode}"
    if done.returncode in AGAIN:
        raise dg.RetryRequested(max_retries=3, seconds_to_wait=1200)
    raise dg.Failure(description=message, allow_retries=False)


@dg.job
def tacit_collect():
    collect()


daily = dg.ScheduleDefinition(job=tacit_collect, cron_schedule="0 6 * * *")
definitions = dg.Definitions(jobs=[tacit_collect], schedules=[daily])
