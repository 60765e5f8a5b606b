"""`tacit privacy rescrub`: a stricter rule set over what is in the lake; killed anywhere, a rerun ends it."""
import json
import shutil
import subprocess

from harness import Home, TACIT, check, environment, equal, telegram_chat, telegram_message

WEAK = {"TACIT_PRIVACY_PHONE_REGIONS": "US"}
STRICT = {"TACIT_PRIVACY_PHONE_REGIONS": "US,DE"}
CANARY = "030 901820"  # a German number in national form: a finding where DE is configured


def rescrub(home, *more, env=None):
    return json.loads(home.run("privacy", "rescrub", "--json", *more, env=env or STRICT).stdout)


def holds_canary(home):
    return any(CANARY in cell for table in home.rows() for row in table for cell in row)


SENSITIVE = "zanthoxyl: she was diagnosed with cancer last spring #zanthoxyl $ZNX https://zanthoxyl.example.org/x"
KEEP, DEFAULT = {"TACIT_CONTENT_KEEP": "all"}, {"TACIT_CONTENT_KEEP": ""}


def withhold():
    """Text that became sensitive by the settings: gone from every file; what was withheld stays withheld."""
    with Home() as home:
        messages = [telegram_message(n, f"plain words {n} #tag{n}") for n in range(1, 20)]
        messages[3]["text"] = SENSITIVE
        messages[3]["text_entities"] = [{"type": "plain", "text": SENSITIVE}]
        path = home.file("chat.json", telegram_chat(messages))
        home.load(path, "--project", "kept", env=KEEP)
        home.load(path, "--project", "dropping", env=KEEP)
        home.load(path, "--project", "withheld", env=DEFAULT)
        (home.path / "config.toml").write_text("version = 1\n[projects.dropping.content]\ndrop = [\"all\"]\n")
        cell = "SELECT text, withheld, hashtags, cashtags, link_domains, text_length FROM messages WHERE message_id = '4' AND project = '{}'"
        before = home.query(cell.format("kept"))[0]
        equal(before[0], SENSITIVE, "with content.keep = all the text is there: otherwise this test shows nothing")
        held = home.query(cell.format("withheld"))[0]
        equal(held[:2], ["", "health"], "withheld at import")
        plain = "SELECT * EXCLUDE (policy, run_id, collected_at) FROM messages WHERE message_id <> '4' ORDER BY ALL"
        others = home.query(plain)
        done = rescrub(home, env=DEFAULT)
        equal((done["rows"], done["changed"]), (38, 2), "rows of the two that kept it")
        for project in ("kept", "dropping", "withheld"):
            equal(home.query(cell.format(project))[0], ["", "health", "[]", "[]", "[]", before[5]], f"row of {project}")
        equal(home.query(plain), others, "other rows are as they were")
        for file in home.files():
            check(b"anthoxyl" not in file.read_bytes() and b"diagnosed" not in file.read_bytes(), f"the text is in {file.name}")
        equal(rescrub(home, env=DEFAULT)["rows"], 0, "again: unchanged")
        rescrub(home, env=KEEP)
        for project in ("kept", "dropping", "withheld"):
            equal(home.query(cell.format(project))[0][:2], ["", "health"], f"{project}: milder settings bring nothing back")
        home.run("doctor", "--deep")
    print("withheld: ok", flush=True)


def main():
    withhold()
    with Home() as home:
        messages = [telegram_message(n, f"number {n} #tag{n} $BTC see https://docs.example.org/{n} @invented_group mail a{n}@example.org") for n in range(1, 40)]
        messages[4]["text"] = f"bring {CANARY} along, or b@example.org #tag $BTC https://docs.example.org/x"
        messages[5]["text"] = "plain [[EMAIL]] [\\[ typed by somebody"
        for message in messages[4:6]:
            message["text_entities"] = [{"type": "plain", "text": message["text"]}]
        chat = telegram_chat(messages, name=f"Group {CANARY}")
        path = home.file("chat.json", chat)
        home.load(path, "--project", "acme", env=WEAK)
        home.load(path, "--project", "other", env=WEAK)
        check(holds_canary(home), "the weak rules leave the canary: otherwise this test shows nothing")
        before, files = home.rows(), sorted(map(str, home.files()))
        backup = home.base / "backup"
        shutil.copytree(home.path, backup)

        dry = rescrub(home, "--dry-run")
        equal((dry["rows"], dry["changed"], dry["channels"]), (78, 2, 2), "a dry run counts")
        equal((home.rows(), sorted(map(str, home.files()))), (before, files), "and changes nothing")
        home.run("privacy", "rescrub", "--project", "nobody", expect=1)

        one = rescrub(home, "--project", "other")
        equal((one["rows"], one["changed"]), (39, 1), "one project")
        done = rescrub(home)
        equal((done["rows"], done["changed"], done["channels"]), (39, 1, 1), "the rest")
        check(not holds_canary(home), "the canary is gone from the tables")
        for file in home.files():
            check(CANARY.encode() not in file.read_bytes(), f"the canary is in {file.name}")
        row = home.query("SELECT text, pii, hashtags, cashtags, link_domains, policy FROM messages WHERE message_id = '5' AND project = 'acme'")[0]
        equal(row[0], "bring [[PHONE]] along, or [[EMAIL]] #tag $BTC https://docs.example.org/x", "text")
        check("EMAIL" in row[1] and "PHONE" in row[1], f"counts are added: {row[1]}")
        equal(row[2:5], ["[tag]", "[BTC]", "[docs.example.org]"], "lists stay")
        equal(home.query("SELECT DISTINCT policy FROM messages"), [[done["policy"]]], "the digest of every row")
        columns = "* EXCLUDE (policy, text, pii, collected_at, run_id)"
        untouched = f"SELECT {columns}, text, pii FROM messages WHERE message_id <> '5' ORDER BY ALL"
        expected = home.query(untouched)
        equal(rescrub(home)["rows"], 0, "again: unchanged")
        check(b"unchanged" in home.run("privacy", "rescrub", env=STRICT).stdout, "and says so")
        after = home.rows()
        home.run("doctor", "--deep", env=STRICT)

        shutil.rmtree(home.path)
        shutil.copytree(backup, home.path)
        equal(home.query(untouched), expected, "other rows are as they were")

        # A destroyed epoch: its rows are still cleaned.
        home.run("keys", "destroy", "--project", "acme", "--epoch", 1, "--yes")
        rescrub(home)
        check(not holds_canary(home), "rows of a destroyed epoch")

        print("rows, lists, files, log: ok", flush=True)
        if shutil.which("strace") is None:
            return
        killed = 0
        for call in ("write", "fsync", "rename", "link", "unlink"):
            for when in (2, 7):
                shutil.rmtree(home.path)
                shutil.copytree(backup, home.path)
                hit = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={when}", TACIT, "--home", str(home.path), "privacy", "rescrub"],
                                     capture_output=True, env=environment(STRICT))
                killed += hit.returncode != 0
                for new, old, now in zip(after, before, home.rows()):
                    for row in now:
                        check(row in new or row in old, f"a row is neither old nor new after a kill at {call} {when}")
                rescrub(home)
                equal(home.rows(), after, f"after a kill at {call} {when} and a rerun")
        print(f"{killed} kills")
    print("ok")


main()
