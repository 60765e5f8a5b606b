"""P1 over many seeds: each seed plants one value of every class in the ways that people write; none may
come through. Every value is looked for in its own row, whole and in its parts.

    canary_seeds.py TACIT [--seeds N] [--first N]
"""
import json
import re
import sys

import canary_values as values
from canary_values import R
from harness import Home, check, equal, telegram_chat, telegram_message


def option(name, default):
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default


SEEDS, FIRST = option("--seeds", 20), option("--first", 1)
OPENINGS = ["", "ok, ", "fyi ", "Hi all, ", "> ", "look: ", "- ", "update from today\n", "Так, ", "này, "]
CLOSINGS = ["", ".", " thanks", ", please", "\nsee you", " !", " (old one)", " ?", " 👍", ", cảm ơn"]
FRAMES = [("", ""), ("", ""), ("", ""), ("(", ")"), ("\"", "\""), ("*", "*"), ("", "")]
# What such a text may hold of the value's own words.
COMMON = {"street", "springfield", "example", "bearer", "https", "private", "begin", "mail", "proj", "maps", "google"}
# Columns whose cells are ours: pseudonyms, ids, times, words for kinds and classes.
OURS = ("platform", "project", "author", "author_kind", "kind", "mentions", "run_id", "pii", "channel_id", "sent_at", "edited_at", "collected_at", "policy")


def parts_of(value):
    """Runs of letters and digits that are long enough to be somebody's."""
    return [part for part in re.findall(r"[A-Za-z0-9]{4,}", value) if part.lower() not in COMMON]


def main():
    planted = {}
    messages = []
    for seed in range(FIRST, FIRST + SEEDS):
        values.seed(seed)
        for name, (before, value) in {**values.classes(), **values.id_classes(), **values.personal_classes()}.items():
            written, secret = ("".join(value), value[1]) if isinstance(value, tuple) else (value, value)
            opening, closing, (left, right) = R.choice(OPENINGS), R.choice(CLOSINGS), R.choice(FRAMES)
            if name == "mention":
                left = right = ""
            number = len(messages) + 1
            planted[number] = (seed, name, (opening, before, closing), secret)
            messages.append(telegram_message(number, opening + before + left + written + right + closing, from_id=f"user{6100000000 + number}"))
    with Home() as home:
        export = home.file("result.json", telegram_chat(messages))
        report = home.load(export, "--project", "canary", "--strict", env={"TACIT_PRIVACY_PHONE_REGIONS": "US"})
        equal(report["loaded"], len(messages), "messages loaded")
        home.run("export", home.base / "out", "--dataset", "messages", "--format", "jsonl", "--project", "canary")
        found, rows = {}, 0
        for path in (home.base / "out").rglob("*.jsonl"):
            for line in path.read_text().splitlines():
                row = json.loads(line)
                rows += 1
                seed, name, around, secret = planted[int(row.pop("message_id"))]
                for column in OURS:
                    row.pop(column, None)
                for ours in filter(None, around):
                    row["text"] = row["text"].replace(ours, " ", 1)
                text = json.dumps(list(row.values()), ensure_ascii=False).lower()
                text = re.sub(r"\[\[[^\]]*\]\]", "", text)
                if secret.lower() in text or any(part.lower() in text for part in parts_of(secret)):
                    found.setdefault(name, []).append(seed)
        equal(rows, len(messages), "rows exported")
        lines = [f"{name}: {len(seeds)} of {SEEDS}, first at seed {seeds[0]}" for name, seeds in sorted(found.items())]
        check(not found, f"{sum(map(len, found.values()))} of {len(messages)} canaries came through:\n  " + "\n  ".join(lines))
        print(f"{SEEDS} seeds, {len(messages)} canaries of {len(messages) // SEEDS} classes: 0 came through")


main()
