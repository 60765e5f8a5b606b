"""Joining, leaving and answering a bot, on a terminal, with the real TDLib and the test server: nothing is done before
somebody has typed yes, then that one act and no other; every act is in the audit log, without names."""
import json

import telegram_server
from harness import check, equal, skip
from telegram_home import NEVER, TelegramHome
from telegram_server import BACKGROUND, TelegramServer
from terminal import Terminal

from make_corpus import CAPTCHA, OUTSIDE, REQUEST, make  # tests/fakes/telegram

QUESTION, PLAIN, SLOW, FULL, BANNED = 1_777_000_031, 1_777_000_032, 1_777_000_033, 1_777_000_034, 1_777_000_035
DECLINED, LATE, CROWDED = 1_777_000_036, 1_777_000_037, 1_777_000_038
JOIN, LEAVE, PRESS, POST = "channels.joinChannel", "channels.leaveChannel", "messages.getBotCallbackAnswer", "messages.sendMessage"
ACTS = (JOIN, LEAVE, PRESS, POST)
# What tacit asks for itself here: a name, a channel's description, whether the session lives; and TDLib behind a join.
ASKED = {"stories.getPeerStories", "contacts.resolveUsername", "channels.getFullChannel", "account.getAccountTTL", "channels.getChannels", "updates.getChannelDifference",
         "auth.sendCode", "auth.signIn", "channels.getParticipant", "messages.getHistory"}
EXPLAINS = ("Everybody in it can see that", "posts nothing", "stays a member until it leaves", "Type yes to go on:")


def corpus():
    made = make(posts=5, comments=5)
    bot = next(chat["captcha"]["bot"] for chat in made["chats"] if "captcha" in chat)

    def group(number, name, **more):
        return {"id": number, "kind": "group", "title": f"Invented {name}", "username": f"invented_{name}", "members": 7, "messages": [], **more}
    asks = {"bot": bot, "text": "What is 3+4? canarychallenge", "mention": True, "words": "canary seven", "mute": False, "passed": "Welcome"}
    slow = {"bot": bot, "text": "Press it", "buttons": [[{"text": "here", "data": "here", "timeout": True}], [{"text": "rules", "url": "https://example.org/rules"}]]}
    made["chats"] += [group(QUESTION, "question", captcha=asks), group(PLAIN, "plain"), group(SLOW, "slow", captcha=slow),
                      group(FULL, "full", join_error="CHANNELS_TOO_MUCH"), group(BANNED, "banished", join_error="USER_BANNED_IN_CHANNEL"),
                      group(DECLINED, "declined", join_error="INVITE_REQUEST_DECLINED"), group(LATE, "late", join_error="JOIN_GUARD_TIMEOUT"),
                      group(CROWDED, "crowded", join_error="USERS_TOO_MUCH")]
    made["canaries"].update({"challenge": "canarychallenge", "answer": "canary seven"})
    return made


