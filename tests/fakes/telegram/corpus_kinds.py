"""One message of every kind of media, entity, reply, forward and service message, with canaries in each string."""

TEXT = "A line with all marks in it, written for the test."


def media_kinds(plant, users):
    """[(media, more fields of the message)]"""
    word, user = plant.word, users[0]["id"]
    place = {"latitude": 50.123456, "longitude": 14.654321}
    answers = [{"text": word("poll answer"), "voters": 3}, {"text": word("poll answer"), "voters": 9}]
    return [
        ({"kind": "photo", "size": 4321}, {}),
        ({"kind": "photo", "spoiler": True}, {}),
        ({"kind": "document", "name": word("file name") + ".pdf", "mime": "application/" + word("type of file")}, {}),
        ({"kind": "video", "duration": 61, "name": word("file name") + ".mp4"}, {}),
        ({"kind": "video_note", "duration": 9}, {}),
        ({"kind": "animation", "name": word("file name")}, {}),
        ({"kind": "voice", "duration": 5}, {}),
        ({"kind": "audio", "duration": 200, "title": word("audio title"), "performer": word("performer"), "name": word("file name")}, {}),
        ({"kind": "sticker", "emoji": "\U0001f525", "set": 1_258_816_259_751_983}, {}),
        ({"kind": "contact", "phone": plant.phone("contact phone"), "first_name": word("contact name"), "last_name": word("contact name"),
          "vcard": "BEGIN:VCARD " + word("vcard"), "user": user}, {}),
        ({"kind": "location", **place}, {}),
        ({"kind": "location", **place, "live_period": 600}, {}),
        ({"kind": "venue", **place, "title": word("venue title"), "address": word("venue address"), "venue_id": word("venue id"), "venue_type": word("venue type"),
          "provider": word("venue provider")}, {}),
        ({"kind": "poll", "id": 880001, "question": word("poll question"), "answers": answers, "public": True, "recent": [user]}, {}),
        ({"kind": "poll", "id": 880002, "question": word("quiz question"), "answers": [{**answers[0], "correct": True}, answers[1]], "quiz": True,
          "solution": word("quiz solution"), "closed": True}, {}),
        ({"kind": "checklist", "title": word("checklist title"), "items": [word("checklist item"), word("checklist item")]}, {}),
        ({"kind": "dice", "value": 4}, {}),
        ({"kind": "game", "short_name": word("game name"), "title": word("game title"), "description": word("game description")}, {"via": users[1]["id"]}),
        ({"kind": "invoice", "title": word("invoice title"), "description": word("invoice description"), "start_param": word("invoice parameter")}, {}),
        ({"kind": "web_page", "url": "https://example.org/" + word("page url"), "site": word("page site"), "title": word("page title"),
          "description": word("page description"), "author": word("page author"), "type": "video",
          "embed": "https://example.org/" + word("page embed")}, {}),
        ({"kind": "giveaway", "channels": [1_777_000_001], "until": 1_800_000_000, "prize": word("prize")}, {}),
        ({"kind": "giveaway_results", "channel": 1_777_000_001, "launch": 3, "winners": [user], "until": 1_700_000_500, "prize": word("prize")}, {}),
        ({"kind": "paid", "stars": 50}, {}),
        ({"kind": "unsupported"}, {}),
    ]


CAPTIONED = {"photo", "document", "video", "animation", "voice", "audio", "paid"}


def marked_text(plant, user):
    """A text with all kinds of entities; (text, entities)"""
    parts, entities, length = [], [], 0

    def add(text, kind=None, **more):
        nonlocal length
        if kind:
            entities.append({"type": kind, "offset": length, "length": len(text), **more})
        parts.append(text + " ")
        length += len(text) + 1

    add("Marked:")
    for kind in ("bold", "italic", "underline", "strike", "spoiler", "code", "blockquote"):
        add(kind, kind)
    add("x = 1", "pre", language=plant.word("language"))
    add("#lantern", "hashtag")
    add("$LNTN", "cashtag")
    if plant.on:
        add("@" + plant.handle("mention"), "mention")
        add(plant.word("mention name"), "mention_name", user_id=user)
        add(plant.mail("email"), "email")
        add("+" + plant.phone("phone"), "phone")
    add("here", "text_url", url="https://t.me/+" + plant.word("invite link"))
    add("https://example.org/page", "url")
    add("end")
    return "".join(parts).strip(), entities


