"""The examples of deploy/ in the real Airflow, Dagster and Modal: each is loaded, and what it declares is there.

    deploy_examples.py TACIT    makes virtual environments beside the build; skips what cannot be had
"""
import pathlib
import subprocess
import sys
import tempfile
import venv

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
from harness import ROOT, equal, skip  # noqa: E402

LOAD = """
import importlib.util, sys
sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("tacit_example", sys.argv[1])
example = importlib.util.module_from_spec(spec)
spec.loader.exec_module(example)
"""
CHECKS = {
    "airflow": ("apache-airflow==3.0.6", """
dag = example.tacit_collect()
print(dag.dag_id, sorted(dag.task_ids), dag.max_active_runs, dag.catchup)
""", "tacit_collect ['collect'] 1 False"),
    "dagster": ("dagster", """
job = example.definitions.get_job_def("tacit_collect")
schedule = example.definitions.get_schedule_def(example.daily.name)
print(job.name, [node.name for node in job.nodes], schedule.cron_schedule)
""", "tacit_collect ['collect'] 0 6 * * *"),
    "modal": ("modal", """
print(example.app.name, sorted(example.app.registered_functions))
""", "tacit-collect ['collect']"),
}


def environment(name, package):
    """The Python of an environment with the package; None: it cannot be had."""
    place = pathlib.Path.cwd() / f"interop-venv-{name}"
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
    command = [python, "-c", f"import {name}"]
    if subprocess.run(command, capture_output=True).returncode == 0:
        return python
    subprocess.run([python, "-m", "pip", "install", "-q", package], capture_output=True)
    return python if subprocess.run(command, capture_output=True).returncode == 0 else None


def main():
    loaded = 0
    with tempfile.TemporaryDirectory(prefix="tacit-deploy-") as scratch:
        (pathlib.Path(scratch) / "tacit").mkdir()  # what the example of Modal puts into its image
        for name, (package, code, expected) in CHECKS.items():
            python = environment(name, package)
            if python is None:
                print(f"{name}: the package cannot be installed here")
                continue
            done = subprocess.run([python, "-c", LOAD + code, ROOT / "deploy" / name / "tacit_collect.py"], capture_output=True, text=True, cwd=scratch,
                                  env={"PATH": "/usr/bin:/bin", "HOME": scratch, "AIRFLOW_HOME": scratch, "DAGSTER_HOME": scratch}, timeout=300)
            equal(done.returncode, 0, f"{name} loads its example: {done.stderr[-1500:]}")
            equal(done.stdout.strip().splitlines()[-1], expected, f"{name}: what it found")
            print(f"{name}: {expected}")
            loaded += 1
    if loaded == 0:
        skip("none of the schedulers can be installed here")


main()
