"""An invented channel for site_of_previews.py. Of each post it says what its row is to be: kind, text (None where something personal was
planted), reply, views, reactions."""
import random

WORDS = "lantern release build patch branch tests green merged review docs window harbour copper kettle maple river signal node".split()
CANARIES = {"person": "Quillon Fennimore", "mail": "quillon.fennimore@lantern.example", "phone": "+1 415 555 2671", "card": "4111 1111 1111 1111",
            "author": "Zephyrine Oddlake", "forward": "Barnabus Thistlewick", "reply": "Ottoline Gravesend", "link": "Ferdinand Moonraker",
            "poll": "Hortensia Blackwell", "document": "Cuthbert Winterbourne", "contact": "Persephone Dunmore", "place": "Aloysius Penhaligon",
            "service": "Ignatius Featherstone", "other": "Wilhelmina Sandiford", "reaction": "Theophilus Marchbanks", "unknown": "Eudora Quickfall"}
MORE = {
    "photo": '<a class="tgme_widget_message_photo_wrap" href="https://t.me/x/1" style="background-image:url(\'https://cdn.invalid/a.jpg\')"></a>',
    "video": '<a class="tgme_widget_message_video_player"><time class="message_video_duration">0:12</time></a>',
    "voice": '<a class="tgme_widget_message_voice_player"></a>',
    "document": '<div class="tgme_widget_message_document_icon"></div><div class="tgme_widget_message_document_title">{document}.pdf</div>',
    "poll": '<div class="tgme_widget_message_poll"><div class="tgme_widget_message_poll_question">{poll}?</div><div class="tgme_widget_message_poll_option_text">{poll}</div></div>',
    "sticker": '<div class="tgme_widget_message_tgsticker"></div>',
    "location": '<a class="tgme_widget_message_location"></a><div class="tgme_widget_message_location_title">{place}</div>',
    "contact": '<a class="tgme_widget_message_contact"></a><div class="tgme_widget_message_contact_name">{contact}</div>',
}
AROUND = ('<div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name">Invented</a></div>'
          '<span class="tgme_widget_message_from_author">{author}</span><div class="tgme_widget_message_forwarded_from">'
          '<span class="tgme_widget_message_forwarded_from_name">{forward}</span></div><div class="tgme_widget_something_new" title="{unknown}">{unknown}</div>'
          '<a class="tgme_widget_message_link_preview" href="https://example.invalid/"><div class="link_preview_site_name">{link}</div>'
          '<div class="link_preview_title">{link}</div><div class="link_preview_description">{link}</div></a>')


def shown(views):
    """As the page rounds it, and the number that can be read from that."""
    if views < 1000:
        return str(views), views
    tenths = views // 100
    return f"{tenths // 10}.{tenths % 10}K", tenths * 100


def make_post(rng, number, name):
    text = " ".join(rng.choice(WORDS) for _ in range(rng.randrange(3, 12)))
    post = {"id": number, "date": 1772359200 + number * 613, "text": text, "kind": "text", "want": text, "more": "", "reply": None}
    kind = rng.choice(["text"] * 12 + list(MORE))
    if kind != "text":
        post.update(kind=kind, more=MORE[kind].format(**CANARIES))
    if rng.random() < 0.2:
        post["more"] += AROUND.format(**CANARIES)
    if rng.random() < 0.15:
        post.update(text=f"{text}; write to {CANARIES['mail']} or {CANARIES['phone']}, card {CANARIES['card']}, I am {CANARIES['person']}", want=None)
    if rng.random() < 0.15 and number > 3:
        post["reply"] = number - rng.randrange(1, 3)
        post["more"] += (f'<a class="tgme_widget_message_reply" href="https://t.me/{name}/{post["reply"]}"><div class="tgme_widget_message_author">'
                         f'{CANARIES["reply"]}</div><div class="js-message_reply_text">{CANARIES["reply"]}</div></a>')
    if rng.random() < 0.1:
        post["edited"] = True
    post["shown_views"], post["views"] = shown(rng.randrange(1, 90_000))
    post["reactions"] = {emoji: rng.randrange(1, 900) for emoji in rng.sample(["👍", "🔥", "🎉"], rng.randrange(0, 3))}
    post["reactions_html"] = '<div class="tgme_widget_message_reactions">' + "".join(
        f'<span class="tgme_reaction"><i class="emoji"><b>{emoji}</b></i>{count}</span>' for emoji, count in post["reactions"].items()) + "</div>"
    if rng.random() < 0.04:
        post.update(kind="pin", service=True, text=f"{CANARIES['service']} pinned «{text}»", want="", more="", reply=None, shown_views=None, views=None,
                    reactions={}, reactions_html="")
    return post


def make(count=150, name="invented_news", number=1234567890, seed=1):
    """Numbers of deleted posts and of the other pictures of albums are missing, as on the real pages."""
    rng = random.Random(seed)
    numbers = [each for each in range(1, count + 1) if each in (1, count) or rng.random() > 0.12]
    return {"name": name, "id": number, "title": f"Lantern by {CANARIES['other']}", "about": f"Write to {CANARIES['mail']}", "subscribers": "12.3K",
            "posts": [make_post(rng, each, name) for each in numbers]}