def replies_and_forwards(plant, first, channel, user):
    word = plant.word
    return [
        {"reply": {"to": first, "quote": word("quote"), "quote_offset": 2}},
        {"reply": {"to": 2, "peer": channel, "quote": word("quote"),
                   "from": {"from": channel, "post": 2, "date": 1_690_000_000, "author": word("reply author")},
                   "media": {"kind": "document", "name": word("reply file")}}},
        {"reply": {"quote": word("quote"), "from": {"name": word("reply name"), "date": 1_690_000_000}}},
        {"forward": {"from": user, "date": 1_690_000_000}},
        {"forward": {"name": word("hidden user"), "date": 1_690_000_000}},
        {"forward": {"from": channel, "post": 7, "author": word("forward author"), "date": 1_690_000_000}},
        {"forward": {"from": channel, "post": 8, "date": 1_690_000_000, "psa": word("announcement")}},
        {"author": word("signature")},
        {"rank": word("rank")},
        {"fact_check": word("fact check")},
        {"wire": {"summary_from_language": word("language")}},
        {"reactions": [{"emoji": "\U0001f44d", "count": 3}, {"custom": 5_368_324_170_671, "count": 2}, {"count": 7}]},
        {"edited": 1_700_900_000},
        {"silent": True},
        {"pinned": True},
        {"buttons": [[{"text": word("button"), "data": plant.word("button data")}, {"text": word("button"), "url": "https://example.org/" + word("button url")}],
                     [{"text": word("button"), "copy": word("button copy")}, {"text": word("button"), "query": word("button query")},
                      {"text": word("button"), "login": "https://example.org/" + word("button login")}]]},
    ]


def never_stored(plant):
    """Messages that a client may show but not keep."""
    word = plant.word
    return [
        {"text": word("not to be saved"), "noforwards": True},
        {"text": word("restricted text"), "restricted": [{"reason": word("restriction reason"), "text": word("restriction")}]},
        {"text": word("self-destruct caption"), "media": {"kind": "photo", "ttl": 10}},
        {"text": word("view once caption"), "media": {"kind": "video", "ttl": 0x7fffffff}},
        {"text": word("self-destruct caption"), "media": {"kind": "voice", "ttl": 30}},
        {"text": "", "media": {"kind": "photo", "expired": True, "ttl": 10}},
        {"text": word("auto-deleted text"), "ttl": 400_000_000},
    ]


def every_kind(plant, first, date, users):
    """Posts of a channel with the ids from `first` on."""
    channel, user = "channel:1777000017", f"user:{users[0]['id']}"
    messages = []

    def add(text=TEXT, **more):
        number = first + len(messages)
        messages.append({"id": number, "date": date + len(messages), "text": text, "views": 10, **more})

    for media, more in media_kinds(plant, users):
        caption = f"Caption with {plant.mail('caption')}" if media["kind"] in CAPTIONED else TEXT if media["kind"] == "web_page" else ""
        add(caption, media=media, **more)
    for _ in range(3):
        add("" if len(messages) % 3 else "Album", media={"kind": "photo"}, group=13_500_000_000_001)
    text, entities = marked_text(plant, users[0]["id"])
    add(text, entities=entities)
    for more in replies_and_forwards(plant, first, channel, user):
        add(**more)
    for more in never_stored(plant):
        add(**more)
    add("Emoji before \U0001f468\u200d\U0001f469\u200d\U0001f467 and after \u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u4e2d\u6587 \U0001f1fa\U0001f1f8.")
    add("x" * 4096)
    messages.append({"id": first + len(messages), "date": date + len(messages), "service": {"_": "messageActionPinMessage"}, "reply": {"to": first}})
    messages.append({"id": first + len(messages), "date": date + len(messages), "service": {"_": "messageActionChatEditTitle", "title": plant.word("new title")}})
    return messages


