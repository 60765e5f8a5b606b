"""An invented workspace (make_corpus.py)."""
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from planter import Planter, sentence  # noqa: E402
from slack_kinds import every_kind  # noqa: E402

END = 1_702_592_000
DAYS = 30  # before END, in which everything was written
TEAM = "T0INVENTED1"
ME = "U0COLLECTOR"

# What tests sign in with.
COLLECTOR, COLLECTOR_APP = "xoxp-invented-collector", "xapp-invented-socket"
NARROW, BROAD, BOT = "xoxp-invented-narrow", "xoxp-invented-broad", "xoxb-invented-bot"
SCOPES = ["channels:read", "channels:history", "users:read"]
CLIENT_ID, CLIENT_SECRET = "1111111111.2222222222", "invented-client-secret"
REDIRECTS = [f"http://localhost:{port}/slack/callback" for port in (4318, 4319, 4320)]

# ids of the special channels
KINDS, ARCHIVED, OUTSIDE = "C0KINDS0001", "C0ARCHIVED1", "C0OUTSIDE01"
PRIVATE, GROUP, FOREIGN, IM, MPIM = "C0PRIVATE01", "G0GROUP0001", "C0FOREIGN01", "D0DIRECT001", "G0MPIM00001"
EXT_SHARED, PENDING_SHARED, ORG_SHARED = "C0EXTSHARE1", "C0PENDING01", "C0ORGSHARE1"

COINS = ("$LNTN", "$QUILL", "$BASALT", "Lantern", "Basalt")
EMOJI = ("thumbsup", "fire", "eyes", "tada")


def ts(micros):
    return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"