class Acts:
    def __init__(self, server, home):
        self.server, self.home = server, home
        self.done = dict.fromkeys(ACTS, 0)

    def terminal(self, action, name, *options):
        return Terminal(self.home, "channels", action, f"@{name}", *options, env=self.home.env())

    def nothing_new(self, what):
        calls = self.server.calls()
        equal({act: calls.get(act, 0) for act in ACTS}, self.done, f"acts at Telegram, {what}")

    def happened(self, what, **counts):
        for act, count in counts.items():
            self.done[{"join": JOIN, "leave": LEAVE, "press": PRESS, "post": POST}[act]] += count
        self.nothing_new(what)

    def chat(self, number):
        return self.server.control("chat", chat=number)["chat"]

    def log(self):
        return [json.loads(line)["entry"] for line in self.home.run("audit", "show", "--json").stdout.decode().splitlines()]

    def ends(self, terminal, code, *words):
        shown, actual = terminal.end()
        equal(actual, code, f"exit code; shown: {shown[-800:]}")
        for each in words:
            check(each in shown, f"{each!r} is shown: {shown[-800:]}")
        return shown

    # --- without a yes ---

    def not_without_a_terminal(self):
        """In a pipe nothing is looked up, even."""
        before = self.server.calls().get("contacts.resolveUsername", 0)
        for action in ("join", "leave"):
            done = self.home.tacit("channels", action, "@invented_outside", stdin=b"yes\n", expect=2)
            check(b"only a person answers" in done.stderr, "says why")
            self.home.tacit("channels", action, "@invented_outside", "--yes", stdin=b"yes\n", expect=2)
        equal(self.server.calls().get("contacts.resolveUsername", 0), before, "look-ups")
        self.nothing_new("in a pipe")

    def not_without_a_yes(self):
        entries = len(self.log())
        for typed in ("no", "", "y", "YES", "yes please"):
            terminal = self.terminal("join", "invented_plain")
            for words in EXPLAINS:
                terminal.expect(words)
            self.nothing_new("while it is asked")
            terminal.type(typed)
            self.ends(terminal, 130, "not confirmed; nothing was done")
            self.nothing_new(f"after {typed!r}")
        terminal = self.terminal("join", "invented_plain")
        terminal.type("yes")  # before it is asked
        terminal.expect("Type yes to go on:")
        terminal.read(1)
        self.nothing_new("an answer before the question")
        terminal.type("no")
        self.ends(terminal, 130)
        terminal = self.terminal("join", "invented_plain")
        terminal.expect("Type yes to go on:")
        terminal.interrupt()
        self.ends(terminal, 130)
        terminal = self.terminal("join", "invented_plain")
        terminal.expect("Type yes to go on:")
        terminal.hang_up()
        check(terminal.end()[1] != 0, "a closed window confirms nothing")
        self.nothing_new("interrupted")
        equal(len(self.log()), entries, "and nothing is in the audit log")
        check(not self.chat(PLAIN)["member"], "no member")

    # --- joining and leaving ---

    def a_channel(self):
        terminal = self.terminal("join", "invented_outside", "--json")
        terminal.expect("Its administrators can see that")
        terminal.type("yes")
        self.ends(terminal, 0, '"outcome":"joined","challenge":"none"')
        self.happened("joined", join=1)
        check(self.chat(OUTSIDE)["member"], "a member")
        self.ends(self.terminal("join", "invented_outside"), 0, "member already")
        self.nothing_new("joined twice")
        terminal = self.terminal("leave", "invented_outside")
        terminal.expect("Your account leaves @invented_outside (channel")
        terminal.type("no")
        self.ends(terminal, 130)
        self.nothing_new("not left")
        terminal = self.terminal("leave", "invented_outside", "--json")
        terminal.expect("Type yes to go on:")
        terminal.type("yes")
        self.ends(terminal, 0, '"outcome":"left"')
        self.happened("left", leave=1)
        check(not self.chat(OUTSIDE)["member"], "no member any more")
        self.ends(self.terminal("leave", "invented_outside"), 1, "not in this channel")
        self.nothing_new("left twice")

    def what_telegram_says(self):
        cases = [("invented_request", 3, "the administrators decide"), ("invented_guarded", 3, "A bot decides who joins"),
                 ("invented_full", 8, "as many channels and groups as Telegram allows"), ("invented_banished", 6, "the account is banned in the channel"),
                 ("invented_declined", 6, "The request to join was declined"), ("invented_late", 3, "the administrators decide"), ("invented_crowded", 6, "the group is full")]
        for name, code, words in cases:
            terminal = self.terminal("join", name)
            terminal.expect("Type yes to go on:")
            terminal.type("yes")
            self.ends(terminal, code, words)
            self.happened(name, join=1)
        for number in (REQUEST, DECLINED, LATE, CROWDED):
            check(not self.chat(number)["member"], "a request is no membership")
        terminal = self.terminal("join", "invented_declined", "--json")
        terminal.expect("Type yes to go on:")
        terminal.type("yes")
        self.ends(terminal, 6, '"outcome":"declined"')
        self.happened("declined again", join=1)
        for name, code, words in (("invented_protected", 6, "protected"), ("nobody_has_this", 1, "no channel of this name"), ("x!", 2, "public name")):
            shown = self.ends(self.terminal("join", name), code, words)
            check("Type yes" not in shown, f"{name}: nothing is asked")
        self.nothing_new("refused")

    # --- what a bot asks ---

    def join(self, name):
        terminal = self.terminal("join", name)
        terminal.expect("Type yes to go on:")
        terminal.type("yes")
        return terminal

    def leave_again(self, number):
        self.server.control("change", chat=number, member=False, muted=False)

    def given_up(self):
        """The question is shown, and never answered by the program."""
        for leave in ("", "interrupt", "no"):
            terminal = self.join("invented_captcha")
            terminal.expect("  | Press the fish")
            terminal.expect("1  fish")
            terminal.expect("An empty line leaves it:")
            self.happened("asked", join=1)
            if leave == "interrupt":
                terminal.read(2)  # nobody answers for two seconds
                self.nothing_new("nobody answers")
                terminal.interrupt()
                self.ends(terminal, 130)
            else:
                if leave == "no":
                    terminal.type("1")
                    terminal.expect('presses "fish')
                    terminal.type("no")
                    terminal.expect("not confirmed")
                    terminal.expect("An empty line leaves it:")
                terminal.type("")
                self.ends(terminal, 3, "the bot's question stands")
            self.nothing_new("given up")
            check(self.chat(CAPTCHA)["muted"], "the bot waits still")
            self.leave_again(CAPTCHA)

    def pressed(self):
        terminal = self.join("invented_captcha")
        terminal.expect("An empty line leaves it:")
        terminal.type("7")
        terminal.expect("There is no such button")
        terminal.expect("An empty line leaves it:")
        terminal.type("2")
        terminal.expect('presses "bird')
        terminal.type("yes")
        terminal.expect("| Wrong")
        self.happened("the wrong button", join=1, press=1)
        check(self.chat(CAPTCHA)["muted"], "the wrong button is no way in")
        terminal.expect("1  fish")
        terminal.expect("An empty line leaves it:")
        terminal.type("1")
        terminal.expect('presses "fish')
        self.nothing_new("before the yes")
        terminal.type("yes")
        terminal.expect("| Right")
        self.ends(terminal, 0, "Your account is a member now.")
        self.happened("the right button", press=1)
        check(not self.chat(CAPTCHA)["muted"], "let in")
        self.leave_again(CAPTCHA)

    def typed(self):
        terminal = self.join("invented_question")
        terminal.expect("  | What is 3+4?")
        terminal.expect("An empty line leaves it:")
        terminal.type("7")
        terminal.expect("There is no such button")
        terminal.expect("An empty line leaves it:")
        terminal.type("say canary seven")
        terminal.expect('posts "canary seven" in the group, where everybody reads it')
        self.happened("before the yes", join=1)
        terminal.type("yes")
        terminal.expect("Posted.")
        terminal.expect("  | Welcome")  # which is left
        terminal.expect("An empty line leaves it:")
        terminal.type("")
        self.ends(terminal, 0, "Your account is a member now.")
        self.happened("posted", post=1)
        texts = [message.get("text") for message in self.server.control("messages", chat=QUESTION)["messages"]]
        equal(texts[-2:], ["Welcome", "canary seven"], "the bot's message and the answer")
        self.leave_again(QUESTION)

    def slow_bot(self):
        terminal = self.join("invented_slow")
        terminal.expect("rules: https://example.org/rules (open it yourself)")
        terminal.expect("An empty line leaves it:")
        terminal.type("1")
        terminal.expect("Type yes to go on:")
        terminal.type("yes")
        terminal.expect("the bot does not answer")
        terminal.expect("An empty line leaves it:")
        terminal.type("2")
        terminal.expect("There is no such button")
        terminal.expect("An empty line leaves it:")
        terminal.type("")
        self.ends(terminal, 3)
        self.happened("a slow bot", join=1, press=self.server.calls()[PRESS] - self.done[PRESS])

    def not_posted(self):
        """What Telegram refuses behind TDLib's answer is told as that, and the wait that it asks for is kept."""
        for fault, code in (({"action": "error", "code": 403, "message": "CHAT_WRITE_FORBIDDEN"}, 6), ({"action": "flood", "seconds": 300}, 5)):
            self.server.control("fault", method=POST, **fault)
            terminal = self.join("invented_question")
            terminal.expect("An empty line leaves it:")
            terminal.type("say canary seven")
            terminal.expect("Type yes to go on:")
            terminal.type("yes")
            check("Posted." not in self.ends(terminal, code), "a refused answer was not posted")
            self.happened(f"refused with {fault['action']}", join=1, post=1)
            self.leave_again(QUESTION)
        self.server.control("clear_faults")
        waits = {each["method"]: each for each in json.loads(self.home.run("status", "--json").stdout)["calls"]}
        check("wait_until" in waits["sendMessage"], f"the wait is kept: {waits['sendMessage']}")

    def nobody_asks(self):
        self.ends(self.join("invented_plain"), 0, "Your account is a member now.")
        self.happened("joined a group", join=1)
        check(self.chat(PLAIN)["member"], "a member")

    # --- the record ---

    def recorded(self):
        entries = self.log()
        acts = [entry["act"] for entry in entries]
        for act, count in (("channel_join", self.done[JOIN]), ("channel_leave", self.done[LEAVE]), ("channel_left", self.done[LEAVE]), ("sign_in", 1)):
            equal(acts.count(act), count, f"{act} in the audit log")
        answers = [entry["way"] for entry in entries if entry["act"] == "challenge_answer"]
        equal((answers.count("text"), answers.count("button") > 0), (self.done[POST], True), "answers in the audit log")
        outcomes = {entry["outcome"] for entry in entries if entry["act"] == "channel_joined"}
        equal(outcomes, {"joined", "requested", "guarded", "declined"}, "outcomes")
        check("invented" not in json.dumps(entries), "no name in the audit log")
        equal(json.loads(self.home.run("audit", "verify", "--json").stdout)["sound"], True, "the log is sound")
        calls = {each["method"]: each["last_24h"] for each in json.loads(self.home.run("status", "--json").stdout)["calls"]}
        equal(calls.get("joinChat"), self.done[JOIN], f"joining asked the budget: {calls}")
        check(calls.get("sendMessage") == self.done[POST] and calls.get("leaveChat") == 1 and calls.get("setAuthenticationPhoneNumber") == 1, f"so did the others: {calls}")

    def nothing_else(self, made):
        calls = set(self.server.calls())
        equal(sorted(calls - BACKGROUND - ASKED - set(ACTS)), [], "calls that nobody asked for")
        for method in NEVER:
            check(method in ACTS or method not in calls, f"{method} was called")
        for file in self.home.files():
            content = file.read_bytes()
            for what, value in made["canaries"].items():
                check(value.encode() not in content, f"{what} stands in {file.name}")


def main():
    telegram_server.enter_namespace()
    if telegram_server.missing():
        skip(telegram_server.missing())
    made = corpus()
    with TelegramServer(made) as server, TelegramHome(server) as home:
        home.run("init")
        home.sign_in()
        acts = Acts(server, home)
        for test in (acts.not_without_a_terminal, acts.not_without_a_yes, acts.a_channel, acts.what_telegram_says, acts.given_up, acts.pressed,
                     acts.typed, acts.slow_bot, acts.not_posted, acts.nobody_asks, acts.recorded):
            test()
            print(f"{test.__name__}: passed", flush=True)
        acts.nothing_else(made)
        equal(server.control("calls")["problems"], [], "problems of the server")
    equal(telegram_server.egress() or 0, 0, "packets for elsewhere")


main()
