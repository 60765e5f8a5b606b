"""P6: a person who opted out, and what was forgotten, is in no file of the home; P7: retention.

    forget.py TACIT main     opt-out, forgetting, retention
    forget.py TACIT kill     killed anywhere, the same command ends it
"""
import base64
import hashlib
import hmac
import json
import shutil
import subprocess
import sys
import time

from harness import Home, TACIT, check, environment, equal, skip, telegram_chat, telegram_message
from parquet_text import parquet_text

PERSON, HANDLE = "5100000077", "zanthoxyla"
CANARY = "quizzaciously"
DAY = 86400


def hkdf(master, info):
    """RFC 5869, SHA-256, empty salt, 32 bytes."""
    return hmac.new(hmac.new(bytes(32), master, hashlib.sha256).digest(), info + b"\x01", hashlib.sha256).digest()


def pseudonyms(home, project):
    """Those of the id and of the handle in every epoch whose key an independent reader can compute: from the lake."""
    rows = home.query(f"SELECT DISTINCT author FROM messages WHERE project = '{project}' AND text LIKE '%{CANARY}%' AND author IS NOT NULL AND forwarded_from IS NULL")
    names = [row[0] for row in rows]
    rows = home.query(f"SELECT DISTINCT regexp_extract(text, 'handle \\[\\[USER:(u[0-9]+_[a-z0-9]+)', 1) FROM messages WHERE project = '{project}' AND text LIKE 'handle [[USER:%'")
    return names + [row[0] for row in rows if row[0]]


def export(home, name="chat.json", first=1, kind="public_supergroup"):
    """Somebody writes, is mentioned by id and by handle, is forwarded, joins; others do, too."""
    messages = []

    def add(text, **more):
        messages.append(telegram_message(first + len(messages), text, **more))
    for _ in range(12):
        add(f"{CANARY} from the person", from_id=f"user{PERSON}")
        add("plain words of somebody else")
        add(f"{CANARY} forwarded", forwarded_from="x", forwarded_from_id=f"user{PERSON}")
        messages.append(telegram_message(first + len(messages), ""))
        messages[-1]["text"] = ["ask ", {"type": "mention_name", "text": "Ann", "user_id": int(PERSON)}, " and ", {"type": "mention_name", "text": "Bob", "user_id": 5100000099}]
        messages[-1]["text_entities"] = [{"type": "plain", "text": "ask "}, {"type": "mention_name", "text": "Ann", "user_id": int(PERSON)},
                                         {"type": "plain", "text": " and "}, {"type": "mention_name", "text": "Bob", "user_id": 5100000099}]
        messages.append(telegram_message(first + len(messages), ""))
        messages[-1]["text"] = ["handle ", {"type": "mention", "text": "@" + HANDLE}]
        messages[-1]["text_entities"] = [{"type": "plain", "text": "handle "}, {"type": "mention", "text": "@" + HANDLE}]
    messages.append({"id": first + len(messages), "type": "service", "date_unixtime": "1772359200", "actor": "x", "actor_id": f"user{PERSON}",
                     "action": "join_group_by_link", "inviter": "x", "text": "", "text_entities": []})
    return home.file(name, telegram_chat(messages, kind=kind))


def search(home, words):
    """Files of the home that hold a word: bytes as they are, Parquet decompressed."""
    found = []
    for path in home.path.rglob("*"):
        if not path.is_file():
            continue
        data = path.read_bytes()
        if data[:4] == b"PAR1":
            data += parquet_text(path)
        for word in words:
            raw = word.encode()
            forms = {raw, raw.lower(), raw.hex().encode(), base64.b64encode(raw)[:-4], word.encode("utf-16-le")}
            found += [f"{word[:6]}… in {path.relative_to(home.path)}" for form in forms if len(form) > 5 and form in data]
    return found


def texts(home):
    return "\n".join("|".join(row) for table in ("messages", "channels", "samples", "reactions", "events") for row in home.query(f"SELECT * FROM {table}"))


