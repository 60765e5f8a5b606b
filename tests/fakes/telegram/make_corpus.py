"""Makes a corpus for server.js: invented chats, with canaries in every string that a person could stand behind.

    make_corpus.py OUT.json [--seed N] [--posts N] [--comments N] [--plain]

The same arguments give the same corpus. What must never leave the server is listed under "canaries"
(name -> value); a message whose text has one is not "plain". corpus_rows.py says what is expected of each chat.
"""
import argparse
import json
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from corpus_kinds import every_kind, every_service  # noqa: E402
from planter import Planter, sentence  # noqa: E402

START = 1_700_000_000  # the first message's date
ME = 5_100_000_777

# ids of the chats
NEWS, TALK, FORUM = 1_777_000_001, 1_777_000_002, 1_777_000_003
PRIVATE_CHANNEL, PRIVATE_GROUP, BASIC = 1_777_000_011, 1_777_000_012, 1_777_013
PROTECTED, RESTRICTED, DIRECT, DIRECT_PARENT = 1_777_000_014, 1_777_000_015, 1_777_000_016, 1_777_000_017
OUTSIDE, CAPTCHA, REQUEST, GUARDED, BANNED = 1_777_000_021, 1_777_000_022, 1_777_000_023, 1_777_000_024, 1_777_000_025

COINS = ("$LNTN", "$QUILL", "$BASALT", "#Lantern", "#Basalt")
EMOJI = ("\U0001f44d", "\U0001f525", "\u2764", "\U0001f389")


