"""A home whose Telegram is the test server."""
import json
import re

from harness import Home, check
from telegram_server import API_HASH, API_ID

PHONE, CODE = "+9996610001", "22222"

KINDS = {"text": "text", "photo": "photo", "document": "document", "video": "video", "video_note": "video", "animation": "video", "voice": "voice",
         "audio": "audio", "sticker": "sticker", "contact": "contact", "location": "location", "venue": "location", "poll": "poll",
         "messageActionChatAddUser": "join", "messageActionChatJoinedByLink": "join", "messageActionChatJoinedByRequest": "join",
         "messageActionChatDeleteUser": "leave", "messageActionChannelCreate": "title", "messageActionChatCreate": "title",
         "messageActionChatEditTitle": "title", "messageActionTopicCreate": "title", "messageActionTopicEdit": "title", "messageActionPinMessage": "pin",
         "messageActionGroupCall": "call", "messageActionGroupCallScheduled": "call", "messageActionPhoneCall": "call"}
# Requests of TDLib itself are many; these are those that change something or show something to others.
NEVER = ("messages.readHistory", "channels.readHistory", "messages.getMessagesViews", "messages.sendMessage", "channels.joinChannel", "channels.leaveChannel",
         "messages.getBotCallbackAnswer", "account.setContactSignUpNotification", "contacts.toggleTopPeers", "0xcff43f61", "messages.sendReaction", "upload.getFile", "messages.importChatInvite")
# All others of TDLib and of ours look something up.
READS = re.compile(r"\w+\.(get|search|resolve|check)([A-Z]\w*)?")
SIGN_IN = ("auth.sendCode", "auth.signIn", "auth.bindTempAuthKey", "auth.exportLoginToken", "auth.importLoginToken", "auth.checkPassword", "auth.logOut")


def check_calls(server):
    """Of all runs since the log was last cleared."""
    counts = server.calls()
    for method in NEVER:
        check(method not in counts, f"{method} was called")
    others = [method for method in counts if not READS.fullmatch(method) and method not in SIGN_IN]
    check(not others, f"calls that are not for reading: {others}")
    print(f"{sum(counts.values())} calls of {len(counts)} methods, all for reading or signing in")


class TelegramHome(Home):
    def __init__(self, server):
        super().__init__()
        self.server = server

    def env(self, **more):
        settings = {"TACIT_TELEGRAM_TEST_DC": "true", "TACIT_TELEGRAM_TIMEOUT_S": "20", "TACIT_COLLECT_CALLS_PER_MINUTE": "0",
                    **self.server.environment(), **more}
        if self.server.proxy:
            settings.setdefault("TACIT_TELEGRAM_PROXY", f"socks5://127.0.0.1:{self.server.ports['socks']}")
        return settings

    def tacit(self, *arguments, expect=0, stdin=None, **more):
        """A command that talks to Telegram."""
        return self.run(*arguments, expect=expect, env=self.env(**more), stdin=stdin)

    def sign_in(self):
        lines = "".join(f"{line}\n" for line in (API_ID, API_HASH, PHONE, CODE))
        done = self.tacit("login", "telegram", "--json", stdin=lines.encode())
        check(b'"ready"' in done.stdout, "signed in")

    def choose(self, *names):
        for name in names:
            self.tacit("channels", "add", f"@{name}", "--project", "acme", "--basis", "the maintainers, 2026-03-01")

    def collect(self, *arguments, expect=0, **more):
        return json.loads(self.tacit("collect", "--json", *arguments, expect=expect, **more).stdout)
