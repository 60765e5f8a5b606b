"""What a collector is expected to know about a channel of a corpus: one row for each message.

After events, take the corpus that the control port's "snapshot" gives.
"""
import re

WORD = re.compile(r"[\w.+@-]+")
CLOSED = ("is_private", "is_group", "is_im", "is_mpim", "is_ext_shared", "is_pending_ext_shared", "is_org_shared")


def public(corpus):
    """ids of the channels that may be collected: public ones of this organisation alone"""
    return [each["id"] for each in corpus["channels"]
            if not any(each.get(flag) for flag in CLOSED) and not each.get("fake", {}).get("deleted")]


def rows(corpus, channel):
    """[row] of a channel of the corpus, or of the one with this id, in ascending order of time"""
    if isinstance(channel, str):
        channel = next(each for each in corpus["channels"] if each["id"] == channel)
    canaries = set(corpus.get("canaries", {}).values())
    threads = {}
    for message in channel["messages"]:
        if is_reply(message):
            threads.setdefault(message["thread_ts"], []).append(message["ts"])
    known = {message["ts"] for message in channel["messages"]}
    found = [row(message, threads.get(message["ts"], []), canaries, known) for message in channel["messages"]]
    return sorted(found, key=lambda each: [int(part) for part in each["ts"].split(".")])


def is_reply(message):
    return message.get("thread_ts", message["ts"]) != message["ts"]


def row(message, replies, canaries, known):
    """`keep` is false for what is only the sign of a deletion, and for a reply that no method gives because its parent
    is unknown; `plain` when the text holds no canary and stays as it is."""
    text = message.get("text") or ""
    edited = message.get("edited")
    orphan = is_reply(message) and message["thread_ts"] not in known and message.get("subtype") != "thread_broadcast"
    return {
        "ts": message["ts"], "kind": message.get("subtype") or "message", "text": text, "from": author(message),
        "bot": message.get("bot_id"), "edited": edited["ts"] if edited else None, "thread": message["thread_ts"] if is_reply(message) else None,
        "broadcast": message.get("subtype") == "thread_broadcast", "replies": len(replies), "latest_reply": max(replies, default=None),
        "reactions": {each["name"]: each["count"] for each in message.get("reactions") or ()},
        "files": [{key: each.get(key) for key in ("mode", "mimetype", "size")} for each in message.get("files") or ()],
        "keep": message.get("subtype") != "tombstone" and not orphan,
        "plain": not any(word.strip(".@") in canaries or word in canaries for word in WORD.findall(text)),
    }


def least_calls(corpus, limit=999):
    """method -> calls that a first run cannot do without, with pages of `limit` messages"""
    def pages(count):
        return max(1, -(-count // limit))
    history = replies = 0
    for number in public(corpus):
        found = rows(corpus, number)
        history += pages(sum(row["thread"] is None or row["broadcast"] for row in found))
        replies += sum(pages(1 + row["replies"]) for row in found if row["replies"])
    return {"conversations.list": pages(len(corpus["channels"])), "conversations.history": history, "conversations.replies": replies,
            "users.list": pages(len(corpus["users"]))}


def author(message):
    """user:ID of a person or an app's user, bot:ID, or None"""
    if message.get("user"):
        return f"user:{message['user']}"
    return f"bot:{message['bot_id']}" if message.get("bot_id") else None
