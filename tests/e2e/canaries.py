"""P1, P5: nothing personal reaches the home, stdout or stderr.

Plants unique canaries of every class in every field that a Telegram Desktop or Slack export has (and
in fields that neither has yet), imports, and searches everything that was written or printed for each
of them, raw and encoded. What is not personal must survive.

    canaries.py TACIT [--seed N]
"""
import base64
import io
import json
import sys
import urllib.parse
import zipfile

from canary_values import ALNUM, LOWER, R, classes, digits, hexes, luhn, pick, seed
from harness import Home, check, equal
from leaks import VIEWS, state_dump

SEED = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else 20261
seed(SEED)
SURVIVORS = [
    "commit " + hexes(40), "short " + hexes(8), "digest sha256:" + hexes(64), "v12.4.901", "1.2.3-rc.1",
    "id 7f" + hexes(6) + "-" + hexes(4) + "-4" + hexes(3) + "-a" + hexes(3) + "-" + hexes(12), "if (a[i] == b) { return x->y; }",
    "$BTC", "#testnet" + digits(2), "https://docs.lantern.example/guide/install.html", "https://en.wikipedia.org/wiki/Merkle_tree",
    "price 43000.50 and 1,250,000 units", "127.0.0.1", "192.168.1.17", "10.0.0.5:8080", "2026-03-01T10:00:00Z", "at 10:45 on 03/04/2026",
    "github.com/lantern-labs/node/pull/1234", "git@github.com:lantern-labs/node.git", "block 19384756", "std::vector<int>",
    "Größe, naïve, Привет, xin chào, 你好", "order 12345", "@here",
]


class Planter:
    """Hands out canaries and remembers what must not be found."""

    def __init__(self):
        self.forbidden = {}

    def word(self, field):
        value = "Zq" + pick(LOWER, 4) + pick(ALNUM, 12)
        self.forbidden[f"field {field}"] = value
        return value

    def number(self, field):
        value = "68" + digits(8)
        self.forbidden[f"id in {field}"] = value
        return int(value)

    def texts(self, where):
        for name, (before, value) in classes().items():
            if isinstance(value, tuple):
                self.forbidden[f"{name} in {where}"] = value[1]
                yield name, before + "".join(value)
            else:
                self.forbidden[f"{name} in {where}"] = value
                yield name, before + value


def unknown_fields(plant, where):
    return {"future_field": plant.word(where + ".future_field"), "future_object": {"deep": [{"name": plant.word(where + ".deep"), "id": plant.number(where)}]}}


