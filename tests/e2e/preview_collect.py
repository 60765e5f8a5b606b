"""Web previews fetched from a site on loopback: off by default; what is collected is what the site shows, row for row, in one run,
in runs that are killed and in runs with faults; nothing personal stays; and the site is asked politely.

preview_collect.py TACIT [--posts N] [--kills N]"""
import json
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "fakes" / "preview"))

from harness import TACIT, Home, check, environment, equal, telegram_chat  # noqa: E402
from preview_corpus import CANARIES, make, make_post, shown  # noqa: E402
from site_of_previews import LANDING, Site  # noqa: E402

BASIS = ("--project", "acme", "--basis", "the maintainers, 2026-03-01")
NAME = "invented_news"
COLUMNS = ("message_id, epoch(sent_at)::BIGINT AS sent, edited_at, kind, text, reply_to_id, views, forwards, author_kind, "
           "to_json(list_transform(reactions, r -> [r.reaction, r.count::VARCHAR])) AS reactions")


def option(name, default):
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default


class PreviewHome(Home):
    def __init__(self, site, on=True):
        super().__init__()
        self.site = site
        self.run("init")
        if on:
            (self.path / "config.toml").write_text("version = 1\n[telegram]\npreview = true\n")

    def tacit(self, *arguments, expect=0, **more):
        return self.run(*arguments, expect=expect, env=self.site.environment(**more))

    def add(self, name=NAME, expect=0, **more):
        return self.tacit("channels", "add", f"@{name}", "--preview", *BASIS, expect=expect, **more)

    def collect(self, *arguments, expect=0, **more):
        return json.loads(self.tacit("collect", "--json", *arguments, expect=expect, **more).stdout)

    def copy(self):
        other = PreviewHome.__new__(PreviewHome)
        Home.__init__(other)
        other.site = self.site
        shutil.copytree(self.path, other.path)
        return other


def rows_of(home):
    rows = json.loads(home.run("query", f"SELECT {COLUMNS} FROM messages ORDER BY message_id::BIGINT", "--format", "json").stdout)
    equal(len(rows), len({row["message_id"] for row in rows}), "no message twice")
    return {int(row["message_id"]): row for row in rows}


def same_as_the_site(home, channel, what):
    rows = rows_of(home)
    equal(sorted(rows), sorted(post["id"] for post in channel["posts"]), f"{what}: which posts")
    for post in channel["posts"]:
        row, where = rows[post["id"]], f"{what}: {post['id']}"
        equal((int(row["sent"]), row["kind"], row["author_kind"]), (post["date"], post["kind"], "channel"), where)
        equal(row["reply_to_id"], str(post["reply"]) if post["reply"] else None, f"{where}: reply")
        equal(None if row["views"] is None else int(row["views"]), post["views"], f"{where}: views")
        equal((row["edited_at"], row["forwards"]), (None, None), f"{where}: what a preview does not show")
        reactions = row["reactions"]
        reactions = json.loads(reactions) if isinstance(reactions, str) else reactions or []
        equal({emoji: int(count) for emoji, count in reactions}, post["reactions"], f"{where}: reactions")
        if post["want"] is None:
            check(row["text"].startswith(post["text"].split(";")[0]) and "[[EMAIL" in row["text"], f"{where}: something personal is replaced")
        else:
            equal(row["text"] or "", post["want"], f"{where}: text")
    return rows


def no_trace(home, *outputs):
    kept = [(file.name, file.read_bytes()) for file in home.files()] + [("the output", output) for output in outputs]
    for sql in ("SELECT * FROM messages", "SELECT * FROM channels", "SELECT * FROM samples"):
        kept.append((sql, home.run("query", sql, "--format", "json").stdout))
    for what, value in CANARIES.items():
        for name, content in kept:
            check(value.encode() not in content, f"{what} stands in {name}")


def off_by_default(site):
    with PreviewHome(site, on=False) as home:
        refused = home.add(expect=2)
        for words in (b"content licence", b"preview = true", b"robots.txt"):
            check(words in refused.stderr, f"says {words}")
        equal(site.asked(), [], "nothing is asked while it is off")
        shown_keys = json.loads(home.run("config", "show", "--json").stdout)["values"]
        equal(shown_keys["telegram.preview"]["value"], False, "config show knows it")
        (home.path / "config.toml").write_text("version = 1\n[telegram]\npreview = 1\npreview_server = \"https://example.invalid\"\n")
        problems = home.run("config", "check", expect=2).stdout
        check(b"telegram.preview " in problems and b"telegram.preview_server" in problems, "config check knows them")


