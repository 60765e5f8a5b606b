"""`tacit privacy report` counts what a plain SQL statement counts."""
import json
from collections import Counter

from harness import Home, check, equal, telegram_chat, telegram_message

WEEK = 7 * 86400
FIRST = 1772359200  # 2026-03-01, a Sunday: the week from 2026-02-23


def main():
    with Home() as home:
        texts = ["mail ann@example.com", "mail ann@example.com or bob@example.com", "plain", "at 203.0.113.9, see"]
        messages = []
        for n in range(1, 41):
            sent = FIRST + (n % 3) * WEEK
            messages.append(telegram_message(n, texts[n % 4], date_unixtime=str(sent)))
        group = home.file("group.json", telegram_chat(messages))
        channel = home.file("channel.json", telegram_chat(messages[:8], "public_channel", 1777000010))
        home.load(group, "--project", "acme")
        home.load(channel, "--project", "other")

        report = json.loads(home.run("privacy", "report", "--json").stdout)
        expected = {tuple(row[:3]): int(row[3]) for row in home.query(
            "SELECT f.class, c.kind, f.week, sum(f.count) FROM pii_findings f "
            "JOIN channels c USING (platform, project, channel_id) GROUP BY ALL")}
        found = {(r["class"], r["channel_kind"], r["week"]): r["findings"] for r in report["findings"]}
        equal(found, expected, "findings")
        equal({k[1] for k in found}, {"public_supergroup", "public_channel"}, "kinds")
        by_class = Counter()
        for row in report["findings"]:
            by_class[row["class"]] += row["messages"]
        equal(by_class["EMAIL"], 20 + 4, "messages with an address")
        equal(report["withheld"], [], "nothing is withheld")

        def total(*arguments):
            rows = json.loads(home.run("privacy", "report", "--json", *arguments).stdout)["findings"]
            return sum(row["findings"] for row in rows)

        equal(total("--project", "other"), int(home.value("SELECT sum(count) FROM pii_findings WHERE project = 'other'")),
              "one project")
        equal(total("--since", "2026-03-08"),
              int(home.value("SELECT sum(p.e.count) FROM messages m, unnest(m.pii) p(e) "
                             "WHERE sent_at >= TIMESTAMPTZ '2026-03-08 00:00:00+00'")), "since")
        check(0 < total("--since", "2026-03-08") < total(), "since leaves some out")
        equal(total("--since", "2030-01-01"), 0, "since the future")
        people = home.run("privacy", "report").stdout.decode()
        for part in ("By class", "By channel kind", "By week", "EMAIL", "2026-02-23"):
            check(part in people, f"{part} in the report for people")
        check("example.com" not in people, "no value is printed")
        check(b"Nothing was found" in home.run("privacy", "report", "--since", "2030-01-01").stdout, "an empty report")
        home.run("privacy", "report", "--since", "yesterday", expect=2)
        home.run("privacy", "report", "--project", "x' OR true --", expect=2)
    print("ok")


main()