def telegram_export(plant):
    messages = []

    def add(text, **more):
        number = len(messages) + 1
        user = plant.number("from_id")
        message = {"id": number, "type": "message", "date": "2026-03-01T10:00:00", "date_unixtime": str(1772359200 + number),
                   "from": plant.word("from"), "from_id": f"user{user}", "author": plant.word("author"), "saved_from": plant.word("saved_from"),
                   "forwarded_from": plant.word("forwarded_from"), "forwarded_from_id": f"user{plant.number('forwarded_from_id')}",
                   "via_bot": "@" + plant.word("via_bot"), "text": text, "text_entities": [{"type": "plain", "text": plant.word("text_entities")}],
                   "reactions": [{"type": "emoji", "count": 2, "emoji": "👍", "recent": [
                       {"from": plant.word("reactions.recent.from"), "from_id": f"user{plant.number('reactions.recent')}", "date": "2026-03-01T10:00:00"}]}]}
        message.update(unknown_fields(plant, "message"))
        message.update(more)
        messages.append(message)

    for name, text in plant.texts("telegram text"):
        add(text)
        add(["before ", {"type": "bold", "text": text}, {"type": "plain", "text": " after"}])
    for name, text in plant.texts("telegram quote"):
        add([{"type": "blockquote", "text": "> " + text + "\n", "collapsed": False}, {"type": "spoiler", "text": "(" + text + ")"}])
    for name, text in plant.texts("telegram code"):
        if name != "mention":
            add([{"type": "pre", "text": "x = 1\n" + text + "\n", "language": plant.word("language")}])
    mail, phone, card = pick(LOWER, 12) + "@" + pick(LOWER, 7) + ".net", "0" + digits(9), luhn("4" + digits(4), 16)
    plant.forbidden.update({"email entity": mail, "phone entity": phone, "card entity": card})
    handle = pick(LOWER, 12)
    plant.forbidden["mention entity"] = handle
    href = pick(ALNUM, 16)
    plant.forbidden["href"] = href
    add(["a ", {"type": "email", "text": mail}, " ", {"type": "phone", "text": phone}, " ", {"type": "bank_card", "text": card}, " ",
         {"type": "mention", "text": "@" + handle}, " ", {"type": "mention_name", "text": plant.word("mention_name"), "user_id": plant.number("user_id")},
         {"type": "text_link", "text": "here", "href": "https://t.me/+" + href}, {"type": "new_kind", "text": "ok", "secret": plant.word("entity")}])
    add("", contact_information={"first_name": plant.word("contact"), "last_name": plant.word("contact"), "phone_number": "+4479" + digits(8)},
        contact_vcard=plant.word("vcard"))
    add("", location_information={"latitude": 50.123456, "longitude": 14.654321}, place_name=plant.word("place"), address=plant.word("address"))
    add("", file=plant.word("file"), file_name=plant.word("file_name"), media_type="audio_file", performer=plant.word("performer"),
        title=plant.word("title"), mime_type="audio/mpeg", thumbnail=plant.word("thumbnail"))
    add("", poll={"question": plant.word("poll"), "closed": False, "total_voters": 1, "answers": [{"text": plant.word("answer"), "voters": 1, "chosen": False}]})
    add("", inline_bot_buttons=[[{"type": "callback", "text": plant.word("button"), "data": plant.word("data"), "dataBase64": plant.word("data64")}]])
    add(plant.word("self destruct"), self_destruct_period_seconds=10)
    for action in ("invite_members", "join_group_by_link", "remove_members", "edit_group_title", "create_channel", "phone_call", "action_of_tomorrow", "topic_created"):
        messages.append({"id": len(messages) + 1, "type": "service", "date_unixtime": str(1772359200 + len(messages)), "actor": plant.word("actor"),
                         "actor_id": f"user{plant.number('actor_id')}", "action": action, "members": [plant.word("members"), None],
                         "inviter": plant.word("inviter"), "title": plant.word("service title"), "new_title": plant.word("new_title"),
                         "text": plant.word("service text"), "text_entities": [], **unknown_fields(plant, "service")})
    for text in SURVIVORS:
        messages.append({"id": len(messages) + 1, "type": "message", "date_unixtime": str(1772359200 + len(messages)), "from": plant.word("from"),
                         "from_id": f"user{plant.number('from_id')}", "text": "plain " + text + " end"})
    title = [text for _, text in plant.texts("telegram title")]

    def private(kind, number):
        chat = {"name": plant.word(kind), "type": kind, "id": number, "messages": [
            {"id": 1, "type": "message", "date_unixtime": "1772359200", "from": plant.word(kind), "from_id": f"user{plant.number(kind)}", "text": plant.word(kind)}]}
        return chat
    groups = [{"name": " ".join(title[:6]), "type": "public_supergroup", "id": 1777000009, "messages": messages, **unknown_fields(plant, "chat")},
              {"name": "A channel", "type": "public_channel", "id": 1777000010, "messages": [
                  {"id": 1, "type": "message", "date_unixtime": "1772359200", "from": "A channel", "from_id": "channel1777000010", "author": plant.word("signature"),
                   "text": " | ".join(title)}]}]
    kinds = ["personal_chat", "bot_chat", "private_group", "private_supergroup", "private_channel", "saved_messages", "replies", "verification_codes", "kind_of_tomorrow"]
    chats = [private(kind, 9000 + i) for i, kind in enumerate(kinds)] + groups
    return {"about": plant.word("about"), "personal_information": {"user_id": plant.number("me"), "first_name": plant.word("me"), "phone_number": plant.word("me")},
            "contacts": {"list": [{"user_id": plant.number("contacts"), "first_name": plant.word("contacts")}]}, "sessions": {"list": [{"last_ip": plant.word("ip")}]},
            "chats": {"about": "", "list": chats}, "left_chats": {"list": [private("public_supergroup", 9900)]}, **unknown_fields(plant, "top")}