def actions(plant, users):
    one, two = users[0]["id"], users[1]["id"]
    word = plant.word
    photo = {"_": "photoEmpty", "id": 0}
    call = {"_": "inputGroupCall", "id": 1, "access_hash": 1}
    return [
        {"_": "messageActionChannelCreate", "title": word("created title")},
        {"_": "messageActionChatCreate", "title": word("created title"), "users": [one]},
        {"_": "messageActionChatEditTitle", "title": word("new title")},
        {"_": "messageActionChatEditPhoto", "photo": photo},
        {"_": "messageActionChatDeletePhoto"},
        {"_": "messageActionChatAddUser", "users": [one, two]},
        {"_": "messageActionChatAddUser", "users": [one]},
        {"_": "messageActionChatDeleteUser", "user_id": two},
        {"_": "messageActionChatDeleteUser", "user_id": one},
        {"_": "messageActionChatJoinedByLink", "inviter_id": two},
        {"_": "messageActionChatJoinedByRequest"},
        {"_": "messageActionChatMigrateTo", "channel_id": 1_777_000_002},
        {"_": "messageActionChannelMigrateFrom", "title": word("migrated title"), "chat_id": 1_777_013},
        {"_": "messageActionPinMessage"},
        {"_": "messageActionGameScore", "game_id": 5, "score": 77},
        {"_": "messageActionPaymentSent", "currency": "USD", "total_amount": 100, "invoice_slug": word("invoice slug")},
        {"_": "messageActionScreenshotTaken"},
        {"_": "messageActionCustomAction", "message": word("custom action")},
        {"_": "messageActionBotAllowed", "domain": word("bot domain")},
        {"_": "messageActionContactSignUp"},
        {"_": "messageActionGeoProximityReached", "from_id": {"_": "peerUser", "user_id": one}, "to_id": {"_": "peerUser", "user_id": two}, "distance": 40},
        {"_": "messageActionGroupCall", "call": call},
        {"_": "messageActionGroupCall", "call": call, "duration": 60},
        {"_": "messageActionInviteToGroupCall", "call": call, "users": [two]},
        {"_": "messageActionGroupCallScheduled", "call": call, "schedule_date": 1_800_000_000},
        {"_": "messageActionSetMessagesTTL", "period": 86400},
        {"_": "messageActionSetChatTheme", "theme": {"_": "chatTheme", "emoticon": "\U0001f525"}},
        {"_": "messageActionWebViewDataSent", "text": word("web view button")},
        {"_": "messageActionTopicCreate", "title": word("topic"), "icon_color": 7322096},
        {"_": "messageActionTopicEdit", "title": word("topic"), "closed": True},
        {"_": "messageActionGiftCode", "days": 30, "slug": word("gift code"), "message": {"_": "textWithEntities", "text": word("gift text"), "entities": []}},
        {"_": "messageActionGiveawayLaunch"},
        {"_": "messageActionGiveawayResults", "winners_count": 3, "unclaimed_count": 1},
        {"_": "messageActionBoostApply", "boosts": 2},
        {"_": "messageActionPaidMessagesPrice", "stars": 5},
        {"_": "messageActionTodoCompletions", "completed": [1], "incompleted": []},
        {"_": "messageActionNoForwardsToggle", "prev_value": False, "new_value": True},
        {"_": "messageActionChangeCreator", "new_creator_id": two},
    ]


def every_service(plant, first, date, users):
    """Service messages of a group with the ids from `first` on."""
    messages = []
    for action in actions(plant, users):
        number = first + len(messages)
        message = {"id": number, "date": date + len(messages), "from": f"user:{users[0]['id']}", "service": action}
        if action["_"] in ("messageActionPinMessage", "messageActionGameScore", "messageActionTodoCompletions"):
            message["reply"] = {"to": 2}
        messages.append(message)
    return messages
