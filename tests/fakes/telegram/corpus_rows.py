"""What a collector is expected to know about a chat of a corpus: one row for each message.

After live events, take the corpus that the control port's "snapshot" gives.
"""

def peer_of(chat):
    return f"{'chat' if chat['kind'] == 'basic' else 'channel'}:{chat['id']}"


def rows(corpus, chat):
    """[row] of a chat of the corpus, or of the one with this id, in ascending order of the messages' ids"""
    if isinstance(chat, int):
        chat = next(each for each in corpus["chats"] if each["id"] == chat)
    canaries = set(corpus.get("canaries", {}).values())
    comments = comment_counts(corpus, chat)
    return [row(chat, message, comments.get(message["id"]), canaries) for message in chat["messages"]]


def comment_counts(corpus, chat):
    """post's or root's id -> number of comments"""
    group = chat if chat["kind"] != "channel" else next((c for c in corpus["chats"] if c["id"] == chat.get("linked")), None)
    counts, roots = {}, {}
    for message in group["messages"] if group else ():
        if "discusses" in message:
            roots[message["id"]] = message["discusses"] if chat["kind"] == "channel" else message["id"]
            counts[roots[message["id"]]] = 0
        elif message.get("thread") in roots:
            counts[roots[message["thread"]]] += 1
    return counts


def row(chat, message, comments, canaries):
    """`keep` is false for what must not be stored; `plain` when the text holds no canary and stays as it is."""
    text = "" if "service" in message else message.get("text", "")
    media = message.get("media", {})
    return {
        "id": message["id"], "date": message["date"], "edited": message.get("edited"), "text": text,
        "kind": kind(message), "from": message.get("from") or peer_of(chat),
        "reply": reply(chat, message), "thread": message.get("thread"), "topic": message.get("topic"),
        "forward": forward(message.get("forward")), "views": message.get("views"), "comments": comments,
        "forwards": message.get("forwards", 0) if "views" in message else None, "reactions": reactions(message),
        "album": message.get("group"), "signature": message.get("author"),
        "keep": not (chat.get("noforwards") or message.get("noforwards") or "ttl" in media or "ttl" in message or "restricted" in message),
        "plain": not any(word.strip(".,") in canaries for word in text.split()),
    }


def kind(message):
    """`text`, the medium's kind, or the service message's action."""
    if "service" in message:
        return message["service"]["_"]
    if message.get("media", {}).get("expired"):
        return "expired_" + message["media"]["kind"]
    return message["media"]["kind"] if "media" in message else "text"


def reply(chat, message):
    """(peer, id) of the message that this one answers; (None, None) for one that nobody can name."""
    given = message.get("reply")
    if given and "to" in given:
        return given.get("peer", peer_of(chat)), given["to"]
    if given and "quote" in given:
        return None, None
    root = message.get("thread")
    return (peer_of(chat), root) if root else None


def forward(given):
    """(origin, peer or None, post's id or None, date)"""
    if not given:
        return None
    if "from" not in given:
        return "hidden", None, None, given["date"]
    origin = "user" if given["from"].startswith("user") else "channel"
    return origin, given["from"], given.get("post"), given["date"]


def reactions(message):
    def name(each):
        return each.get("emoji") or (f"custom:{each['custom']}" if "custom" in each else "paid")
    return {name(each): each["count"] for each in message.get("reactions", ())}
