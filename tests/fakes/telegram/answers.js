'use strict';
// Puts together answers that carry messages, people and chats; the error that a method answers with.
const wire = require('./wire.js');
const { encodedMessage, collect } = require('./wire_message.js');

class RpcError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

const now = () => Math.floor(Date.now() / 1000);

class Answers {
  constructor(schema, world) {
    this.schema = schema;
    this.world = world;
    this.selfId = 0;
  }

  // chats and users for a set of ids; whom the corpus does not have is left out
  people(userIds, chatIds) {
    const known = [...chatIds].map((id) => this.world.chat(id)).filter(Boolean);
    const chats = known.filter((chat) => chat.kind !== 'user');
    const partners = known.filter((chat) => chat.kind === 'user').map(({ id }) => id);
    const users = [...new Set([...userIds, ...partners])]
      .map((id) => this.world.users.get(id))
      .filter(Boolean);
    return { users: users.map((each) => wire.user(each, this.selfId)), chats: chats.map(wire.chatObject) };
  }

  // `pairs` is a list of [chat, message]
  bundle(pairs, moreChats = []) {
    const users = new Set();
    const chats = new Set(moreChats.map((chat) => chat.id));
    const messages = pairs.map(([chat, message]) => {
      if (!message.date) return { _: 'messageEmpty', id: message.id };
      const encoded = encodedMessage(this.schema, this.world, chat, message);
      encoded.users.forEach((id) => users.add(id));
      encoded.chats.forEach((id) => chats.add(id));
      return encoded.bytes;
    });
    return { messages, ...this.people(users, chats) };
  }

  channelMessages(chat, messages, count) {
    const more = this.world.linked(chat);
    return {
      _: !chat.hasOwnPts ? 'messages.messagesSlice' : 'messages.channelMessages',
      pts: chat.pts,
      count,
      topics: [],
      ...this.bundle(
        messages.map((message) => [chat, message]),
        more ? [chat, more] : [chat],
      ),
    };
  }

  // An Updates object with the people that its updates name.
  updates(updates, chats = []) {
    const userIds = new Set();
    const chatIds = new Set(chats.map((chat) => chat.id));
    for (const { message, update } of updates) {
      if (message) {
        message.users.forEach((id) => userIds.add(id));
        message.chats.forEach((id) => chatIds.add(id));
      }
      collect(update, userIds, chatIds);
    }
    return {
      _: 'updates',
      updates: updates.map(({ update }) => update),
      date: now(),
      seq: 0,
      ...this.people(userIds, chatIds),
    };
  }

  encoded(chat, message) {
    return encodedMessage(this.schema, this.world, chat, message);
  }

  state() {
    return { _: 'updates.state', ...this.world.state, date: now(), unread_count: 0 };
  }
}

module.exports = { Answers, RpcError, now };
