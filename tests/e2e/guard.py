"""`tacit import --strict`: what the settings keep is no leak; all else is looked for in every row."""
from harness import Home, check, equal, telegram_chat, telegram_message

KEPT = "jane.roe@harbor-mail.com"


def main():
    with Home() as home:
        text = f"write to {KEPT} or +49 30 901820 77, my SSN is 536-22-8714"
        path = home.file("chat.json", telegram_chat([telegram_message(n, text) for n in range(1, 4)]))
        first = home.load(path, "--project", "acme", "--strict")
        equal(first["loaded"], 3, "nothing is left for the guard")
        (home.path / "config.toml").write_text('version = 1\n[projects.other.privacy.classes]\nEMAIL = "keep"\n')
        home.load(path, "--project", "other", "--strict")
        rows = dict(home.query("SELECT DISTINCT project, text FROM messages"))
        check(KEPT not in rows["acme"] and KEPT in rows["other"], "kept in one project: otherwise this test shows nothing")
        check("[[PHONE]]" in rows["other"] and "8714" not in rows["other"], "the other classes are redacted")
        (home.path / "config.toml").write_text('version = 1\n[privacy.classes]\n"ID.US.SSN" = "keep"\n')
        done = home.run("config", "check", expect=None)
        check(done.returncode != 0 and b"always redacted" in done.stdout + done.stderr, "government ids are never kept")
    print("ok")


main()
