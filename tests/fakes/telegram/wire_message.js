'use strict';
// Messages of the corpus as the objects of Telegram's API, encoded once and kept.
const { Encoded } = require('./tl.js');
const { peer } = require('./wire.js');
const { media } = require('./wire_media.js');

const ENTITIES = {
  mention: 'Mention',
  hashtag: 'Hashtag',
  bot_command: 'BotCommand',
  url: 'Url',
  email: 'Email',
  bold: 'Bold',
  italic: 'Italic',
  code: 'Code',
  pre: 'Pre',
  text_url: 'TextUrl',
  mention_name: 'MentionName',
  phone: 'Phone',
  cashtag: 'Cashtag',
  underline: 'Underline',
  strike: 'Strike',
  bank_card: 'BankCard',
  spoiler: 'Spoiler',
  custom_emoji: 'CustomEmoji',
  blockquote: 'Blockquote',
  unknown: 'Unknown',
};

// Offsets and lengths are in UTF-16 code units, as in Telegram.
const entities = (list) =>
  list &&
  list.map(({ type, offset, length, ...more }) => ({
    _: `messageEntity${ENTITIES[type]}`,
    offset,
    length,
    language: '',
    ...more,
  }));

function reaction({ emoji, custom }) {
  if (custom !== undefined) return { _: 'reactionCustomEmoji', document_id: custom };
  return emoji === undefined ? { _: 'reactionPaid' } : { _: 'reactionEmoji', emoticon: emoji };
}

function reactions(list, date) {
  if (!list) return undefined;
  const recent = list.flatMap((each) =>
    (each.recent || []).map((who) => ({
      _: 'messagePeerReaction',
      peer_id: peer(who),
      date,
      reaction: reaction(each),
    })),
  );
  return {
    _: 'messageReactions',
    can_see_list: true,
    recent_reactions: recent.length > 0 ? recent : undefined,
    results: list.map((each) => ({ _: 'reactionCount', reaction: reaction(each), count: each.count })),
  };
}

const forwardHeader = (forward) =>
  forward && {
    _: 'messageFwdHeader',
    from_id: forward.from && peer(forward.from),
    from_name: forward.name,
    date: forward.date,
    channel_post: forward.post,
    post_author: forward.author,
    psa_type: forward.psa,
    saved_from_peer: forward.saved_from && peer(forward.saved_from),
    saved_from_msg_id: forward.saved_id,
  };

// A comment names its thread's root, a message of a forum its topic; both answer something.
function replyHeader({ reply = {}, thread, topic }) {
  const root = thread || topic;
  const to = reply.to || root;
  if (to === undefined && reply.quote === undefined) return undefined;
  return {
    _: 'messageReplyHeader',
    reply_to_msg_id: to,
    reply_to_top_id: root && root !== to ? root : undefined,
    forum_topic: Boolean(topic),
    reply_to_peer_id: reply.peer && peer(reply.peer),
    reply_from: forwardHeader(reply.from),
    reply_media: reply.media && media(reply.media, 0),
    quote: reply.quote !== undefined,
    quote_text: reply.quote,
    quote_offset: reply.quote === undefined ? undefined : reply.quote_offset || 0,
  };
}

const BUTTONS = {
  data: ({ data, password }) => ({
    _: 'inlineButtonTypeCallback',
    data: Buffer.from(data),
    requires_password: password,
  }),
  url: ({ url }) => ({ _: 'inlineButtonTypeUrl', url }),
  copy: ({ copy }) => ({ _: 'inlineButtonTypeCopy', copy_text: copy }),
  web: ({ web }) => ({ _: 'inlineButtonTypeWebView', url: web }),
  query: ({ query }) => ({ _: 'inlineButtonTypeSwitchInline', query, same_peer: true }),
  user: ({ user }) => ({ _: 'inlineButtonTypeUserProfile', user_id: user }),
  login: ({ login }) => ({ _: 'inlineButtonTypeUrlAuth', url: login, button_id: 1, fwd_text: '' }),
  buy: () => ({ _: 'inlineButtonTypeBuy' }),
  game: () => ({ _: 'inlineButtonTypeGame' }),
};

function button(description) {
  const kind = Object.keys(BUTTONS).find((each) => description[each] !== undefined);
  return { _: 'keyboardInlineButton', text: description.text, type: BUTTONS[kind](description) };
}