def slack_export(plant):
    people = [f"U07{pick('ABCDEFGHJKLMNPQRSTUVWXYZ', 4)}{digits(4)}" for _ in range(6)]
    for person in people:
        plant.forbidden[f"slack id {person}"] = person
    messages = []

    def add(text, **more):
        number = len(messages)
        author = R.choice(people)
        message = {"type": "message", "user": author, "ts": f"17723592{number:02d}.{100000 + number}" if number < 100 else f"1772360{number:03d}.{100000 + number}",
                   "text": text, "client_msg_id": plant.word("client_msg_id"), "team": "T07" + pick("ABCDEFGH", 6), "username": plant.word("username"),
                   "icons": {"image_48": plant.word("icons")}, "bot_profile": {"name": plant.word("bot_profile")},
                   "user_profile": {"real_name": plant.word("real_name"), "display_name": plant.word("display_name"), "first_name": plant.word("first_name"),
                                    "avatar_hash": plant.word("avatar")},
                   "reactions": [{"name": "thumbsup", "users": people[:3], "count": 3}], "reply_users": people[:2],
                   "metadata": {"event_type": plant.word("metadata"), "event_payload": {"x": plant.word("payload")}}, "permalink": plant.word("permalink")}
        message.update(unknown_fields(plant, "slack message"))
        message.update(more)
        messages.append(message)

    def escaped(text):
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for name, text in plant.texts("slack text"):
        add(escaped(text))
    for name, text in plant.texts("slack blocks"):
        add(plant.word("text beside blocks"), blocks=[{"type": "rich_text", "block_id": plant.word("block_id"), "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": text}, {"type": "user", "user_id": people[0]},
                                                       {"type": "thing_of_tomorrow", "name": plant.word("element")}]}]}])
    for name, text in plant.texts("slack attachments"):
        add("", subtype="bot_message", bot_id="B07" + digits(6), attachments=[
            {"text": escaped(text), "author_name": plant.word("author_name"), "author_link": plant.word("author_link"), "footer": plant.word("footer"),
             "from_url": plant.word("from_url"), "image_url": plant.word("image_url"), "id": 1}])
    add(f"hi <@{people[1]}|{plant.word('label')}> and <mailto:{pick(LOWER, 9)}@{pick(LOWER, 6)}.org|{plant.word('mail label')}@x.org>")
    add("a file", files=[{"id": "F07", "name": plant.word("file.name"), "title": plant.word("file.title"), "mimetype": "image/png", "preview": plant.word("preview"),
                          "url_private": "https://files.slack.com/x?t=xoxe-" + plant.word("token"), "user": people[2], "initial_comment": {"comment": plant.word("nothing")}}])
    add(f"<@{people[3]}> has joined the channel", subtype="channel_join", inviter=people[4])
    add(f"<@{people[3]}|{plant.word('topic')}> set the channel topic: {plant.word('topic')}", subtype="channel_topic", topic=plant.word("topic"))
    add("This message was deleted.", subtype="tombstone", user="USLACKBOT", hidden=True)
    add(f"shared <#C07SECRET1|{plant.word('private channel name')}>")
    add("root", thread_ts="1772359200.100000", subtype="thread_broadcast", root={"text": plant.word("root"), "user": people[0], "ts": "1772359200.100000"})
    for text in SURVIVORS:
        add("plain " + escaped(text) + " end")
    topic = [text for _, text in plant.texts("slack topic")]
    channels = [{"id": "C07LANTERN1", "name": "general", "created": 1767600000, "creator": people[0], "is_archived": False, "members": people,
                 "topic": {"value": topic[0], "creator": people[0], "last_set": 1}, "purpose": {"value": topic[1], "creator": people[0], "last_set": 1},
                 "pins": [{"id": "1", "user": people[1]}], **unknown_fields(plant, "channel")},
                {"id": "C07SECRET2", "name": "closed", "is_private": True}, {"id": "C07SHARED3", "name": "partners", "is_ext_shared": True}]
    users = [{"id": person, "team_id": "T07", "name": plant.word("users.name"), "real_name": plant.word("users.real"), "deleted": False,
              "profile": {"real_name": plant.word("profile"), "display_name": plant.word("profile"), "email": pick(LOWER, 8) + "@" + pick(LOWER, 6) + ".org",
                          "phone": "+4479" + digits(8), "title": plant.word("profile")}} for person in people]
    closed = [{"type": "message", "user": people[0], "ts": "1772359200.000100", "text": plant.word("closed")}]
    files = {"channels.json": channels, "users.json": users, "groups.json": [{"id": "G07", "name": "hiring", "members": people}],
             "dms.json": [{"id": "D07", "members": people[:2]}], "mpims.json": [{"id": "C07MPIM", "name": "mpdm-a--b-1", "members": people[:3]}],
             "integration_logs.json": [{"user_id": people[0], "user_name": plant.word("integration"), "date": "1"}],
             "general/2026-03-01.json": messages, "closed/2026-03-01.json": closed, "partners/2026-03-01.json": closed, "hiring/2026-03-01.json": closed,
             "D07/2026-03-01.json": closed, "mpdm-a--b-1/2026-03-01.json": closed, "nobody/2026-03-01.json": closed}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, json.dumps(content, ensure_ascii=False))
    return out.getvalue()


