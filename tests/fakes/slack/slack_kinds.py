"""One message of every kind that slack.com shows in a history (docs.slack.dev/reference/events/message, and kinds that
it does not name); `make` is a slack_corpus.Generator."""

# Subtypes whose text Slack itself wrote.
EVENTS = ("channel_join", "channel_leave", "channel_topic", "channel_purpose", "channel_name", "channel_archive", "channel_unarchive",
          "channel_posting_permissions", "bot_add", "bot_remove", "pinned_item", "reminder_add", "channel_canvas_updated",
          "tabbed_canvas_updated", "huddle_thread", "channel_convert_to_private", "invented_subtype_of_tomorrow")
# Subtypes with a person's text.
WRITTEN = ("me_message", "file_share", "file_comment", "bot_message")
FILE_MODES = ("hosted", "snippet", "external", "tombstone", "quip", "space", "post", "hidden_by_limit")


def ts(micros):
    return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"


def every_kind(make, start):
    out = []

    def add(**fields):
        at = start + len(out) * 60_000_000 + 216
        out.append({"type": "message", "ts": ts(at), "user": make.people[len(out) % len(make.people)], **fields})
        return out[-1]
    for subtype in EVENTS:
        add(subtype=subtype, text=f"{subtype} {make.plant.mail(subtype)}", **event_fields(make, subtype))
    for subtype in WRITTEN:
        add(subtype=subtype, text=make.text(3), **written_fields(make, subtype))
    for mode in FILE_MODES:
        add(text="", files=[{**make.file(make.people[0]), "mode": mode, "file_access": "visible"}])
    for fields in odd(make):
        add(**fields)
    thread(make, add)
    return out


def event_fields(make, subtype):
    word = make.plant.word
    return {
        "channel_join": {"inviter": make.people[1]}, "channel_topic": {"topic": word("topic")}, "channel_purpose": {"purpose": word("purpose")},
        "channel_name": {"old_name": word("old name"), "name": word("new name")},
        "pinned_item": {"item_type": "C", "item": {"text": word("pinned text")}},
        "huddle_thread": {"room": {"id": "R0INVENTED1", "name": word("room"), "participant_history": [make.people[0]]}},
        "invented_subtype_of_tomorrow": {"invented_field": {"deep": [word("unknown field")]}},
    }.get(subtype, {})


def written_fields(make, subtype):
    word = make.plant.word
    return {
        "file_share": {"files": [make.file(make.people[0])], "upload": True, "display_as_bot": False},
        "file_comment": {"comment": {"id": "Fc0INVENTED", "comment": f"see {make.plant.mail('comment')}", "user": make.people[0]}, "file": make.file(make.people[0])},
        "bot_message": {"bot_id": make.bots[0]["id"], "username": word("bot user name"), "icons": {"image_48": f"https://a.invented.example/{word('icon')}"}},
    }.get(subtype, {})


def odd(make):
    """Shapes that occur: nulls, missing text, text beside other blocks, attachments, unfurls, metadata, reactions by many.

    What a reader sees has an address in it, which must go; what he does not see has a word, which is never kept.
    """
    word = make.plant.word

    def seen(what):
        return f"see {make.plant.mail(what)}"
    user = make.people[2]
    yield {"text": "null beside it stays", "blocks": None, "attachments": None, "files": None}
    yield {"text": ""}
    yield {"text": "fallback only", "blocks": [
        {"type": "section", "block_id": word("block id"), "text": {"type": "mrkdwn", "text": "section says more"}, "fields": [{"type": "mrkdwn", "text": seen("block field")}]},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": seen("context")}, {"type": "image", "image_url": f"https://a.invented.example/{word('image')}", "alt_text": seen("alt")}]},
        {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": seen("button")}, "value": word("button value"), "action_id": "a"}]},
        {"type": "invented_block", "payload": word("unknown block")}]}
    yield {"text": "", "blocks": [{"type": "rich_text", "elements": [
        {"type": "rich_text_section", "elements": [
            {"type": "text", "text": "rich text only "}, {"type": "user", "user_id": user}, {"type": "emoji", "name": "wave", "unicode": "1f44b"},
            {"type": "link", "url": f"https://a.invented.example/?m={make.plant.mail('link')}", "text": seen("link text")}, {"type": "broadcast", "range": "here"},
            {"type": "invented_element", "text": seen("unknown element")}]},
        {"type": "rich_text_list", "style": "bullet", "indent": 0, "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "code()"}]}, {"type": "rich_text_quote", "elements": [{"type": "text", "text": "quoted"}]}]}]}
    yield {"text": "see the attachment", "attachments": [
        {"fallback": seen("fallback"), "text": seen("attachment text"), "pretext": seen("pretext"), "title": seen("attachment title"), "author_name": seen("author"),
         "author_link": f"https://a.invented.example/{word('author link')}", "from_url": f"https://a.invented.example/{word('from url')}", "footer": seen("footer"),
         "fields": [{"title": seen("field title"), "value": seen("field value"), "short": True}], "id": 1}]}
    yield {"text": "with metadata", "metadata": {"event_type": word("event type"), "event_payload": {"key": word("event payload")}}}
    yield {"text": "many reactions", "reactions": [{"name": "thumbsup", "users": make.people[:3], "count": 40}, {"name": "heart::skin-tone-2", "users": [user], "count": 1}]}
    yield {"text": f"old forms <@{user}|{word('label')}> <#C0PUBLIC000|> <!here> <!subteam^S0INVENTED1|@{word('group')}> <mailto:{make.plant.mail('mailto')}|mail>"}
    yield {"text": "unescaped <my name> and <\u2014> stay, \u00fc \U0001f525 too"}
    yield {"text": "from another team", "user_team": "T0OTHERTEAM", "source_team": "T0OTHERTEAM", "user_profile": {"real_name": word("user profile"), "display_name": word("user profile")}}
    yield {"text": "by an app", "bot_id": make.bots[1]["id"], "app_id": make.bots[1]["app_id"], "user": make.bots[1]["user"], "bot_profile": {"id": make.bots[1]["id"], "name": word("bot name")}}
    yield {"subtype": "tombstone", "user": "USLACKBOT", "text": "This message was deleted.", "hidden": True}


def thread(make, add):
    """A parent, replies by a person, an app and none; one that is shown in the channel, too; and a thread whose parent is gone."""
    parent = add(text="the parent of a thread")
    add(text=make.text(1), thread_ts=parent["ts"])
    add(text="by an app", thread_ts=parent["ts"], bot_id=make.bots[0]["id"], user=make.bots[0]["user"])
    add(text=make.text(3), thread_ts=parent["ts"], subtype="thread_broadcast")
    add(text="", thread_ts=parent["ts"], files=[make.file(make.people[0])])
    gone = add(subtype="tombstone", user="USLACKBOT", text="This message was deleted.", hidden=True)
    add(text="its parent is gone", thread_ts=gone["ts"])
