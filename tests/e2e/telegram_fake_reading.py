"""A part of telegram_fake.py: lists, histories, comments and topics, compared with the corpus row for row."""
import contextlib

from harness import check, equal
from tdlib import Failed

import corpus_rows
from make_corpus import FORUM, NEWS, OUTSIDE, TALK

KINDS = {"messageText": ("text", "web_page"), "messageVoiceNote": ("voice",), "messageVideoNote": ("video_note",), "messageLocation": ("location",),
         "messageLiveLocation": ("location",), "messageGiveawayWinners": ("giveaway_results",), "messagePaidMedia": ("paid",)}
# TDLib's names of service messages, where they are not the action's.
SERVICE = {"messageActionChatAddUser": "messageChatAddMembers", "messageActionChatDeleteUser": "messageChatDeleteMember",
           "messageActionChatEditTitle": "messageChatChangeTitle", "messageActionPinMessage": "messagePinMessage",
           "messageActionTopicCreate": "messageForumTopicCreated", "messageActionChatJoinedByLink": "messageChatJoinByLink",
           "messageActionChatJoinedByRequest": "messageChatJoinByRequest"}


def chat_id(number):
    return -1_000_000_000_000 - number


def server_id(client_id):
    check(client_id % (1 << 20) == 0, "an id that the server gave")
    return client_id >> 20


def refused(wanted, method, *arguments, **fields):
    try:
        method(*arguments, **fields)
    except Failed as error:
        check(wanted in error.message, f"{wanted} expected, got {error}")
        return error
    check(False, f"{wanted} expected, got an answer")