def forget(home, who, *more, **options):
    return json.loads(home.run("forget", "telegram", "--json", *more, stdin=("\n".join(who) + "\n").encode(), **options).stdout)


def a_person_is_forgotten():
    with Home() as home:
        path = export(home)
        home.load(path, "--project", "acme")
        home.run("keys", "rotate", "--project", "acme")
        home.load(export(home, "later.json", first=500), "--project", "acme")
        home.load(path, "--project", "other")
        names = pseudonyms(home, "acme") + pseudonyms(home, "other")
        check(len(set(names)) == 6, f"pseudonyms of two epochs and two projects, by id and handle: {len(set(names))}")
        words = [*set(names), CANARY]
        check(search(home, words), "before: it is there, otherwise this test shows nothing")
        rows = int(home.value("SELECT count(*) FROM messages"))
        bob = home.value("SELECT count(*) FROM messages WHERE len(mentions) > 0")
        # Only the id: the mentions by handle stay.
        done = forget(home, [PERSON], "--project", "acme")
        check(done["rows_changed"] > 30, f"changed: {done}")
        check(CANARY in texts(home), "the other project is as it was")
        done = forget(home, ["user" + PERSON, "@" + HANDLE])
        found = search(home, words)
        check(not found, f"still there: {found[:10]}")
        whole = texts(home)
        check(not [word for word in words if word in whole], "in the views")
        equal(int(home.value("SELECT count(*) FROM messages")), rows, "rows stay")
        equal(home.value("SELECT count(*) FROM messages WHERE len(mentions) > 0"), str(int(bob) - 36), "mentions of others stay, those by handle alone are gone")
        check("ask [[USER]] and [[USER:u" in whole, "a neutral placeholder, the other one as it was")
        equal(home.value("SELECT count(*) FROM messages WHERE author IS NULL AND withheld = 'opt_out' AND author_kind = 'anonymous'"), "39", "rows of the person")
        home.run("export", home.path / "out", "--dataset", "messages", "--format", "jsonl")
        check(not search(home, words), "in an export")
        shutil.rmtree(home.path / "out")
        # The door: the same export, and new messages, bring nothing back, and change nothing.
        for name in ("acme", "other"):
            again = home.load(path, "--project", name)
            check(again["loaded"] == 0, f"nothing new: {again}")
            if name == "other":  # of the same key epoch
                equal(again["updated"], 0, "forgotten rows are as the door leaves them")
        home.load(export(home, "new.json", first=900), "--project", "acme")
        check(not search(home, words), "after new imports")
        # Who it is, is in no file either; the log proves the act to whoever has the salt.
        check(not search(home, [PERSON, HANDLE]), "id or handle in the home")
        log = [json.loads(line)["entry"] for line in home.run("audit", "show", "--json").stdout.splitlines()]
        acts = [one for one in log if one["act"] == "forget"]
        equal(acts[-1]["commitment"], done["commitment"], "receipt")
        payload = f"telegram\nid\n{PERSON}\ntelegram\nhandle\n{HANDLE}\n".encode()
        equal(hashlib.sha256(bytes.fromhex(done["salt"]) + payload).hexdigest(), done["commitment"], "the commitment is to the person")
        home.run("audit", "verify")
        home.run("doctor")


