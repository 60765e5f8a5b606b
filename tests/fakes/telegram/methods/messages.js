'use strict';
// Reading messages: the list of chats, history, threads, topics, single messages, buttons.
const { RpcError, now } = require('../answers.js');
const wire = require('../wire.js');
const { reactions } = require('../wire_message.js');
const { poll, pollResults, peerUser, sticker } = require('../wire_media.js');
const { pageOf } = require('../world.js');
const { chatOfInput, readable } = require('./chats.js');

const MAX_PAGE = 100;
const REACTIONS = [
  '\u{1f44d}',
  '\u{1f44e}',
  '\u2764',
  '\u{1f525}',
  '\u{1f389}',
  '\u{1f601}',
  '\u{1f914}',
  '\u{1f622}',
  '\u{1f44f}',
];

const page = (messages, query) => pageOf(messages, { ...query, limit: Math.min(query.limit, MAX_PAGE) });

function history(call, query) {
  const name = wire.nameOfInput(query.peer, call.answers.selfId);
  if (name.startsWith('user:') && !call.world.chatOfPeer(name))
    return { _: 'messages.messages', messages: [], topics: [], chats: [], users: [] };
  const chat = readable(call, query.peer);
  return call.answers.channelMessages(chat, page(chat.messages, query), chat.messages.length);
}

// A thread is asked for by its root in the group, or by the post in the channel that it discusses.
function replies(call, query) {
  let chat = readable(call, query.peer);
  let root = query.msg_id;
  if (chat.kind === 'channel') {
    const group = call.world.linked(chat);
    const copy = group && group.discussed.get(root);
    if (!copy) throw new RpcError(400, 'MSG_ID_INVALID');
    chat = group;
    root = copy.id;
  }
  const messages = chat.threadOf(root);
  return call.answers.channelMessages(chat, page(messages, query), messages.length);
}

function discussion(call, { peer, msg_id: id }) {
  const chat = readable(call, peer);
  const group = chat.kind === 'channel' ? call.world.linked(chat) : chat;
  const message = group && (chat.kind === 'channel' ? group.discussed.get(id) : rootOf(group, id));
  if (!message) throw new RpcError(400, 'MSG_ID_INVALID');
  const thread = group.threadOf(message.id);
  return {
    _: 'messages.discussionMessage',
    max_id: thread.length > 0 ? thread[thread.length - 1].id : undefined,
    unread_count: 0,
    ...call.answers.bundle([[group, message]], [chat, group]),
  };
}

function rootOf(group, id) {
  const message = group.find(id);
  return message && message.thread ? group.find(message.thread) : message;
}

function messagesById(call, chat, ids) {
  const found = ids.map(({ id }) => chat.find(id) || { id });
  return call.answers.channelMessages(chat, found, found.length);
}

// How clients number chats; they put chats of the same second in this order.
const clientId = ({ kind, id }) => ({ user: id, basic: -id })[kind] || -1000000000000 - id;

// The newest first. The offset names the last chat that the client has got.
function dialogs(call, { offset_peer: peer, limit, folder_id: folder }) {
  const all = folder
    ? []
    : [...call.world.chats.values()].filter((chat) => chat.member && !chat.kicked && chat.lastId > 0);
  const last = (chat) => chat.messages[chat.messages.length - 1];
  all.sort((left, right) => last(right).date - last(left).date || clientId(right) - clientId(left));
  const name = wire.nameOfInput(peer, call.answers.selfId);
  const begin = all.findIndex((chat) => chat.peer === name) + 1;
  const part = all.slice(begin, begin + Math.min(limit, MAX_PAGE));
  return {
    _: 'messages.dialogsSlice',
    count: all.length,
    dialogs: part.map((chat) => call.updates.dialog(chat)),
    ...call.answers.bundle(
      part.map((chat) => [chat, last(chat)]),
      part,
    ),
  };
}

