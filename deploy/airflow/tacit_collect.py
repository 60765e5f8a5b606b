"""Airflow 3: `tacit collect` once a day, on a worker that has tacit and its home.

Put this file into the DAGs folder. TACIT and TACIT_HOME in the worker's environment say where they are.
"""
import datetime
import json
import os
import subprocess

from airflow.exceptions import AirflowException, AirflowFailException
from airflow.sdk import dag, task

PROGRAM = os.environ.get("TACIT", "tacit")
DONE = {0, 3}  # 3: a channel was refused, the others were collected
AGAIN = {1, 5, 10, 130}  # an error, a wait that the platform asks for, another tacit at work, stopped
# The rest wants a person: 2 usage, 4 sign in, 6 policy, 7 integrity, 8 disk full.


@dag(
    schedule="@daily",
    start_date=datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc),
    catchup=False,  # a run takes all that is missing
    max_active_runs=1,  # two would lock each other out (exit code 10)
    default_args={"retries": 3, "retry_delay": datetime.timedelta(minutes=20)},
)
def tacit_collect():
    @task
    def collect():
        done = subprocess.run([PROGRAM, "collect", "--once", "--json"], stdout=subprocess.PIPE, check=False)
        if done.returncode in DONE:
            return json.loads(done.stdout)  # counts, never text
        message = f"tacit collect: exit code {done.returncode}"
        if done.returncode in AGAIN:
            raise AirflowException(message)
        raise AirflowFailException(message)  # no retry

    collect()


tacit_collect()