def the_list():
    with Home() as home:
        home.run("init")
        home.run("optout", "add", "telegram", stdin=b"5100000077\n@ann\n")
        listed = json.loads(home.run("optout", "list", "--json").stdout)["optouts"]
        equal(sorted(one["kind"] for one in listed), ["handle", "id"], "the list")
        master = bytes.fromhex((home.path / "keys" / "master.key").read_text().strip())
        expected = hmac.new(hkdf(master, b"tacit/v1|opt_out"), b"telegram\nid\n5100000077", hashlib.sha256).hexdigest()[:16]
        check(expected in [one["hash"] for one in listed], "a keyed hash, computed independently")
        home.run("optout", "add", "telegram", "@bob", expect=2)
        home.run("optout", "add", "telegram", stdin=b"no body\n", expect=2)
        home.run("optout", "add", "telegram", stdin=b"", expect=2)
        home.run("optout", "add", stdin=b"5\n", expect=2)
        home.run("optout", "remove", "telegram", stdin=b"@Ann\n")
        home.run("optout", "remove", "--entry", expected)
        equal(json.loads(home.run("optout", "list", "--json").stdout)["optouts"], [], "empty again")
        # Whoever is taken in again is there with the next import.
        path = export(home)
        home.run("optout", "add", "telegram", stdin=PERSON.encode())
        home.load(path, "--project", "acme")
        equal(home.value(f"SELECT count(*) FROM messages WHERE text LIKE '%{CANARY}%'"), "0", "left out at the door")
        home.run("optout", "remove", "telegram", stdin=PERSON.encode())
        path.touch()
        home.load(path, "--project", "acme")
        equal(home.value(f"SELECT count(*) FROM messages WHERE text LIKE '%{CANARY}%'"), "24", "and taken in again")


def a_message_is_forgotten():
    with Home() as home:
        path = home.file("chat.json", telegram_chat([telegram_message(n, f"{CANARY} {n}") for n in range(1, 6)]))
        home.load(path, "--project", "acme")
        done = json.loads(home.run("forget", "telegram", "--channel", "1777000009", "--message", "3", "--json").stdout)
        equal(done["rows_removed"], 1, "the row")
        check(not search(home, [f"{CANARY} 3"]), "its text is in no file")
        equal(home.load(path, "--project", "acme")["dropped"], {"deleted_at_source": 1}, "nor does it come back")
        equal(home.value("SELECT count(*) FROM messages"), "4", "the others stay")
        home.run("forget", "telegram", "--message", "3", expect=2)


def the_marker():
    with Home() as home:
        home.run("init")
        (home.path / "config.toml").write_text("version = 1\n[projects.acme.privacy]\nnocollect_marker = \"#nocollect\"\n")
        messages = [telegram_message(1, f"{CANARY} please #NoCollect"), telegram_message(2, "kept #collect")]
        path = home.file("chat.json", telegram_chat(messages))
        equal(home.load(path, "--project", "acme")["withheld"], {"nocollect": 1}, "withheld")
        check(not search(home, [CANARY]), "the text is in no file")
        equal(home.query("SELECT author, text, withheld FROM messages WHERE message_id = '1'"), [["", "", "nocollect"]], "the row")
        home.load(path, "--project", "other")
        check(search(home, [CANARY]), "another project has no such marker")


def settings(home, body):
    (home.path / "config.toml").write_text("version = 1\n" + body)