const keyboard = (rows) =>
  rows && {
    _: 'replyInlineMarkup',
    rows: rows.map((row) => ({ _: 'keyboardInlineButtonRow', buttons: row.map(button) })),
  };

function repliesOf(world, chat, message) {
  const linked = world.linked(chat);
  if (chat.kind === 'channel') {
    if (!linked || !linked.discussed.has(message.id)) return undefined;
    const comments = linked.threadOf(linked.discussed.get(message.id).id);
    return {
      _: 'messageReplies',
      comments: true,
      replies: comments.length,
      replies_pts: linked.pts,
      channel_id: linked.id,
      max_id: comments.length > 0 ? comments[comments.length - 1].id : linked.discussed.get(message.id).id,
      recent_repliers:
        comments.length > 0 ? [...new Set(comments.slice(-3).map(({ from }) => from))].map(peer) : undefined,
    };
  }
  const answers = chat.threadOf(message.id);
  if (answers.length === 0 && !message.discusses) return undefined;
  return {
    _: 'messageReplies',
    replies: answers.length,
    replies_pts: chat.pts,
    max_id: answers.length > 0 ? answers[answers.length - 1].id : message.id,
  };
}

// Channels have posts without a sender, unless messages are signed with profiles.
function common(chat, message) {
  return {
    id: message.id,
    peer_id: peer(chat.peer),
    from_id: message.from && message.from !== chat.peer ? peer(message.from) : undefined,
    post: chat.kind === 'channel',
    date: message.date,
    silent: message.silent,
    out: message.out,
    ttl_period: message.ttl,
    reply_to: replyHeader(message),
    reactions: reactions(message.reactions, message.date),
    saved_peer_id: message.saved_peer && peer(message.saved_peer),
  };
}

function messageObject(world, chat, message) {
  if (message.service) {
    return {
      _: 'messageService',
      ...common(chat, message),
      action: message.service,
      reactions_are_possible: true,
      ...message.wire,
    };
  }
  return {
    _: 'message',
    ...common(chat, message),
    message: message.text || '',
    entities: entities(message.entities),
    media: message.media && media(message.media, message.date),
    reply_markup: keyboard(message.buttons),
    fwd_from: forwardHeader(message.forward),
    via_bot_id: message.via,
    views: message.views,
    forwards: message.views === undefined ? undefined : message.forwards || 0,
    replies: repliesOf(world, chat, message),
    edit_date: message.edited,
    edit_hide: message.edit_hidden,
    post_author: message.author,
    grouped_id: message.group,
    noforwards: message.noforwards,
    pinned: message.pinned,
    from_rank: message.rank,
    restriction_reason:
      message.restricted &&
      message.restricted.map((each) => ({
        _: 'restrictionReason',
        platform: 'all',
        reason: 'terms',
        text: '',
        ...each,
      })),
    factcheck: message.fact_check && {
      _: 'factCheck',
      country: 'US',
      text: { _: 'textWithEntities', text: message.fact_check, entities: [] },
      hash: 1,
    },
    ...message.wire,
  };
}

const USER_FIELDS = new Set([
  'user_id',
  'users',
  'inviter_id',
  'via_bot_id',
  'winners',
  'new_creator_id',
  'bot_id',
]);
const CHAT_FIELDS = new Set(['channel_id', 'chat_id', 'channels']);

// Collects the ids of all people and chats that an object names: TDLib wants them beside it.
function collect(value, users, chats) {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return;
  for (const name in value) {
    const field = value[name];
    if (typeof field === 'object') collect(field, users, chats);
    if (typeof field !== 'number' && !Array.isArray(field)) continue;
    const ids = USER_FIELDS.has(name) ? users : CHAT_FIELDS.has(name) ? chats : null;
    if (ids) for (const id of Array.isArray(field) ? field : [field]) if (typeof id === 'number') ids.add(id);
  }
}

// { bytes: Encoded, users: [id], chats: [id] }; kept until world.forgetEncodedAround().
function encodedMessage(schema, world, chat, message) {
  let encoded = world.encoded.get(message);
  if (!encoded) {
    const object = messageObject(world, chat, message);
    const users = new Set();
    const chats = new Set([chat.id]);
    collect(object, users, chats);
    encoded = { bytes: new Encoded(schema.encode(object)), users: [...users], chats: [...chats] };
    world.encoded.set(message, encoded);
  }
  return encoded;
}

module.exports = { encodedMessage, reactions, collect };
