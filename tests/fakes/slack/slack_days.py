"""What happens in a workspace between two runs: commands for the control port's "batch"."""
import random

import slack_rows


def changes(corpus, seed=1, posts=30, late_replies=20, edits=15, deletions=15, reactions=10):
    """New messages, replies to threads however old (or to messages without one), edits, deletions of all sorts and reactions,
    in the channels that may be collected and are not archived. No message has two things done to it."""
    rng = random.Random(seed)
    archived = {each["id"] for each in corpus["channels"] if each.get("is_archived")}
    rows = [(number, row) for number in slack_rows.public(corpus) if number not in archived for row in slack_rows.rows(corpus, number)
            if row["kind"] != "tombstone"]
    people = [user["id"] for user in corpus["users"]]
    channels = sorted({number for number, _ in rows})
    rng.shuffle(rows)

    def take(count, wanted=lambda row: True):
        chosen = [each for each in rows if wanted(each[1])][:count]
        for each in chosen:
            rows.remove(each)
        return chosen
    roots = [(number, row["ts"]) for number, row in take(late_replies, lambda row: row["thread"] is None and row["kind"] == "message")]
    commands = [{"do": "new", "channel": number, "message": {"user": rng.choice(people), "text": f"late {seed} {i}", "thread_ts": ts}}
                for i, (number, ts) in enumerate(roots)]
    commands += [{"do": "new", "channel": rng.choice(channels), "message": {"user": rng.choice(people), "text": f"new {seed} {i}"}} for i in range(posts)]
    commands += [{"do": "edit", "channel": number, "ts": row["ts"], "text": f"edited {seed} {i}", "blocks": None}
                 for i, (number, row) in enumerate(take(edits, lambda row: row["kind"] == "message"))]
    commands += [{"do": "react", "channel": number, "ts": row["ts"], "name": "eyes", "user": rng.choice(people)} for number, row in take(reactions)]
    parents = take(deletions // 3, lambda row: row["replies"] > 0)
    replies = take(deletions // 3, lambda row: row["thread"] is not None)
    gone = [*parents, *replies, *take(deletions - len(parents) - len(replies))]
    commands += [{"do": "delete", "channel": number, "ts": row["ts"]} for number, row in gone]
    rng.shuffle(commands)
    return commands
