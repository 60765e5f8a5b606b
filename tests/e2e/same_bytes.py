"""The same bytes come out for any number of threads."""
import hashlib

from harness import Home, check, equal, telegram_chat, telegram_message


def main():
    with Home() as first:
        path = first.file("result.json", telegram_chat([telegram_message(n, f"text {n % 97} for {n} at a{n % 11}@example.org") for n in range(1, 30_000)]))
        first.make_epoch("acme")
        outcomes = []
        for threads in (1, 2, 3):
            with Home() as home:
                home.path.parent.mkdir(exist_ok=True)
                import shutil
                shutil.copytree(first.path, home.path)
                home.run("import", path, "--project", "acme", "--threads", threads, env={"TACIT_IMPORT_PART_KIB": "512"})
                files = [hashlib.sha256(p.read_bytes()).hexdigest() for p in home.files() if p.suffix == ".parquet" and "messages" in str(p)]
                check(len(files) > 5, f"several parts: {len(files)}")
                outcomes.append((sorted(files), home.rows()))
        equal(outcomes[0], outcomes[1], "1 and 2 threads")
        equal(outcomes[0], outcomes[2], "1 and 3 threads")
    print("ok")


main()
