"""A part of telegram_fake.py: live updates, lost connections, faults, joining and leaving, chats and sessions that end."""
import base64
import contextlib
import pathlib
import time

from harness import check, equal
from tdlib import Client, Failed
from telegram_fake_reading import chat_id, refused, server_id

from make_corpus import BANNED, CAPTCHA, GUARDED, NEWS, OUTSIDE, PRIVATE_GROUP, REQUEST, TALK


class Live:
    def page(self, number=NEWS, last=0, limit=100, timeout=10):
        answer = self.client.call("getChatHistory", timeout=timeout, chat_id=chat_id(number), from_message_id=last << 20, offset=0, limit=limit)
        return [server_id(message["id"]) for message in answer["messages"]]

    def join(self, number):
        return self.client.call("joinChat", chat_id=chat_id(number))

    # --- updates ---

    def updates(self):
        client, control = self.client, self.server.control
        client.forget()
        new = control("new", chat=NEWS, message={"text": "A live post $LNTN", "views": 1})["id"]

        def about(update):
            return update.get("chat_id") == chat_id(NEWS) and update.get("message_id") == new << 20
        got = client.wait_update("updateNewMessage", lambda update: update["message"]["id"] == new << 20)
        equal(got["message"]["content"]["text"]["text"], "A live post $LNTN", "new message")
        control("edit", chat=NEWS, id=new, text="An edited post")
        equal(client.wait_update("updateMessageContent", about)["new_content"]["text"]["text"], "An edited post", "edited message")
        check(client.wait_update("updateMessageEdited", about)["edit_date"] > 0, "edit date")
        for command, field, read in (("views", 77, lambda info: info["view_count"]), ("forwards", 5, lambda info: info["forward_count"]),
                                     ("reactions", [{"emoji": "\U0001f525", "count": 9}], lambda info: (info.get("reactions") or {}).get("reactions", [{}])[0].get("total_count"))):
            control(command, chat=NEWS, id=new, **{command: field})
            wanted = 9 if command == "reactions" else field
            client.wait_update("updateMessageInteractionInfo", lambda update: about(update) and read(update["interaction_info"]) == wanted)
        control("votes", chat=NEWS, id=self.poll(), voters=[11, 22])
        # What each answer got is shown only to those who have voted.
        client.wait_update("updateMessageContent", lambda update: update["new_content"].get("poll", {}).get("total_voter_count") == 33)
        control("delete", chat=NEWS, ids=[new])
        gone = client.wait_update("updateDeleteMessages", lambda update: new << 20 in update["message_ids"])
        check(gone["is_permanent"] and not gone["from_cache"], "deleted for good")

    def poll(self):
        return next(message["id"] for message in self.chat(NEWS)["messages"] if message.get("media", {}).get("id") == 880001)

    def lost_connections(self):
        """What happens while nobody is connected arrives later: new, edited and deleted messages, all of them, once."""
        for command, fields in (("drop", {}), ("restart", {"down_ms": 20})):
            first = self.server.control("new", chat=NEWS, message={"text": "before"})["id"]
            self.client.wait_update("updateNewMessage", lambda update: update["message"]["id"] == first << 20)
            self.client.forget()
            commands = [{"do": command, **fields}]
            commands += [{"do": "new", "chat": NEWS, "message": {"text": f"missed {i}"}} for i in range(150)]
            commands += [{"do": "edit", "chat": NEWS, "id": first, "text": "changed"}, {"do": "delete", "chat": NEWS, "ids": [first + 1]}]
            self.server.control("batch", commands=commands)
            expected = set(range(first + 2, first + 151))
            self.client.wait_update("updateNewMessage", lambda update: update["message"]["id"] == first + 150 << 20, timeout=20)
            self.client.wait_update("updateMessageContent", lambda update: update["message_id"] == first << 20)
            new = [server_id(update["message"]["id"]) for update in self.client.updates if update["@type"] == "updateNewMessage"]
            equal(len(new), len(set(new)), f"{command}: nothing twice")
            equal(set(new) - {first + 1}, expected, f"{command}: nothing lost")

    def crash(self):
        """A server that was killed comes back and knows its clients."""
        self.client.forget()
        self.server.crash()
        new = self.server.control("new", chat=NEWS, message={"text": "after a crash"})["id"]
        self.client.wait_update("updateNewMessage", lambda update: update["message"]["id"] == new << 20, timeout=20)

    def looking_in(self):
        """A public channel that one is not in: read, and followed while it is open; a private group is closed."""
        client = self.client
        chat = client.call("searchPublicChat", username="invented_outside")["id"]
        self.compare(OUTSIDE, self.history(chat_id=chat))
        equal([row["id"] for row in self.server.rows(OUTSIDE)], [message["id"] for message in self.chat(OUTSIDE)["messages"]], "rows of the server")
        client.forget()
        client.call("openChat", chat_id=chat)
        new = self.server.control("new", chat=OUTSIDE, message={"text": "seen by all"})["id"]
        client.wait_update("updateNewMessage", lambda update: update["message"]["id"] == new << 20)
        client.call("closeChat", chat_id=chat)
        self.server.control("delete", chat=OUTSIDE, ids=[new])
        posts = self.chat(NEWS)["messages"]
        found = client.call("getChatMessageByDate", chat_id=chat_id(NEWS), date=posts[41]["date"] + 5)
        equal(server_id(found["id"]), posts[41]["id"], "message by date")
        self.server.control("change", chat=PRIVATE_GROUP, member=False)
        client.wait_update("updateSupergroup", lambda update: update["supergroup"]["id"] == PRIVATE_GROUP)
        refused("Can't access the chat", client.call, "getSupergroupFullInfo", supergroup_id=PRIVATE_GROUP)

    # --- faults ---

    def ask(self, timeout=20):
        """Comments: TDLib never answers that by itself."""
        root = next(message["id"] for message in self.chat(TALK)["messages"] if "discusses" in message)
        answer = self.client.call("getMessageThreadHistory", chat_id=chat_id(TALK), message_id=root << 20, from_message_id=0, offset=0, limit=5, timeout=timeout)
        return [server_id(message["id"]) for message in answer["messages"]]

    def reopen(self):
        """Signed in still; and nothing in memory that would answer for the server."""
        self.server.control("terms", text="New terms.")
        directory = self.client.directory
        self.client.close()
        kept = b"".join(path.read_bytes() for path in pathlib.Path(directory).rglob("*") if path.is_file())
        check(len(kept) > 1000, "TDLib has kept something")
        found = [name for name, value in self.corpus["canaries"].items() if value.encode() in kept]
        equal(found, [], "canaries in TDLib's folder")
        self.client = Client(self.library, self.server, directory)
        self.client.wait_state("Ready")
        self.client.wait_update("updateTermsOfService")
        self.load_chats()

    def floods(self):
        fault, calls = self.server.control, "messages.getReplies"
        fault("fault", method=calls, action="flood", seconds=1)
        start = time.monotonic()
        self.ask()
        check(1 <= time.monotonic() - start < 5, "TDLib hides a short wait")
        fault("fault", method=calls, action="flood", seconds=300)
        equal(refused("retry after 300", self.ask).code, 429, "a long wait is told")
        fault("clear_faults")
        equal(self.server.control("calls")["early"], 0, "no call before its time")

    def errors(self):
        control, calls = self.server.control, "messages.getReplies"
        control("fault", method=calls, action="error", code=400, message="CHANNEL_INVALID")
        refused("CHANNEL_INVALID", self.ask)
        control("fault", method=calls, action="error", code=500, message="RPC_CALL_FAIL")
        check(len(self.ask()) > 0, "TDLib asks again after an error 500")
        control("fault", method=calls, action="unknown")
        refused("", self.ask)
        for action in ({"action": "drop"}, {"action": "delay", "ms": 50}):
            control("fault", method=calls, **action)
            check(len(self.ask()) > 0, f"{action}: the call is answered in the end")

    def changes_between_pages(self):
        ids = sorted(message["id"] for message in self.server.control("messages", chat=NEWS)["messages"])
        commands = [{"do": "delete", "chat": NEWS, "ids": ids[-150:-140]}, {"do": "new", "chat": NEWS, "message": {"text": "meanwhile"}}]
        self.server.control("fault", method="messages.getHistory", chat=NEWS, call=3, action="run", commands=commands)
        read = [server_id(message["id"]) for message in self.history(chat_id=chat_id(NEWS))]
        equal(len(read), len(set(read)), "no message twice")
        missing = set(ids) - set(read)
        check(missing <= set(ids[-150:-140]), f"only deleted ones may be missing: {len(missing)}")

    # --- joining ---

    def joining(self):
        client, control = self.client, self.server.control
        for name in ("outside", "captcha", "request", "guarded", "banned"):
            client.call("searchPublicChat", username="invented_" + name)
        equal(self.join(OUTSIDE)["@type"], "chatJoinResultSuccess", "join")
        control("new", chat=OUTSIDE, message={"text": "for members"})
        client.wait_update("updateNewMessage", lambda update: update["message"]["chat_id"] == chat_id(OUTSIDE))
        client.call("leaveChat", chat_id=chat_id(OUTSIDE))
        check(not control("chat", chat=OUTSIDE)["chat"]["member"], "left")
        equal(self.join(REQUEST)["@type"], "chatJoinResultRequestSent", "join by request")
        control("approve", chat=REQUEST)
        client.wait_update("updateSupergroup", lambda update: update["supergroup"]["id"] == REQUEST and update["supergroup"]["status"]["@type"] == "chatMemberStatusMember")
        equal(self.join(GUARDED)["@type"], "chatJoinResultGuardBotApprovalRequired", "a guard bot")
        refused("CHANNELS_TOO_MUCH", self.join, BANNED)
        info = client.call("checkChatInviteLink", invite_link="https://t.me/+invitedoutside")
        equal((info["title"], info["is_public"]), (self.chat(OUTSIDE)["title"], True), "an invite")
        refused("INVITE_HASH_EXPIRED", client.call, "checkChatInviteLink", invite_link="https://t.me/+invitedexpired")

    def captcha(self):
        client = self.client
        client.forget()
        equal(self.join(CAPTCHA)["@type"], "chatJoinResultSuccess", "join")
        asked = client.wait_update("updateNewMessage", lambda update: update["message"].get("reply_markup"))["message"]
        buttons = [button for row in asked["reply_markup"]["rows"] for button in row]
        equal([button["text"].split()[0] for button in buttons], ["fish", "bird"], "buttons")

        def press(button):
            payload = {"@type": "callbackQueryPayloadData", "data": button["type"]["data"]}
            return client.call("getCallbackQueryAnswer", chat_id=asked["chat_id"], message_id=asked["id"], payload=payload)
        equal(base64.b64decode(buttons[0]["type"]["data"]), b"fish", "data of a button")
        check(press(buttons[1])["show_alert"], "the wrong button")
        check(self.server.control("chat", chat=CAPTCHA)["chat"]["muted"], "still muted")
        check(press(buttons[0])["text"].startswith("Right"), "the right button")
        client.wait_update("updateMessageContent", lambda update: update["message_id"] == asked["id"])
        check(not self.server.control("chat", chat=CAPTCHA)["chat"]["muted"], "let in")

    # --- the end ---

    def endings(self):
        client, control = self.client, self.server.control

        def supergroup(number, matches):
            client.wait_update("updateSupergroup", lambda update: update["supergroup"]["id"] == number and matches(update["supergroup"]))
        control("change", chat=TALK, username="invented_renamed")
        supergroup(TALK, lambda group: group["usernames"]["active_usernames"] == ["invented_renamed"])
        refused("USERNAME_NOT_OCCUPIED", client.call, "searchPublicChat", username="invented_talk")
        control("private", chat=TALK)
        supergroup(TALK, lambda group: not group.get("usernames"))
        control("change", chat=NEWS, noforwards=True)
        client.wait_update("updateChatHasProtectedContent", lambda update: update["chat_id"] == chat_id(NEWS) and update["has_protected_content"])
        control("kick", chat=TALK)
        supergroup(TALK, lambda group: group["status"]["@type"] == "chatMemberStatusBanned")
        with contextlib.suppress(Failed):
            equal(self.page(TALK), [], "nothing of a chat that one was thrown out of")
        control("notify", type="AUTH_KEY_DROP_TEST", text="A notice.")
        client.wait_update("updateServiceNotification")
        control("freeze")
        client.wait_update("updateFreezeState", lambda update: update["is_frozen"])
        control("revoke")
        client.wait_state("Closed")
