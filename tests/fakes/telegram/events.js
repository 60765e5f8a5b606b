'use strict';
// Commands of the control port: live events, changes of chats and accounts, faults, questions.
const { Encoded } = require('./tl.js');
const { now } = require('./answers.js');
const { UNKNOWN_OBJECT } = require('./wire_media.js');

class Events {
  constructor(server) {
    this.server = server;
    this.world = server.world;
    this.updates = server.updates;
  }

  // Runs one command and returns what it answers; throws on a command that makes no sense.
  run({ do: name, ...fields }) {
    const command = COMMANDS[name];
    if (!command) throw new Error(`unknown command: ${name}`);
    return command(this, fields) || {};
  }

  chat(id) {
    const chat = this.world.chat(id);
    if (!chat) throw new Error(`no such chat: ${id}`);
    return chat;
  }

  message({ chat: chatId, id }) {
    const chat = this.chat(chatId);
    const message = chat.find(id);
    if (!message) throw new Error(`no message ${id} in chat ${chatId}`);
    return { chat, message };
  }

  post(chatId, description) {
    const chat = this.chat(chatId);
    const message = { date: now(), ...description, id: description.id || chat.highestId + 1 };
    this.updates.messageAdded(chat, message);
    return { id: message.id };
  }

  // A bot of the group asks who has just joined; nobody else may answer.
  askCaptcha(chat, userId) {
    const { bot, text, buttons, mention, mute = true } = chat.captcha;
    const entities = mention && [{ type: 'mention_name', offset: 0, length: 1, user_id: userId }];
    chat.muted = mute;
    this.post(chat.id, {
      from: `user:${userId}`,
      out: true,
      service: { _: 'messageActionChatAddUser', users: [userId] },
    });
    const question = { from: `user:${bot}`, text, buttons, entities };
    setTimeout(() => {
      chat.captcha.asked = this.post(chat.id, question).id;
    }, chat.captcha.after_ms || 50);
  }

  passCaptcha(chat, message) {
    chat.muted = false;
    delete message.buttons;
    message.text = chat.captcha ? chat.captcha.passed || 'Welcome' : message.text;
    message.edited = now();
    this.updates.messageEdited(chat, message);
    this.updates.chatChanged(chat);
  }

  // Keys of one account or of all.
  keys(phone) {
    return this.server.permanentKeys.filter((key) => key.account && (!phone || key.account.phone === phone));
  }
}

function change(events, { chat: id, ...fields }) {
  const chat = events.chat(id);
  Object.assign(chat, fields);
  events.updates.chatChanged(chat);
}

function edit(events, { chat: chatId, id, ...fields }) {
  const { chat, message } = events.message({ chat: chatId, id });
  Object.assign(message, { edited: now(), ...fields });
  events.updates.messageEdited(chat, message);
}

// Updates are pushed before anything else can be asked, so a client notices at once.
function revoke(events, { account, error = 'AUTH_KEY_UNREGISTERED' }) {
  const keys = events.keys(account);
  events.server.pushToFollowers({ _: 'updatesTooLong' }, (key) => keys.includes(key));
  keys.forEach((key) => {
    key.revoked = error;
  });
  events.server.saveKeys();
  return { sessions: keys.length };
}

function acceptQr(events, { account: phone }) {
  const account = phone ? events.world.account(phone) : events.world.accounts[0];
  const waiting = events.server.permanentKeys.filter((key) => key.wantsQr && !key.follower.connection.closed);
  waiting.forEach((key) => {
    key.qrAccepted = account;
  });
  const object = { _: 'updateShort', update: { _: 'updateLoginToken' }, date: now() };
  events.server.pushToFollowers(object, (key) => waiting.includes(key));
  return { sessions: waiting.length };
}

// A popup is an update of its own in TDLib; otherwise it is a message of Telegram's own account.
function notify(events, { type = '', text, popup = true }) {
  events.server.pushToFollowers({
    _: 'updates',
    users: [],
    chats: [],
    date: now(),
    seq: 0,
    updates: [
      {
        _: 'updateServiceNotification',
        type,
        message: text,
        media: { _: 'messageMediaEmpty' },
        entities: [],
        popup,
      },
    ],
  });
}

// The client asks for its configuration anew after updateConfig.
function freeze(events, { since = now(), until = now() + 86400, appeal = 'https://t.me/spambot' }) {
  events.world.frozen = { since, until, appeal };
  events.server.pushToFollowers({ _: 'updateShort', update: { _: 'updateConfig' }, date: now() });
}

const COMMANDS = {
  ping: () => ({}),
  save: (events) => events.server.store.writeWorld(),
  batch: (events, { commands }) => ({ results: commands.map((command) => events.run(command)) }),

  // live events
  new: (events, { chat, message }) => events.post(chat, message),
  edit,
  delete: (events, { chat, ids }) => events.updates.messagesDeleted(events.chat(chat), ids),
  reactions: (events, { reactions, ...which }) => {
    const { chat, message } = events.message(which);
    message.reactions = reactions;
    events.updates.reactionsChanged(chat, message);
  },
  views: (events, { views, ...which }) => {
    const { chat, message } = events.message(which);
    message.views = views;
    events.updates.viewsChanged(chat, message);
  },
  forwards: (events, { forwards, ...which }) => {
    const { chat, message } = events.message(which);
    message.forwards = forwards;
    events.updates.forwardsChanged(chat, message);
  },
  votes: (events, { voters, closed, ...which }) => {
    const { chat, message } = events.message(which);
    message.media.answers.forEach((answer, i) => {
      answer.voters = voters[i];
    });
    if (closed !== undefined) message.media.closed = closed;
    events.updates.pollChanged(chat, message);
  },

  surprise: (events) => events.server.pushToFollowers(new Encoded(UNKNOWN_OBJECT)),

  // chats
  change,
  private: (events, { chat }) => change(events, { chat, username: '', usernames: undefined }),
  kick: (events, { chat }) => change(events, { chat, kicked: true, member: false }),
  unkick: (events, { chat }) => change(events, { chat, kicked: false }),
  approve: (events, { chat, declined }) => {
    if (!declined) change(events, { chat, member: true });
  },

  // accounts
  qr_accept: acceptQr,
  revoke,
  password: (events, { account, password }) => {
    events.world.account(account).password = password;
    return revoke(events, { account, error: 'SESSION_REVOKED' });
  },
  account: (events, { account, ...fields }) => {
    Object.assign(events.world.account(account), fields);
  },
  notify,
  freeze,
  terms: (events, { text }) => {
    events.world.termsOfService = text;
  },

  // faults
  fault: (events, fault) => events.server.faults.add(fault),
  clear_faults: (events) => events.server.faults.clear(),
  drop: (events, fields) => events.server.drop(fields),
  restart: (events, fields) => events.server.restart(fields),

  // questions
  calls: (events) => {
    const { log, faults } = events.server;
    return { counts: log.counts(), calls: log.calls, problems: log.problems, early: faults.early };
  },
  clear_calls: (events) => events.server.log.clear(),
  snapshot: (events) => ({ corpus: events.world.snapshot() }),
  messages: (events, { chat }) => ({ messages: events.chat(chat).messages }),
  chat: (events, { chat }) => {
    const { messages, threads, discussed, events: kept, ...rest } = events.chat(chat);
    return { chat: { ...rest, count: messages.length } };
  },
  sessions: (events) => ({
    sessions: events.server.permanentKeys.filter((key) => key.account && !key.revoked).length,
  }),
  stop: () => {
    setTimeout(() => process.exit(0), 10);
  },
};

module.exports = { Events };