class Generator:
    def __init__(self, seed, users, end, canaries):
        self.rng = random.Random(seed)
        self.plant = Planter(self.rng, canaries)
        self.start, self.end = (end - DAYS * 86400) * 1_000_000, end * 1_000_000
        self.users = [self.user(ME, "collector")] + [self.user(self.plant.id("user id", "U"), f"user{i}") for i in range(users - 1)]
        self.bots = [{"id": f"B0BOT{i:06d}", "app_id": f"A0BOT{i:06d}", "user": self.plant.id("bot user id", "U")} for i in range(3)]
        self.bot_users = [{**self.user(bot["user"], f"bot{i}"), "is_bot": True} for i, bot in enumerate(self.bots)]
        self.people = [user["id"] for user in self.users[1:]]

    def user(self, number, name):
        word, plant = self.plant.word, self.plant
        image = f"https://avatars.invented.example/{word('avatar')}.png"
        profile = {"real_name": f"{word('first name')} {word('last name')}", "display_name": plant.handle("display name") or name,
                   "title": word("title"), "phone": plant.phone("phone"), "skype": word("skype"), "email": plant.mail("e-mail"),
                   "status_text": word("status"), "status_emoji": ":palm_tree:", "avatar_hash": word("avatar hash"), "image_72": image,
                   "image_original": image, "fields": {"Xf0INVENTED": {"value": word("field"), "alt": word("field alt")}}, "team": TEAM}
        return {"id": number, "team_id": TEAM, "name": plant.handle("user name") or name, "deleted": False, "real_name": profile["real_name"],
                "tz": "Europe/Amsterdam", "tz_label": word("time zone"), "is_admin": False, "is_bot": False, "is_app_user": False,
                "is_restricted": False, "updated": 1_600_000_000, "profile": profile, "locale_hint": word("unknown field")}

    # --- text ---

    def text(self, index):
        """Every seventh has a canary; some have Slack's escapes."""
        text = sentence(self.rng, COINS)
        if index % 7 == 3 and self.plant.on:
            return f"{text} Write to {self.plant.mail('text')} today."
        if index % 23 == 4:
            return f"{text} <@{self.rng.choice(self.people)}> knows."
        if index % 31 == 5:
            return f"{text} a &lt; b &amp;&amp; c &gt; d <https://docs.invented.example/a?b=1&amp;c=2|the page>"
        return text

    def blocks(self, text):
        """What a client makes of a plain text."""
        return [{"type": "rich_text", "block_id": self.plant.word("block id"),
                 "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}]}]

    # --- messages ---

    def message(self, at, index):
        """A message of a person, mostly."""
        rng = self.rng
        text = self.text(index)
        out = {"type": "message", "ts": ts(at), "user": rng.choice(self.people), "text": text, "team": TEAM}
        if index % 3 == 0 and "<" not in text and "&" not in text:
            out.update(client_msg_id=self.plant.word("client message id"), blocks=self.blocks(text))
        if index % 5 == 0:
            out["reactions"] = self.reactions()
        if index % 11 == 0:
            out["edited"] = {"user": out["user"], "ts": ts(at // 1_000_000 * 1_000_000 + 30_000_000)}
        if index % 19 == 0:
            out["files"] = [self.file(out["user"])]
        if index % 17 == 8:
            out.update(self.by_bot(index))
            out = {key: value for key, value in out.items() if value is not None}
        if index % 29 == 7:
            return self.membership(at, index)
        return out

    def by_bot(self, index):
        """Of the old kind (bot_message), or an app's (bot_id and a user)."""
        bot = self.rng.choice(self.bots)
        if index % 2:
            return {"subtype": "bot_message", "bot_id": bot["id"], "username": self.plant.word("bot user name"), "user": None}
        return {"bot_id": bot["id"], "app_id": bot["app_id"], "user": bot["user"],
                "bot_profile": {"id": bot["id"], "name": self.plant.word("bot name"), "app_id": bot["app_id"], "team_id": TEAM}}

    def membership(self, at, index):
        who = self.rng.choice(self.people)
        verb = "joined" if index % 2 else "left"
        return {"type": "message", "subtype": "channel_join" if index % 2 else "channel_leave", "ts": ts(at), "user": who,
                "text": f"<@{who}> has {verb} the channel"}

    def reactions(self):
        rng = self.rng
        out = []
        for name in rng.sample(EMOJI, rng.randrange(1, 4)):
            users = rng.sample(self.people, min(len(self.people), rng.randrange(1, 6)))
            out.append({"name": name, "users": users, "count": len(users) + rng.randrange(2)})
        return out

    def file(self, user):
        word = self.plant.word
        address = f"https://files.invented.example/{word('file path')}?t=xoxe-{word('file token')}"
        return {"id": self.plant.id("file id", "F"), "name": word("file name") + ".png", "title": word("file title"), "mimetype": "image/png",
                "filetype": "png", "size": self.rng.randrange(1000, 90_000), "mode": "hosted", "user": user, "url_private": address,
                "permalink": address, "preview": word("file preview"), "is_external": False}

    def moments(self, count, first, last):
        """So many different times, ascending."""
        chosen = set()
        while len(chosen) < count:
            chosen.add(self.rng.randrange(first, last))
        return sorted(chosen)

    def conversation(self, count, replies):
        """`count` messages, of which `replies` are in threads."""
        rng = self.rng
        roots = [self.message(at, index) for index, at in enumerate(self.moments(count - replies, self.start, self.end - 86_400_000_000))]
        parents = rng.sample([each for each in roots if each.get("subtype") is None], max(1, min(len(roots) // 4, replies // 5))) if replies else []
        taken = {each["ts"] for each in roots}
        answers = []
        while len(answers) < replies:
            parent = rng.choice(parents)
            begin = int(parent["ts"].replace(".", "")) + 1
            at = rng.randrange(begin, min(self.end, begin + 3 * 86_400_000_000))
            if ts(at) in taken:
                continue
            taken.add(ts(at))
            answers.append(self.reply(at, parent, len(answers)))
        return sorted(roots + answers, key=lambda each: each["ts"])

    def reply(self, at, parent, index):
        out = {**self.message(at, index), "thread_ts": parent["ts"]}
        if out.get("subtype") in ("channel_join", "channel_leave"):
            out.pop("subtype")
            out["text"] = self.text(index)
        if index % 14 == 0 and "subtype" not in out:
            out["subtype"] = "thread_broadcast"
        return out

    # --- conversations ---

    def channel(self, number, name, messages, **more):
        plant = self.plant

        def note(what):
            return {"value": f"About {name} {plant.mail(what)}", "creator": self.people[0], "last_set": 1_600_000_000}
        return {"id": number, "name": name, "created": 1_600_000_000, "creator": self.people[0], "is_member": True, "topic": note("topic"),
                "purpose": note("purpose"), "num_members": len(self.users), "previous_names": [plant.word("previous name")],
                "messages": messages, **more}

    def closed(self, number, what, **more):
        """A conversation that must not be collected: nothing of it may be seen anywhere."""
        word = self.plant.word
        messages = [{"type": "message", "ts": ts(self.start + i * 60_000_000), "user": self.people[i], "text": word(f"{what} text")} for i in range(4)]
        if more.get("is_im"):
            return {"id": number, "user": self.people[0], "created": 1_600_000_000, "is_user_deleted": False, "messages": messages, **more}
        return {**self.channel(number, word(f"{what} name"), messages), **more}

    def few(self):
        return [self.message(self.start + (i + 1) * 3_600_000_000, i) for i in range(6)]

    def special(self):
        kinds = every_kind(self, self.start + 3_600_000_000)
        return [
            self.channel(KINDS, "every-kind", kinds),
            self.channel(ARCHIVED, "archived", self.few(), is_archived=True, is_member=False),
            self.channel(OUTSIDE, "outside", self.few(), is_member=False),
            self.closed(PRIVATE, "private channel", is_private=True),
            self.closed(GROUP, "old private channel", is_private=True, is_group=True, is_channel=False),
            self.closed(FOREIGN, "private channel of others", is_private=True, is_member=False),
            self.closed(IM, "direct message", is_im=True),
            self.closed(MPIM, "group message", is_mpim=True, is_group=False, is_private=True, is_channel=False),
            self.closed(EXT_SHARED, "shared channel", is_ext_shared=True, is_shared=True, connected_team_ids=["T0OTHERTEAM"]),
            self.closed(PENDING_SHARED, "channel to be shared", is_pending_ext_shared=True, pending_shared=["T0OTHERTEAM"]),
            self.closed(ORG_SHARED, "channel of the organisation", is_org_shared=True, is_shared=True),
        ]

    def corpus(self, channels, messages, replies):
        ordinary = []
        for i in range(channels):
            count = messages // channels + (i < messages % channels)
            answers = replies // channels + (i < replies % channels)
            number = f"C0PUBLIC{i:03d}"
            ordinary.append(self.channel(number, f"invented-{i:02d}", self.conversation(count, answers), is_general=i == 0))
        return {"team": {"id": TEAM, "name": "Invented", "domain": "invented"}, "users": [*self.users, *self.bot_users],
                "apps": [app()], "tokens": tokens(), "channels": [*ordinary, *self.special()], "canaries": self.plant.planted}


def tokens():
    """One for each thing that a sign-in may meet."""
    def token(text, scopes, **more):
        return {"token": text, "user": ME, "scopes": scopes, "app": "A0INVENTED1", **more}
    return [token(COLLECTOR, SCOPES), token(NARROW, ["channels:read"]),
            token(BROAD, [*SCOPES, "groups:history", "groups:read", "im:history", "im:read", "mpim:read", "chat:write"]),
            token(BOT, SCOPES, bot="B0BOT000000"), token(COLLECTOR_APP, ["connections:write"])]


def app():
    return {"id": "A0INVENTED1", "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "redirects": REDIRECTS, "pkce": True,
            "rotation": True, "user": ME, "user_scopes": [*SCOPES, "reactions:read", "team:read"]}


def make(seed=1, channels=5, messages=500, replies=100, users=30, end=None, canaries=True):
    return Generator(seed, users, end or END, canaries).corpus(channels, messages, replies)
