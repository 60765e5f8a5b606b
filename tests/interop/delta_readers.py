"""The tables open in readers that are not ours: the deltalake package and pyarrow.

    delta_readers.py TACIT    makes a virtual environment beside the build; skips where the packages cannot be had
"""
import pathlib
import subprocess
import sys
import venv

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
from harness import Home, check, equal, sample, skip, telegram_chat, telegram_message  # noqa: E402

READER = """
import json, sys
from deltalake import DeltaTable
import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.compute as pc
out = {}
for name in ("messages", "channels"):
    table = DeltaTable(sys.argv[1] + "/lake/" + name)
    rows = table.to_pyarrow_table()
    files = table.file_uris()
    out[name] = {"rows": rows.num_rows, "version": table.version(), "parquet_rows": sum(pq.ParquetFile(f).metadata.num_rows for f in files),
                 "columns": rows.column_names}
    if name == "messages":
        out[name]["text_length"] = pc.sum(rows["text_length"]).as_py()
        out[name]["text_bytes"] = sum(len(t.encode()) for t in rows["text"].to_pylist() if t is not None)
        out[name]["authors"] = len(set(rows["author"].to_pylist()) - {None})
        out[name]["reactions"] = sum(r["count"] for l in rows["reactions"].to_pylist() for r in l or ())
        out[name]["first"] = str(int(pc.min(rows["sent_at"]).cast("int64").as_py()))
        out[name]["projects"] = sorted(set(rows["project"].to_pylist()))
        adds = pa.table(table.get_add_actions(flatten=True))
        out[name]["statistics"] = pc.sum(adds["num_records"]).as_py()
print(json.dumps(out))
"""


def environment():
    place = pathlib.Path.cwd() / "interop-venv"
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
    if subprocess.run([python, "-c", "import deltalake, pyarrow"], capture_output=True).returncode != 0:
        done = subprocess.run([python, "-m", "pip", "install", "-q", "deltalake==1.4.2", "pyarrow"], capture_output=True, text=True)
        if done.returncode != 0:
            skip("the Python package deltalake cannot be installed here")
    return python


def main():
    python = environment()
    with Home() as home:
        for name in ("telegram-group.json", "telegram-channel.json", "slack-export.zip"):
            home.run("import", sample(name), "--project", "demo")
        for turn in range(14):  # enough commits for a checkpoint
            home.run("import", home.file(f"{turn}.json", telegram_chat([telegram_message(n, f"turn {turn}") for n in range(turn * 10 + 1, turn * 10 + 15)])), "--project", "turns")
        check(list((home.path / "lake" / "messages" / "_delta_log").glob("*.checkpoint.parquet")), "a checkpoint was written")
        done = subprocess.run([python, "-c", READER, str(home.path)], capture_output=True, text=True)
        equal(done.returncode, 0, f"the reader: {done.stderr[-1500:]}")
        import json
        seen = json.loads(done.stdout)
        ours = home.query("SELECT count(*), sum(text_length), sum(octet_length(encode(text))), count(DISTINCT author), epoch_us(min(sent_at)) FROM messages")[0]
        theirs = seen["messages"]
        equal([str(theirs["rows"]), str(theirs["text_length"]), str(theirs["text_bytes"]), str(theirs["authors"]), theirs["first"]], ours, "rows and sums")
        equal(theirs["parquet_rows"], theirs["rows"], "rows of the Parquet files by pyarrow")
        equal(theirs["statistics"], theirs["rows"], "rows by the log's statistics")
        equal(str(theirs["reactions"]), home.value("SELECT sum(count) FROM reactions"), "reactions")
        equal(theirs["projects"], ["demo", "turns"], "partitions")
        equal(str(seen["channels"]["rows"]), home.value("SELECT count(*) FROM channels"), "channels")
        columns = [row[0] for row in home.query("DESCRIBE messages")]
        equal(sorted(theirs["columns"]), sorted(columns), "columns")
    print(f"{theirs['rows']} rows, version {theirs['version']}: equal in deltalake and pyarrow")


main()
