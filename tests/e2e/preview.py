"""Saved pages of a channel's public web preview: the same tables as an export, nothing personal, nothing of others."""
import base64
import json

from harness import ROOT, Home, check, equal, telegram_chat

CANARIES = ["Quillon Fennimore", "quillon.fennimore@lantern.example", "+1 415 555 2671", "4111 1111 1111 1111"]
KINDS = {"42": "photo", "43": "text", "41": "title"}


def post(number, text, more="", handle="lantern_co", channel=1234567890, classes=""):
    view = base64.urlsafe_b64encode(json.dumps({"c": -channel, "p": number}).replace(" ", "").encode()).decode().rstrip("=")
    return (f'<div class="tgme_widget_message {classes}" data-post="{handle}/{number}" data-view="{view}">{more}'
            f'<div class="tgme_widget_message_text js-message_text">{text}</div>'
            f'<span class="tgme_widget_message_views">1.2K</span>'
            f'<a class="tgme_widget_message_date"><time datetime="2026-03-01T10:00:{number % 60:02}+00:00"></time></a></div>')


def page(*posts, handle="lantern_co"):
    return (f'<!DOCTYPE html><html><body><div class="tgme_channel_info"><div class="tgme_channel_info_header_title">Lantern</div>'
            f'<div class="tgme_channel_info_header_username"><a>@{handle}</a></div>'
            f'<div class="tgme_channel_info_description">by {CANARIES[1]}</div></div>' + "".join(posts) + "</body></html>")


def main():
    with Home() as home:
        seed = ROOT / "tests" / "fuzz" / "corpus" / "telegram_preview" / "page"
        saved = home.file("saved-page.html", seed.read_bytes())
        first = home.load(saved, "--as", "telegram-preview", "--project", "acme")
        equal((first["loaded"], first["channels"], first["refused"]), (3, 1, {}), "a saved page")
        again = home.load(saved, "--project", "acme")  # told by its content
        equal((again["loaded"], again["unchanged"]), (0, 3), "the same page again")
        equal(dict(map(tuple, home.query("SELECT message_id, kind FROM messages"))), KINDS, "kinds")
        equal(home.query("SELECT channel_id, name, kind FROM channels"), [["1234567890", "lantern_co", "public_channel"]], "channel")
        equal(home.value("SELECT views FROM messages WHERE message_id = '42'"), "1500000", "views")
        equal(home.value("SELECT reply_to_id FROM messages WHERE message_id = '43'"), "42", "reply")

    with Home() as home:  # canaries in every place; a post of another channel
        signature = f'<span class="tgme_widget_message_from_author">{CANARIES[0]}</span>'
        forward = f'<span class="tgme_widget_message_forwarded_from_name">{CANARIES[0]}</span>'
        reply = f'<a class="tgme_widget_message_reply" href="https://t.me/lantern_co/1"><div class="js-message_reply_text">{CANARIES[2]}</div></a>'
        link = f'<a class="tgme_widget_message_link_preview"><div class="link_preview_title">{CANARIES[0]}</div></a>'
        poll = f'<div class="tgme_widget_message_poll"><div class="tgme_widget_message_poll_question">{CANARIES[0]}</div></div>'
        saved = home.file("canaries.html", page(
            post(1, " and ".join(CANARIES[1:]), signature + forward), post(2, "fine", reply + link), post(3, "vote", poll),
            post(4, f"{CANARIES[0]} pinned «{CANARIES[1]}»", classes="service_message"),
            post(5, CANARIES[0], handle="other_lantern", channel=55)))
        done = home.run("import", saved, "--project", "acme", "--json")
        report = json.loads(done.stdout)
        equal((report["loaded"], report["refused"]), (4, {"other_channel": 1}), "posts of this channel only")
        stored = b"".join(path.read_bytes() for path in home.files()) + done.stdout + done.stderr
        stored += home.run("query", "SELECT * FROM messages", "--format", "json").stdout
        stored += home.run("query", "SELECT * FROM channels", "--format", "json").stdout
        for canary in CANARIES:
            check(canary.encode() not in stored, "a canary came through")

    with Home() as home:  # the same post from an export and from the preview is one row of one channel
        exported = {"id": 7, "type": "message", "date": "2026-03-01T10:00:07", "date_unixtime": "1772359207", "from": "Lantern",
                    "from_id": "channel1234567890", "text": "hello", "text_entities": [{"type": "plain", "text": "hello"}]}
        home.load(home.file("result.json", telegram_chat([exported], kind="public_channel", number=1234567890)), "--project", "acme")
        columns = "SELECT channel_id, message_id, author_kind, author, text, text_length, sent_at FROM messages"
        before = home.query(columns)
        merged = home.load(home.file("page.html", page(post(7, "hello"))), "--project", "acme")
        equal((merged["loaded"], merged["updated"]), (0, 1), "the preview knows the views")
        equal(home.query(columns), before, "the same row")

        for name, content in {"group.html": "<html><body>tgme_channel_info <div class='tgme_page'>View group</div></body></html>",
                              "other.html": page(post(1, "x"), handle="somebody_else")}.items():
            refused = home.run("import", home.file(name, content), "--as", "telegram-preview", "--project", "acme", expect=1)
            check(b"https://t.me/s/NAME" in refused.stderr, "says what to save")


main()