function peerDialogs(call, { peers }) {
  const chats = peers
    .map(({ peer }) => peer && call.world.chatOfPeer(wire.nameOfInput(peer, call.answers.selfId)))
    .filter(Boolean);
  const pairs = chats.filter((chat) => chat.lastId > 0).map((chat) => [chat, chat.find(chat.lastId)]);
  return {
    _: 'messages.peerDialogs',
    dialogs: chats.map((chat) => call.updates.dialog(chat)),
    state: call.answers.state(),
    ...call.answers.bundle(pairs, chats),
  };
}

function topicObject(chat, topic) {
  const messages = chat.threadOf(topic.id);
  return {
    _: 'forumTopic',
    id: topic.id,
    date: topic.date || chat.date,
    peer: wire.peer(chat.peer),
    title: topic.title,
    icon_color: 7322096,
    closed: topic.closed,
    pinned: topic.pinned,
    hidden: topic.hidden,
    top_message: messages.length > 0 ? messages[messages.length - 1].id : topic.id,
    read_inbox_max_id: 0,
    read_outbox_max_id: 0,
    unread_count: 0,
    unread_mentions_count: 0,
    unread_reactions_count: 0,
    unread_poll_votes_count: 0,
    from_id: wire.peer(topic.from),
    notify_settings: wire.notifySettings(),
  };
}

function topicsAnswer(call, chat, topics) {
  const objects = topics.map((topic) => topicObject(chat, topic));
  const last = objects.map((topic) => chat.find(topic.top_message)).filter(Boolean);
  const bundle = call.answers.bundle(
    last.map((message) => [chat, message]),
    [chat],
  );
  const creators = topics.map(({ from }) => Number(from.split(':')[1]));
  const { users } = call.answers.people([...creators, ...bundle.users.map(({ id }) => id)], []);
  return {
    _: 'messages.forumTopics',
    count: chat.topics.length,
    topics: objects,
    pts: chat.pts,
    ...bundle,
    users,
  };
}

// The newest first, by the last message of each.
function forumTopics(call, { peer, limit, offset_date: date, offset_id: id, offset_topic: topic }) {
  const chat = readable(call, peer);
  if (!chat.forum) throw new RpcError(400, 'CHANNEL_FORUM_MISSING');
  const top = (each) =>
    chat
      .threadOf(each.id)
      .slice(-1)
      .map((message) => message.id)[0] || each.id;
  const sorted = [...chat.topics].sort((left, right) => top(right) - top(left));
  const begin = date || id || topic ? sorted.findIndex((each) => top(each) < id) : 0;
  return topicsAnswer(call, chat, begin < 0 ? [] : sorted.slice(begin, begin + Math.min(limit, MAX_PAGE)));
}

function forumTopicsById(call, { peer, topics }) {
  const chat = readable(call, peer);
  return topicsAnswer(
    call,
    chat,
    chat.topics.filter(({ id }) => topics.includes(id)),
  );
}

function callbackAnswer(call, { peer, msg_id: id, data }) {
  const chat = readable(call, peer);
  const message = chat.find(id);
  if (!message || !message.buttons) throw new RpcError(400, 'MESSAGE_ID_INVALID');
  const button = message.buttons.flat().find((each) => each.data === String(data));
  if (!button) throw new RpcError(400, 'DATA_INVALID');
  if (button.timeout) throw new RpcError(400, 'BOT_RESPONSE_TIMEOUT');
  if (button.passes) call.server.events.passCaptcha(chat, message);
  return {
    _: 'messages.botCallbackAnswer',
    message: button.answer || 'Thank you',
    alert: button.alert,
    cache_time: 0,
  };
}

// What the account posts; the right words solve a captcha that wants words.
function sendMessage(call, { peer, message: text, random_id: randomId, reply_to: replyTo }) {
  const chat = readable(call, peer);
  if (!chat.member || chat.muted) throw new RpcError(403, 'CHAT_WRITE_FORBIDDEN');
  const reply = replyTo && { to: replyTo.reply_to_msg_id };
  const from = `user:${call.answers.selfId}`;
  const message = { id: chat.highestId + 1, date: now(), from, out: true, text, reply };
  const added = call.updates.messageSent(chat, message);
  const { captcha } = chat;
  if (captcha && captcha.asked && captcha.words === text) {
    setTimeout(() => call.server.events.passCaptcha(chat, chat.find(captcha.asked)), 50);
  }
  const named = { update: { _: 'updateMessageID', id: message.id, random_id: randomId } };
  return call.answers.updates([named, added], [chat]);
}

