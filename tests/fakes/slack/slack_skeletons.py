"""Messages, a channel and a person with every key that Slack's Java SDK has ever seen in an answer, each string a canary.

    slack_skeletons.add(corpus)    False where the skeletons are not here (conversations.history.json, …)

A message has everything at once nowhere, so the union is shown in parts: one message for each subtype that brings keys
of its own, one for each type of block.
"""
import json
import pathlib
import random
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from planter import Planter  # noqa: E402

PLACE = pathlib.Path(__file__).resolve().parents[4] / "shared" / "data" / "slack" / "java-sdk-skeletons"
CHANNEL = "C0SKELETON1"
START = 1_701_000_000
BLOCKS = ("actions", "call", "context", "divider", "file", "header", "image", "input", "markdown", "rich_text", "section", "table", "video",
          "share_shortcut", "invented_block")
# What a reader sees may be kept when it is clean: an address in it must go, and the rest may stay.
VISIBLE = {"text", "fallback", "pretext", "title", "value", "alt_text", "description", "label", "plain_text", "url", "footer", "comment", "topic",
           "purpose", "button_label", "placeholder", "hint", "msg_subtype", "accessibility_label", "provider_name", "author_name"}
KEPT = {"type", "style", "range", "unicode", "mode", "mimetype", "filetype", "media_type", "size", "color", "format", "border", "alignment"}
HEAVY = ("blocks", "attachments", "files", "assistant_app_thread", "root", "metadata")
THREAD = ("thread_ts", "parent_user_id", "reply_count", "reply_users_count", "latest_reply", "reply_users", "subtype", "bot_id", "root")


class Filler:
    """One canary for each key: a word where nothing is ever kept, an address in what a reader sees."""

    def __init__(self, corpus, seed):
        self.plant = Planter(random.Random(seed), True)
        self.made = {}
        self.people = [user["id"] for user in corpus["users"][1:3]]

    def canary(self, key, value):
        def made(kind, make):
            if (kind, key) not in self.made:
                self.made[kind, key] = make(f"skeleton {key}")
            return self.made[kind, key]
        if key in KEPT:
            return value or "invented"
        if re.fullmatch(r"[UW]0+", value):
            return self.people[0]
        if re.fullmatch(r"[BTAEFC]0+", value) and value[0] != "F":
            return value[0] + "0SKELETON"
        if re.fullmatch(r"0+\.0+", value):
            return f"{START - 1}.000000"
        if value.startswith("https://"):
            return f"{value}?m={made('address', self.plant.mail)}"
        return f"see {made('address', self.plant.mail)}" if key in VISIBLE else made("word", self.plant.word)

    def fill(self, value, key=""):
        if isinstance(value, dict):
            out = {name: self.fill(each, name) for name, each in value.items()}
            return {**out, "name": "wave"} if out.get("type") == "emoji" else out
        if isinstance(value, list):
            return [self.fill(each, key) for each in value]
        return self.canary(key, value) if isinstance(value, str) else value


def load(name):
    return json.loads((PLACE / f"conversations.{name}.json").read_text(encoding="utf-8"))


def messages(filler):
    union = load("history")["messages"][0]
    light = {key: value for key, value in union.items() if key not in HEAVY + THREAD}
    parts = [{}, {"metadata": {"event_type": "", "event_payload": {"key": ""}}}, {"root": union["root"]}]
    parts += [{"files": union["files"], "subtype": "file_share"}, {"attachments": union["attachments"]}]
    parts += [{"attachments": union["attachments"], "text": "", "bot_id": "B00000000", "subtype": "bot_message"}]
    parts += [{"blocks": [{**union["blocks"][0], "type": kind}]} for kind in BLOCKS]
    parts += [{"subtype": kind} for kind in ("channel_join", "channel_topic", "channel_purpose", "me_message", "pinned_item", "bot_add")]
    parts += [{"subtype": "assistant_app_thread", "assistant_app_thread": union["assistant_app_thread"]}]
    for number, part in enumerate(parts):
        kept = {"subtype": part["subtype"]} if "subtype" in part else {}
        yield {**filler.fill({**light, **part}), **kept, "type": "message", "ts": f"{START + number * 60}.000100"}
    # A subtype that nobody knows is a text of somebody, too.
    yield {**filler.fill(light), "subtype": filler.canary("subtype", ""), "type": "message", "ts": f"{START + 60000}.000100"}


def conversation(filler):
    """A public channel by its flags, whatever else it says."""
    union = {**load("list")["channels"][0], **load("info")["channel"]}
    out = filler.fill(union)
    for key in ("user", "is_user_deleted", "priority", "num_members", "connected_team_ids", "connected_limited_team_ids"):
        out.pop(key, None)
    team = {"shared_team_ids": ["T0INVENTED1"], "internal_team_ids": [], "conversation_host_id": "T0INVENTED1", "context_team_id": "T0INVENTED1",
            "pending_shared": [], "pending_connected_team_ids": []}
    return {**out, **team, "id": CHANNEL, "name": "skeleton", "name_normalized": "skeleton", "is_channel": True, "is_member": True}


def person(filler):
    union = json.loads((PLACE / "users.list.json").read_text(encoding="utf-8"))["members"][0]
    return {**filler.fill(union), "id": "U0SKELETON1", "team_id": "T0INVENTED1"}


def add(corpus, seed=1):
    """Adds the channel CHANNEL, a person, and what must never be seen of them."""
    if not PLACE.is_dir():
        return False
    filler = Filler(corpus, seed)
    corpus["channels"].append({**conversation(filler), "messages": list(messages(filler))})
    corpus["users"].append(person(filler))
    corpus["canaries"].update({f"skeleton {name}": value for name, value in filler.plant.planted.items()})
    return True