class Reading:

    def load_chats(self):
        with contextlib.suppress(Failed):  # 404: all are loaded
            while True:
                self.client.call("loadChats", chat_list={"@type": "chatListMain"}, limit=100)

    def chats(self):
        self.load_chats()
        found = {update["chat"]["id"]: update["chat"] for update in self.client.updates if update["@type"] == "updateNewChat"}
        numbers = {"basic": lambda number: -number, "user": lambda number: number}
        joined = {numbers.get(chat["kind"], chat_id)(chat["id"]): chat for chat in self.corpus["chats"] if chat["member"]}
        equal(set(found), set(joined), "chats in the list")
        for number, chat in joined.items():
            equal(found[number]["has_protected_content"], bool(chat.get("noforwards")), "protected")
            if "monoforum" not in chat and chat["kind"] != "user":
                equal(found[number]["title"], chat["title"], "title")
        group = self.client.call("getSupergroup", supergroup_id=NEWS)
        equal(group["usernames"]["active_usernames"], ["invented_news"], "usernames")
        full = self.client.call("getSupergroupFullInfo", supergroup_id=NEWS)
        equal((full["description"], full["linked_chat_id"]), (self.chat(NEWS)["about"], chat_id(TALK)), "full info")
        equal(self.client.call("searchPublicChat", username="Invented_Outside")["id"], chat_id(OUTSIDE), "found by name")
        refused("USERNAME_NOT_OCCUPIED", self.client.call, "searchPublicChat", username="nobody_here")

    def history(self, method="getChatHistory", **fields):
        messages, last = [], 0
        while True:
            page = self.client.call(method, from_message_id=last, offset=0, limit=100, **fields)["messages"]
            if not page:
                return messages[::-1]
            messages += page
            last = page[-1]["id"]

    def compare(self, number, messages):
        expected = corpus_rows.rows(self.corpus, number)
        equal([server_id(message["id"]) for message in messages], [row["id"] for row in expected], "ids")
        for message, row in zip(messages, expected):
            self.compare_message(message, row)
        return len(messages)

    def compare_message(self, message, row):
        content, where = message["content"], f"message {row['id']}"
        equal(message["date"], row["date"], f"{where}: date")
        text = content.get("text") or content.get("caption")
        if isinstance(text, dict) and row["keep"] and not row["kind"].startswith("messageAction"):
            equal(text["text"], row["text"], f"{where}: text")
        check(content["@type"] in (SERVICE.get(row["kind"]), "message" + row["kind"].title().replace("_", "")) or row["kind"].startswith("messageAction")
              and row["kind"] not in SERVICE or row["kind"] in KINDS.get(content["@type"], ()), f"{where}: {row['kind']} is {content['@type']}")
        info = message.get("interaction_info") or {}
        if row["views"] is not None:
            equal((info["view_count"], info["forward_count"]), (row["views"], row["forwards"]), f"{where}: counts")
        reactions = {each["type"].get("emoji") or (f"custom:{each['type']['custom_emoji_id']}" if "custom_emoji_id" in each["type"] else "paid"): each["total_count"]
                     for each in (info.get("reactions") or {}).get("reactions", ())}
        equal(reactions, row["reactions"], f"{where}: reactions")
        equal((info.get("reply_info") or {}).get("reply_count"), row["comments"], f"{where}: comments")
        reply = message.get("reply_to") if not row["kind"].startswith("messageAction") else None
        equal(reply and (reply["chat_id"] and f"channel:{-1_000_000_000_000 - reply['chat_id']}", reply["message_id"] and server_id(reply["message_id"])),
              None if row["kind"].startswith("messageAction") else row["reply"] and (row["reply"][0] or 0, row["reply"][1] or 0), f"{where}: reply")
        equal(message.get("edit_date") or None, row["edited"], f"{where}: edited")
        origin = (message.get("forward_info") or {}).get("origin", {}).get("@type")
        equal(origin, row["forward"] and {"user": "messageOriginUser", "hidden": "messageOriginHiddenUser", "channel": "messageOriginChannel"}[row["forward"][0]],
              f"{where}: forward")

    def histories(self):
        for number in (NEWS, TALK, FORUM):  # TDLib hides reactions until it knows which of them the chat allows
            self.client.call("getSupergroupFullInfo", supergroup_id=number)
        counts = [self.compare(number, self.history(chat_id=chat_id(number))) for number in (NEWS, TALK, FORUM)]
        check(min(counts) > 40, "there is something to read")

    def comments(self):
        posts = [message for message in self.chat(TALK)["messages"] if "discusses" in message]
        check(len(posts) > 10, "discussed posts")
        for root in posts[:8]:
            post = {"chat_id": chat_id(NEWS), "message_id": root["discusses"] << 20}
            thread = self.client.call("getMessageThread", **post)
            equal((thread["chat_id"], server_id(thread["message_thread_id"])), (chat_id(TALK), root["id"]), "thread")
            # By its place in the group: an empty page of a channel's post is an error 500 in TDLib.
            found = self.history("getMessageThreadHistory", chat_id=thread["chat_id"], message_id=thread["message_thread_id"])
            comments = [number for number in (server_id(message["id"]) for message in found) if number != root["id"]]
            equal(comments, [message["id"] for message in self.chat(TALK)["messages"] if message.get("thread") == root["id"]], "comments")

    def topics(self):
        topics = self.client.call("getForumTopics", chat_id=chat_id(FORUM), query="", offset_date=0, offset_message_id=0, offset_forum_topic_id=0, limit=100)
        names = {topic["info"]["forum_topic_id"]: topic["info"]["name"] for topic in topics["topics"]}
        for topic in self.chat(FORUM)["topics"]:
            equal(names.get(topic["id"]), topic["title"], "topic's name")
            found = self.history("getForumTopicHistory", chat_id=chat_id(FORUM), forum_topic_id=topic["id"])
            expected = [message["id"] for message in self.chat(FORUM)["messages"] if message.get("topic", 1) == topic["id"] and message["id"] != topic["id"]]
            equal([i for i in (server_id(message["id"]) for message in found) if i != topic["id"]], expected, "messages of a topic")