def in_one_run(site, channel):
    with PreviewHome(site) as home:
        added = home.add()
        check(b"content licence" in added.stderr, "the terms are shown when a channel is added")
        listed = json.loads(home.run("channels", "list", "--json").stdout)["channels"][0]
        equal((listed["preview"], listed["channel_id"], listed["status"]), (True, str(channel["id"]), "active"), "the list")
        equal(site.asked(), ["/robots.txt", f"/s/{NAME}"], "adding asks for one page")
        done = home.tacit("collect", "--json")
        report = json.loads(done.stdout)
        rows = same_as_the_site(home, channel, "one run")
        equal((report["loaded"], report["channels"][0]["from_beginning"], report["channels"][0]["gaps"]), (len(rows), True, 0), "the report")
        pages = site.asked()
        equal((pages[0], len(pages), len(set(pages))), ("/robots.txt", -(-len(rows) // 20) + 2, len(pages)), "no page is asked for twice")
        check(all(agent.startswith("tacit ") for _, _, agent in site.requests), "an honest name")
        again = home.collect()
        equal((again["loaded"], again["updated"]), (0, 0), "nothing is new in a second run")
        equal(site.asked(), ["/robots.txt", *pages[1:4]], "which asks for the newest pages only")
        status = json.loads(home.run("status", "--json").stdout)
        calls = {call["account"]: call for call in status["calls"]}
        equal(calls["telegram-preview"]["last_24h"], 2 + len(pages) + 4, "the requests are counted")
        equal(status["channels"][0]["preview"], True, "status says which way")
        check(b"web preview" in home.run("status").stdout, "also to people")
        log = json.loads(home.run("audit", "verify", "--json").stdout)
        equal(log["sound"], True, "the audit log is sound")
        no_trace(home, added.stdout + added.stderr, done.stdout + done.stderr)
        changes(site, home, channel)
        equal(home.collect("--dry-run")["loaded"], 0, "a dry run writes nothing")


def changes(site, home, channel):
    """New posts, an edit and a post that is not shown any more, between two runs."""
    rng = random.Random(3)
    newest = channel["posts"][-1]["id"]
    with site.lock:
        channel["posts"] += [make_post(rng, newest + 1 + number, NAME) for number in range(45)]
        edited = next(post for post in channel["posts"][::-1] if post["kind"] == "text" and post["want"])
        edited.update(text="changed at noon", want="changed at noon", edited=True)
        edited["shown_views"], edited["views"] = shown(91_234)
        channel["subscribers"] = "13K"
    report = home.collect()
    equal(report["loaded"], 45, "new posts")
    same_as_the_site(home, channel, "after new posts")
    texts = [post for post in channel["posts"][-52:] if post["kind"] == "text" and post["want"]]
    for post in (texts[0], texts[-1]):  # on the third page and on the newest one
        post.update(text="changed again", want="changed again", edited=True)
    gone = channel["posts"].pop(-4 if channel["posts"][-3] is texts[-1] else -3)
    report = home.collect()
    equal((report["loaded"], report["updated"], report["deleted"]), (0, 2, 0), "edits are found; nothing is deleted")
    equal(home.value(f"SELECT count(*) FROM messages WHERE message_id = '{gone['id']}'"), "1", "a post that is not shown stays")
    members = home.query("SELECT value FROM samples WHERE metric = 'members' GROUP BY value ORDER BY min(\"at\")")
    equal(members, [["12300"], ["13000"]], "subscribers over time")
    channel["posts"] = sorted([*channel["posts"], gone], key=lambda post: post["id"])


def killed(site, channel, base, kills, rng):
    site.delay = 0.03
    with base.copy() as home:
        count = 0
        while count < kills:
            process = subprocess.Popen([TACIT, "--home", str(home.path), "collect", "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                       env=environment(site.environment(TACIT_COLLECT_BATCH_MESSAGES="23")))
            try:
                err = process.communicate(timeout=rng.uniform(0.1, 0.9))[1]
                check(process.returncode == 0, f"a run between kills: exit {process.returncode}: {err[-500:]}")
                break  # there was nothing left to do
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.communicate()
                count += 1
        home.collect()
        same_as_the_site(home, channel, f"killed {count} times")
        print(f"killed {count} times")
        home.run("doctor")
    site.delay = 0
    site.asked()


def rename_posts(page):
    return page.replace("data-post", "data-entry").replace('"tgme_widget_message ', '"tgme_widget_message_v2 ')


def without_dates(page):
    return page.replace("<time datetime", "<time when")


def with_faults(site, channel, base):
    """Each ends the run in its own words and code, stores nothing wrong, and the next run goes on."""
    cases = [
        ("an error of the site", 5, "error of its own", {"action": "status", "status": 502}),
        ("a lost connection", 1, "no connection", {"action": "drop"}),
        ("fewer bytes than promised", 1, "no connection", {"action": "truncate"}),
        ("half a page", 5, "did not arrive whole", {"action": "replace", "change": lambda page: page[:len(page) // 2]}),
        ("a page of 9 MiB", 1, "larger than any preview", {"action": "replace", "change": lambda page: page + "x" * (9 << 20)}),
        ("other names for posts", 1, "does not know", {"action": "replace", "change": rename_posts}),
        ("posts without dates", 1, "date", {"action": "replace", "change": without_dates}),
        ("sent elsewhere", 1, "unknown answer", {"action": "status", "status": 302, "headers": {"Location": "/maintenance"}}),
        ("the same page again", 1, "same page again", {"action": "replace", "change": lambda _: site.answer(f"/s/{NAME}")[2]}),
    ]
    with base.copy() as home:
        for what, code, words, fault in cases:
            site.fault(f"/s/{NAME}?before=", **fault)
            report = home.collect("--max", "70", expect=code)
            check(words in report["stopped"]["message"], f"{what}: {report['stopped']}")
            equal(report.get("refused"), {}, f"{what}: the channel is not given up")
            site.faults.clear()
        report = home.collect()
        same_as_the_site(home, channel, "after faults")
        home.run("doctor")
        site.asked()
        for what, code, words, fault in cases[:-1]:  # the same with the first page
            site.fault(f"/s/{NAME}", **fault)
            report = home.collect(expect=code)
            check(words in report["stopped"]["message"], f"{what}, first page: {report['stopped']}")
            site.faults.clear()
        same_as_the_site(home, channel, "after faults of the first page")
        site.asked()


def asked_to_stop(site, channel, base):
    for status, headers, least in ((429, {"Retry-After": "7200"}, 7200), (403, {}, 3600), (429, {"Retry-After": "5"}, 3600)):
        with base.copy() as home:
            site.fault("before=", "status", after=1, status=status, headers=headers)
            report = home.collect(expect=5)
            equal(report["stopped"]["retry_after_s"], least, f"{status}: how long")
            site.faults.clear()
            asked = site.asked()
            equal(len(asked), 4, f"{status}: nothing is asked after it")
            have = home.value("SELECT count(*) FROM messages")
            later = home.collect(expect=5)
            check(least - 120 < later["stopped"]["retry_after_s"] <= least, "the wait is kept over the restart")
            equal((site.asked(), home.value("SELECT count(*) FROM messages")), ([], have), "and nothing is asked")
            calls = json.loads(home.run("status", "--json").stdout)["calls"]
            check(any(call["account"] == "telegram-preview" and "wait_until" in call for call in calls), "status shows the wait")
            check(int(have) > 0, "what was read is kept")
    with base.copy() as home:
        site.fault(f"/s/{NAME}", "status", status=200, body="Too many requests")
        report = home.collect(expect=5)
        check("asks to stop" in report["stopped"]["message"], "a line instead of a page is a request to stop")
        site.faults.clear()
        site.asked()


def gate(site, channel, base):
    for what, word, fault in (("a channel without a preview", "no_preview", {"action": "status", "status": 302, "headers": {"Location": f"/{NAME}"}}),
                              ("a name that nobody has", "no_preview", {"action": "replace", "change": lambda _: LANDING}),
                              ("a name that another channel has now", "other_channel",
                               {"action": "replace", "change": lambda _: Site([dict(channel, id=55)]).answer(f"/s/{NAME}")[2]})):
        for path, after in ((f"/s/{NAME}", 0), ("before=", 1)):
            with base.copy() as home:
                site.fault(path, after=after, **fault)
                report = home.collect(expect=6)
                equal(report["refused"], {word: 1}, what)
                site.faults.clear()
                site.asked()
                home.collect(expect=1)
                equal(site.asked(), [], f"{what}: it is not read again")
                listed = json.loads(home.run("channels", "list", "--json").stdout)["channels"][0]
                equal((listed["status"], listed["refused"]), ("refused", word), f"{what}: the list says it")
                home.add()
                home.collect()
                same_as_the_site(home, channel, f"{what}: added again")
                site.asked()
    with PreviewHome(site) as home:
        for name in ("invented_group", "nobody_has_this"):
            refused = home.add(name, expect=6)
            check(b"no_preview" in refused.stderr, f"{name} is refused")
        home.add("a/../b", expect=2)
        site.robots = "User-agent: *\nDisallow: /s/\n"
        site.asked()
        refused = home.add(expect=6)
        check(b"robots.txt" in refused.stderr, "robots.txt is obeyed")
        equal(site.asked(), ["/robots.txt"], "and nothing else is asked for")
        site.robots = None
        home.add()
        site.robots = "User-agent: tacit\nDisallow: /s\n\nUser-agent: *\nAllow: /\n"
        report = home.collect(expect=6)
        check("robots.txt" in report["stopped"]["message"], "also when a run begins")
        site.robots = ""
        home.collect()
        same_as_the_site(home, channel, "when robots.txt allows it again")
        (home.path / "config.toml").write_text("version = 1\n")
        site.asked()
        refused = home.tacit("collect", expect=2)
        check(b"telegram.preview is off" in refused.stderr and site.asked() == [], "turned off, nothing is asked")


def polite(site, base):
    """A fifth of a second here; five seconds for the real site (PreviewSourceTest.WaitsBetweenRequests)."""
    with base.copy() as home:
        for _ in range(3):  # also from one process to the next
            home.collect("--max", "30", TACIT_COLLECT_CALLS_PER_MINUTE="300")
        times = [at for at, _, _ in site.requests]
        gaps = [later - at for at, later in zip(times, times[1:])]
        check(len(gaps) >= 6 and min(gaps) >= 0.19, f"requests are spaced: {min(gaps):.3f} s")
        print(f"{len(times)} requests, least gap {min(gaps):.3f} s of 0.2 s")
        site.asked()


def following(site, channel, base):
    with base.copy() as home:
        process = subprocess.Popen([TACIT, "--home", str(home.path), "collect", "--follow", "--json", "--quiet"], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=environment(site.environment(TACIT_TELEGRAM_PREVIEW_POLL_S="5")))

        def wait_for(sql, value, what):
            end = time.monotonic() + 60
            while home.run("query", sql, "--format", "csv", expect=None).stdout.decode().splitlines()[1:] != [value]:
                check(time.monotonic() < end and process.poll() is None, what)
                time.sleep(0.5)

        wait_for("SELECT count(*) FROM messages", str(len(channel["posts"])), "the history before following")
        rng = random.Random(4)
        newest = channel["posts"][-1]["id"]
        with site.lock:  # more than a page at once; their counters are to be read in ten seconds
            more = [make_post(rng, newest + 1 + number, NAME) for number in range(33)]
            channel["posts"] += [{**post, "date": int(time.time()) - 290} for post in more]
        wait_for("SELECT count(*) FROM messages", str(len(channel["posts"])), "new posts become rows")
        same_as_the_site(home, channel, "following")
        counted = sum(post["views"] is not None for post in channel["posts"][-33:])
        wait_for("SELECT count(*) FROM samples WHERE metric = 'views' AND age_s BETWEEN 300 AND 400", str(counted), "views are read again")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        equal(process.returncode, 130, f"an interrupt ends it: {err[-300:]}")
        site.asked()
        equal((home.collect()["loaded"], home.value("SELECT count(*) FROM samples WHERE metric = 'members'") != "0"), (0, True), "nothing was left out")
        site.asked()


def one_row_with_the_account(site, channel):
    """An export and the preview of the same channel give the same keys; the two ways do not mix unseen."""
    posts = [post for post in channel["posts"] if post["kind"] == "text"]
    messages = [{"id": post["id"], "type": "message", "date": "2026-03-01T10:00:00", "date_unixtime": str(post["date"]), "from": "Lantern",
                 "from_id": f"channel{channel['id']}", "text": post["text"], "text_entities": [{"type": "plain", "text": post["text"]}]} for post in posts]
    with PreviewHome(site) as home:
        home.load(home.file("result.json", telegram_chat(messages, kind="public_channel", number=channel["id"])), "--project", "acme")
        keys = "SELECT channel_id, message_id, author_kind, author, sent_at FROM messages WHERE kind = 'text' ORDER BY 2"
        before = home.query(keys)
        home.add()
        home.collect()
        equal(home.query(keys), before, "the same rows, none twice")
        equal(home.value("SELECT count(DISTINCT channel_id) FROM messages"), "1", "one channel")
        site.asked()


def main():
    channel = make(option("--posts", 150))
    group = {"name": "invented_group", "id": 77, "kind": "group", "title": "Group", "about": "", "subscribers": "5", "posts": []}
    with Site([channel, group]) as site:
        off_by_default(site)
        in_one_run(site, channel)
        with PreviewHome(site) as base:
            base.make_epoch("acme")
            base.add()
            site.asked()
            killed(site, channel, base, option("--kills", 10), random.Random(7))
            with_faults(site, channel, base)
            asked_to_stop(site, channel, base)
            gate(site, channel, base)
            polite(site, base)
            following(site, channel, base)
        one_row_with_the_account(site, channel)


main()