def forms(value):
    """The value as it may stand in bytes: raw, other case, hex, base64, URL-coded, UTF-16."""
    raw = value.encode()
    yield raw
    yield value.lower().encode()
    yield value.upper().encode()
    yield raw.hex().encode()
    yield raw.hex().upper().encode()
    for shift in range(3):  # the bytes in the middle of any base64 text that holds them
        text = base64.b64encode(b"\0" * shift + raw)
        whole = text[4 if shift else 0:len(text) // 4 * 4 - 4]
        if len(whole) >= 8:
            yield whole
            yield whole.replace(b"+", b"-").replace(b"/", b"_")
    yield urllib.parse.quote(value, safe="").encode()
    yield json.dumps(value)[1:-1].encode()
    yield value.encode("utf-16-le")
    yield value.encode("utf-16-be")


def main():
    plant = Planter()
    with Home() as home:
        telegram = home.file("result.json", telegram_export(plant))
        slack = home.file("slack.zip", slack_export(plant))
        printed = b""
        report = {}
        for path in (telegram, slack):
            for more in (("--json",), (), ("--json",)):
                done = home.run("import", path, "--project", "canary", *more)
                printed += done.stdout + done.stderr
            report[path.name] = json.loads(done.stdout)
        for refused in ("personal_chat", "bot_chat", "private_group", "private_supergroup", "private_channel", "saved_messages", "replies", "verification_codes", "unknown", "left_chat"):
            equal(report["result.json"]["refused"].get(refused), 1, f"refused {refused}")
        for refused in ("private_channel", "shared_channel", "dm", "group_dm", "unlisted_folder"):
            check(report["slack.zip"]["refused"].get(refused, 0) >= 1, f"refused {refused}: {report['slack.zip']['refused']}")
        for view in VIEWS:
            for form in ("csv", "json", "table"):
                printed += home.run("query", f"SELECT * FROM {view}", "--format", form).stdout
        printed += home.run("status").stdout + home.run("doctor", expect=None).stdout + home.run("config", "show").stdout
        home.run("export", home.path / "out", "--dataset", "messages", "--format", "jsonl")
        haystacks = {"printed": printed, "the state": state_dump(home)}
        for path in home.files():
            haystacks[str(path.relative_to(home.path))] = path.read_bytes()
            haystacks["the name of " + str(path.relative_to(home.path))] = str(path.relative_to(home.path)).encode()
        found = []
        for name, value in plant.forbidden.items():
            for form in set(forms(value)):
                found += [f"{name} in {place}" for place, hay in haystacks.items() if form in hay]
        check(not found, f"{len(found)} canaries found, seed {SEED}:\n  " + "\n  ".join(sorted(set(found))[:60]))
        texts = "\n".join(row[0] for row in home.query("SELECT text FROM messages"))
        lost = [text for text in SURVIVORS if texts.count(text) < 2]
        check(not lost, f"did not survive, seed {SEED}: {lost}")
        people = int(home.value("SELECT count(DISTINCT author) FROM messages WHERE author LIKE 'u1\\_%' ESCAPE '\\'"))
        check(people > 20, f"authors are pseudonyms: {people}")
        print(f"{len(plant.forbidden)} canaries, {len(haystacks)} places, {sum(map(len, haystacks.values()))} bytes searched: 0 found; "
              f"{len(SURVIVORS)} survivors survived")


main()