function views(call, { peer, id: ids }) {
  const chat = readable(call, peer);
  const of = (message) => ({
    _: 'messageViews',
    views: message && message.views,
    forwards: message && message.forwards,
  });
  return {
    _: 'messages.messageViews',
    views: ids.map((id) => of(chat.find(id))),
    ...call.answers.people([], [chat.id]),
  };
}

function reactionsOf(call, { peer, id: ids }) {
  const chat = readable(call, peer);
  const news = ids
    .map((id) => chat.find(id))
    .filter((message) => message && message.reactions)
    .map((message) => ({
      update: {
        _: 'updateMessageReactions',
        peer: wire.peer(chat.peer),
        msg_id: message.id,
        reactions: reactions(message.reactions, message.date),
      },
    }));
  return call.answers.updates(news, [chat]);
}

function pollResultsOf(call, { peer, msg_id: id }) {
  const chat = readable(call, peer);
  const message = chat.find(id);
  if (!message || !message.media || message.media.kind !== 'poll')
    throw new RpcError(400, 'MESSAGE_ID_INVALID');
  const { media } = message;
  return call.answers.updates(
    [
      {
        update: {
          _: 'updateMessagePoll',
          poll_id: media.id,
          poll: poll(media),
          results: pollResults(media, peerUser),
        },
      },
    ],
    [chat],
  );
}

// Without a list TDLib takes all reactions for switched off and hides them.
function availableReactions() {
  const picture = sticker('image/webp');
  const animation = sticker('application/x-tgsticker');
  return {
    _: 'messages.availableReactions',
    hash: 1,
    reactions: REACTIONS.map((reaction) => ({
      _: 'availableReaction',
      reaction,
      title: reaction,
      static_icon: picture,
      appear_animation: animation,
      select_animation: animation,
      activate_animation: animation,
      effect_animation: animation,
    })),
  };
}

module.exports = {
  'messages.getAvailableReactions': availableReactions,
  'messages.getHistory': history,
  'messages.getReplies': replies,
  'messages.search': (call, query) => {
    const chat = readable(call, query.peer);
    const messages = query.top_msg_id ? chat.threadOf(query.top_msg_id) : chat.messages;
    const found = messages.filter(({ text = '' }) => text.toLowerCase().includes(query.q.toLowerCase()));
    return call.answers.channelMessages(chat, page(found, query), found.length);
  },
  'messages.getDiscussionMessage': discussion,
  'channels.getMessages': (call, { channel, id }) => messagesById(call, readable(call, channel), id),
  'messages.getMessages': (call, { id }) => {
    const chats = [...call.world.chats.values()].filter((chat) => !chat.hasOwnPts);
    return messagesById(call, chats.find((chat) => id.some((each) => chat.find(each.id))) || chats[0], id);
  },
  'messages.getDialogs': dialogs,
  'messages.getPinnedDialogs': (call) => peerDialogs(call, { peers: [] }),
  'messages.getPeerDialogs': peerDialogs,
  'messages.getDialogFilters': () => ({
    _: 'messages.dialogFilters',
    filters: [{ _: 'dialogFilterDefault' }],
  }),
  'messages.getForumTopics': forumTopics,
  'messages.getForumTopicsByID': forumTopicsById,
  'messages.getSponsoredMessages': () => ({ _: 'messages.sponsoredMessagesEmpty' }),
  'messages.getBotCallbackAnswer': callbackAnswer,
  'messages.sendMessage': sendMessage,
  'messages.getMessagesViews': views,
  'messages.getMessagesReactions': reactionsOf,
  'messages.getPollResults': pollResultsOf,
  'updates.getChannelDifference': (call, { channel, pts, limit }) => {
    call.server.followUpdates(call.session, call.key);
    const chat = chatOfInput(call, channel);
    if (!chat.readable) throw new RpcError(400, 'CHANNEL_PRIVATE');
    return call.updates.difference(chat, pts, limit);
  },
};