class Generator:
    def __init__(self, seed, canaries):
        self.rng = random.Random(seed)
        self.plant = Planter(self.rng, canaries)
        self.users = [self.user() for _ in range(12)]
        self.bot = {**self.user("bot"), "bot": True, "inline_placeholder": self.plant.word("placeholder")}
        self.plant.remember("file reference", "zqfilereferenceinvented")  # wire_media.js

    def user(self, what="user"):
        plant = self.plant
        return {"id": plant.number(f"{what} id"), "first_name": plant.word(f"{what} first name"), "last_name": plant.word(f"{what} last name"),
                "username": plant.handle(f"{what} username"), "phone": plant.phone(f"{what} phone"), "about": plant.word(f"{what} about")}

    def someone(self):
        return f"user:{self.rng.choice(self.users)['id']}"

    def text(self, index):
        """Every seventh has a canary."""
        text = sentence(self.rng, COINS)
        return f"{text} Write to {self.plant.mail('text')} today." if self.plant.on and index % 7 == 3 else text

    def reactions(self):
        rng = self.rng
        chosen = rng.sample(EMOJI, rng.randrange(1, 4))
        return [{"emoji": emoji, "count": rng.randrange(1, 500), "recent": [self.someone()]} for emoji in chosen]

    def post(self, number):
        rng = self.rng
        message = {"id": number, "date": START + number * 60, "text": self.text(number), "views": rng.randrange(100, 90_000), "forwards": rng.randrange(40)}
        if number % 2 == 0:
            message["author"] = self.plant.word("signature")
        if number % 5 == 0:
            message["reactions"] = self.reactions()
        if number % 11 == 0:
            message["edited"] = message["date"] + 30
        if number % 13 == 0 and number > 13:
            message["reply"] = {"to": number - 3}
        if number % 17 == 0:
            message["forward"] = self.forward(number, message["date"])
        if number % 19 == 0:
            message["media"] = {"kind": "photo", "width": 640, "height": 480}
        return message

    def forward(self, number, date):
        kinds = ({"from": f"channel:{DIRECT_PARENT}", "post": 3, "author": self.plant.word("forward author")},
                 {"name": self.plant.word("forward name")}, {"from": self.someone()})
        return {**kinds[number % 3], "date": date - 5000}

    def comment(self, number, date, thread, earlier):
        rng = self.rng
        message = {"id": number, "date": date, "from": self.someone(), "text": self.text(number), "thread": thread}
        if earlier and rng.random() < 0.3:
            message["reply"] = {"to": rng.choice(earlier)}
            if rng.random() < 0.3:
                message["reply"]["quote"] = self.plant.word("quote")
        if number % 9 == 0:
            message["reactions"] = self.reactions()
        return message

    def talk_messages(self, posts, comments):
        """Each tenth post has a copy here, and comments under it; between them the group talks."""
        rng, messages, threads = self.rng, [], []
        for number in range(1, comments + 1):
            date = START + 120 + number * 40
            post = 10 * (len(threads) + 1)
            if post <= len(posts) and number % max(2, comments // (len(posts) // 10 + 1)) == 1:
                messages.append({"id": number, "date": date, "from": f"channel:{NEWS}", "text": posts[post - 1]["text"], "discusses": post,
                                 "forward": {"from": f"channel:{NEWS}", "post": post, "date": posts[post - 1]["date"], "saved_from": f"channel:{NEWS}", "saved_id": post}})
                threads.append((number, []))
            elif threads and rng.random() < 0.7:
                thread, earlier = rng.choice(threads[-5:])
                messages.append(self.comment(number, date, thread, earlier))
                earlier.append(number)
            else:
                message = {"id": number, "date": date, "from": self.someone(), "text": self.text(number)}
                if number % 8 == 0 and number > 20:
                    message["reply"] = {"to": number - rng.randrange(1, 9)}
                messages.append(message)
        return messages

    def forum(self, count):
        topics = [{"id": 10 + i, "title": f"Topic {i} {self.plant.mail('topic title')}", "from": self.someone(), "pinned": i == 0, "closed": i == 2} for i in range(4)]
        general = {"id": 1, "title": "General", "from": self.someone()}
        messages = [{"id": topic["id"], "date": START + topic["id"], "from": topic["from"],
                     "service": {"_": "messageActionTopicCreate", "title": topic["title"], "icon_color": 7322096}} for topic in topics]
        for number in range(20, 20 + count):
            message = {"id": number, "date": START + number * 50, "from": self.someone(), "text": self.text(number)}
            if number % 5:
                message["topic"] = topics[number % 4]["id"]
            if number % 6 == 0 and number > 30 and "topic" in message:
                message["reply"] = {"to": number - 4} if (number - 4) % 5 else {}
            messages.append(message)
        return [general, *topics], messages

    def closed(self, number, kind, what, **more):
        """A chat that must not be collected: nothing of it may be seen anywhere."""
        plant = self.plant
        messages = [{"id": i, "date": START + i * 100, "text": plant.word(f"{what} text"), "from": self.someone()} for i in range(1, 4)]
        if kind in ("basic", "user"):  # these two count their messages together
            messages = [{**message, "id": message["id"] + (100 if kind == "user" else 200)} for message in messages]
        if kind == "channel":
            messages = [{**message, "from": f"channel:{number}"} for message in messages]
        return {"id": number, "kind": kind, "title": plant.word(f"{what} title"), "about": plant.word(f"{what} about"), "member": True,
                "members": 20 + number % 7, "messages": messages, **more}

    def captcha(self):
        text = self.plant.word
        return {"bot": self.bot["id"], "text": "Press the fish " + text("captcha text"), "passed": "Welcome " + text("captcha passed"),
                "buttons": [[{"text": "fish " + text("button"), "data": "fish", "answer": "Right " + text("button answer"), "passes": True},
                             {"text": "bird " + text("button"), "data": "bird", "answer": "Wrong " + text("button answer"), "alert": True}]]}

    def open_chat(self, number, kind, name, messages, **more):
        plant = self.plant
        return {"id": number, "kind": kind, "title": f"{name.capitalize()} {plant.mail('title')}", "username": f"invented_{name}",
                "about": f"About {name} {plant.mail('about')}", "member": True, "members": 100 + number % 1000, "messages": messages, **more}

    def corpus(self, posts, comments):
        news = [self.post(number) for number in range(1, posts + 1)]
        news += every_kind(self.plant, posts + 1, START + (posts + 1) * 60, self.users)
        talk = self.talk_messages(news[:posts], comments)
        talk += every_service(self.plant, comments + 1, START + 120 + (comments + 1) * 40, self.users)
        topics, forum = self.forum(40)
        few = [{"id": i, "date": START + i * 100, "text": self.text(i), "from": self.someone()} for i in range(1, 6)]
        outside = [{**message, "from": None, "views": 5} for message in few]
        chats = [
            self.open_chat(NEWS, "channel", "news", news, linked=TALK, signatures=True),
            self.open_chat(TALK, "group", "talk", talk, linked=NEWS),
            self.open_chat(FORUM, "group", "forum", forum, forum=True, topics=topics),
            self.open_chat(OUTSIDE, "channel", "outside", outside, member=False),
            self.open_chat(CAPTCHA, "group", "captcha", [dict(each) for each in few], member=False, captcha=self.captcha()),
            self.open_chat(REQUEST, "group", "request", [dict(each) for each in few], member=False, join_request=True),
            self.open_chat(GUARDED, "group", "guarded", [dict(each) for each in few], member=False, guard_bot=self.bot["id"]),
            self.open_chat(BANNED, "group", "banned", [dict(each) for each in few], member=False, join_error="CHANNELS_TOO_MUCH"),
            self.closed(PRIVATE_CHANNEL, "channel", "private channel"),
            self.closed(PRIVATE_GROUP, "group", "private group"),
            self.closed(BASIC, "basic", "basic group"),
            {**self.closed(self.users[0]["id"], "user", "private chat"), "title": ""},
            self.closed(PROTECTED, "channel", "protected channel", username="invented_protected", noforwards=True),
            self.closed(RESTRICTED, "channel", "restricted channel", username="invented_restricted",
                        restricted=[{"reason": "terms", "text": self.plant.word("restriction text")}]),
            self.closed(DIRECT, "group", "direct messages", monoforum=True, parent=DIRECT_PARENT),
            self.closed(DIRECT_PARENT, "channel", "parent of direct messages", direct_messages=DIRECT, username="invented_parent"),
        ]
        me = {**self.user("self"), "id": ME}
        return {"accounts": accounts(), "users": [me, *self.users, self.bot], "chats": chats,
                "invites": {"invitedprivate": {"chat": PRIVATE_GROUP}, "invitedoutside": {"chat": OUTSIDE}, "invitedexpired": {"chat": OUTSIDE, "expired": True}},
                "canaries": self.plant.planted}


def accounts():
    """The last digits say what a phone is for."""
    def phone(last, **more):
        return {"phone": f"99966{last:05d}", "user": ME, "code": "22222", **more}
    return [phone(10001), phone(10002, password="correct horse", hint="what the staple is for"),
            phone(10003, code_types=["sms", "call", "flash_call", "missed_call"]), phone(10004, code_types=["sms_word"], code="lantern"),
            phone(10005, code_types=["sms_phrase"], code="the lantern is lit"), phone(10006, code_types=["fragment"]),
            phone(10007, code_types=["firebase"]), phone(10008, code_types=["email"]), phone(10009, code_types=["email_setup"]),
            phone(10010, sign_up=True), phone(10011, error="PHONE_NUMBER_BANNED"), phone(10012, expired=True),
            phone(10013, error="PHONE_NUMBER_FLOOD"), phone(10014, error="PHONE_PASSWORD_FLOOD", error_code=406)]


def make(seed=1, posts=300, comments=400, canaries=True):
    return Generator(seed, canaries).corpus(posts, comments)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--posts", type=int, default=300)
    parser.add_argument("--comments", type=int, default=400)
    parser.add_argument("--plain", action="store_true", help="without canaries")
    options = parser.parse_args()
    with open(options.out, "w", encoding="utf-8") as out:
        json.dump(make(options.seed, options.posts, options.comments, not options.plain), out, ensure_ascii=False)


if __name__ == "__main__":
    main()