def retention():
    with Home() as home:
        home.run("init")
        now = int(time.time())
        messages = []
        for number, age in enumerate((400, 200, 100, 50, 1), 1):
            messages.append(telegram_message(number, f"{CANARY}{age:03d} days", date_unixtime=str(now - age * DAY)))
        messages.append({"id": 6, "type": "unsupported"})
        path = home.file("chat.json", telegram_chat(messages))
        settings(home, "[retention]\ntext = \"90d\"\nmessages = \"1y\"\n[projects.other.retention]\ntext = \"forever\"\nmessages = \"forever\"\n")
        home.run("config", "check")
        home.load(path, "--project", "acme")
        home.load(path, "--project", "other")
        rows = home.query("SELECT message_id, coalesce(text, '-'), coalesce(withheld, '-') FROM messages WHERE project = 'acme' AND message_id <> '6' ORDER BY 1")
        equal([(row[0], row[2]) for row in rows], [("2", "retention"), ("3", "retention"), ("4", "-"), ("5", "-")], "texts of 90 days, rows of a year")
        equal(home.value("SELECT count(*) FROM messages WHERE project = 'acme' AND message_id = '6'"), "1", "a message without a date counts from when it was collected")
        equal(home.value("SELECT count(*) FROM messages WHERE project = 'other' AND text IS NOT NULL"), "6", "the other project keeps all")
        log = [json.loads(line)["entry"] for line in home.run("audit", "show", "--act", "retention", "--project", "acme", "--json").stdout.splitlines()]
        equal([(one["messages"], one["texts"], one["rows_left"], one["files_left"]) for one in log], [(1, 2, 0, 0)], "the receipt")
        settings(home, "[retention]\nmessages = \"60d\"\n")
        plan = json.loads(home.run("retention", "plan", "--json").stdout)
        equal({one["project"]: one["messages"] for one in plan["places"]}, {"acme": 2, "other": 3}, "the plan")
        home.run("retention", "hold", "on", "--project", "acme", "--reason", "counsel, matter 12")
        done = home.run("retention", "apply", "--json")
        check(b"ON HOLD" in done.stderr, "a hold is loud")
        equal(home.query("SELECT project, count(*) FROM messages GROUP BY 1 ORDER BY 1"), [["acme", "5"], ["other", "3"]], "a hold stops it")
        check(b"ON HOLD" in home.run("retention", "status").stderr, "status, too")
        home.run("retention", "hold", "off", "--project", "acme")
        home.run("retention", "apply")
        equal(home.query("SELECT project, count(*) FROM messages GROUP BY 1 ORDER BY 1"), [["acme", "3"], ["other", "3"]], "off: it goes on")
        found = search(home, [f"{CANARY}{age}" for age in (400, 200, 100)])
        check(not found, f"old texts are in no file: {found}")
        home.run("retention", "hold", "off", expect=1)
        home.run("retention", "hold", "on", expect=2)
        home.run("audit", "verify")
        home.run("doctor")


def kill():
    if shutil.which("strace") is None or subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        skip("strace may not trace here")
    points_of_call = int(sys.argv[sys.argv.index("--points") + 1]) if "--points" in sys.argv else 5
    calls = ["write", "pwrite64", "fsync", "fdatasync", "rename", "link", "unlink", "openat", "mkdir"]
    with Home() as home:
        settings_body = "[retention]\nmessages = \"20y\"\n"
        home.run("init")
        home.load(export(home), "--project", "acme")
        settings(home, settings_body)
        names = pseudonyms(home, "acme")
        backup = home.base / "backup"
        shutil.copytree(home.path, backup)
        forgetting = (["forget", "telegram"], f"{PERSON}\n@{HANDLE}\n".encode(), "")
        expiring = (["retention", "apply"], b"", "[retention]\nmessages = \"1d\"\n")
        killed = points = 0
        for (arguments, stdin, body), gone in ((forgetting, [*names, CANARY]), (expiring, [CANARY])):
            command = [TACIT, "--home", str(home.path), *arguments]

            def reset(body=body):
                shutil.rmtree(home.path)
                shutil.copytree(backup, home.path, copy_function=shutil.copy2)
                if body:
                    settings(home, body)
            reset()
            trace = home.base / "trace"
            subprocess.run(["strace", "-f", "-qq", "-c", "-o", trace, "-e", "trace=" + ",".join(calls), *command], input=stdin, check=True, capture_output=True, env=environment())
            counts = {line.split()[-1]: int(line.split()[3]) for line in trace.read_text().splitlines() if line.split() and line.split()[-1] in calls}
            expected = home.rows()
            for call, count in counts.items():
                step = max(1, count // points_of_call)
                for when in range(1, count + 1, step):
                    reset()
                    hit = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={when}", *command], input=stdin, capture_output=True, env=environment())
                    points += 1
                    killed += hit.returncode != 0
                    home.run(*arguments, stdin=stdin)
                    equal(home.rows(), expected, f"{arguments[0]} after a kill at {call} {when} and a rerun")
                    found = search(home, gone)
                    check(not found, f"{arguments[0]} after a kill at {call} {when}: {found[:5]}")
                    home.run("audit", "verify")
        check(killed > points * 0.7, f"only {killed} of {points} kills hit")
        print(f"{points} kill points ({killed} hit)")


if sys.argv[2] == "kill":
    kill()
else:
    a_person_is_forgotten()
    the_list()
    a_message_is_forgotten()
    the_marker()
    retention()
