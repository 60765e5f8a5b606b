'use strict';
// People and chats of the corpus as the objects of Telegram's API.

const NO_PHOTO = { _: 'photoEmpty', id: 0 };
const FOREVER = 0x7fffffff;

// 'user:5', 'channel:7' or 'chat:9'
function peer(name) {
  const [kind, id] = name.split(':');
  if (kind === 'user') return { _: 'peerUser', user_id: Number(id) };
  if (kind === 'channel') return { _: 'peerChannel', channel_id: Number(id) };
  return { _: 'peerChat', chat_id: Number(id) };
}

// The chat's or user's name of an InputPeer, InputChannel, InputUser or Peer
function nameOfInput(input, selfId) {
  if (input._ === 'inputPeerSelf' || input._ === 'inputUserSelf') return `user:${selfId}`;
  if (input.channel_id !== undefined) return `channel:${input.channel_id}`;
  if (input._ === 'inputPeerEmpty') return '';
  if (input.chat_id !== undefined) return `chat:${input.chat_id}`;
  return `user:${input.user_id}`;
}

const usernamesOf = ({ usernames }) =>
  usernames && usernames.map((username, i) => ({ _: 'username', editable: i === 0, active: true, username }));

const restrictionsOf = ({ restricted }) =>
  restricted &&
  restricted.map((each) => ({ _: 'restrictionReason', platform: 'all', reason: 'terms', text: '', ...each }));

function user(person, selfId) {
  return {
    _: 'user',
    self: person.id === selfId,
    id: person.id,
    access_hash: person.id * 7 + 1,
    deleted: person.deleted,
    bot: person.bot,
    bot_info_version: person.bot ? 1 : undefined,
    bot_guard: person.bot_guard,
    verified: person.verified,
    scam: person.scam,
    fake: person.fake,
    premium: person.premium,
    restricted: Boolean(person.restricted),
    restriction_reason: restrictionsOf(person),
    first_name: person.first_name,
    last_name: person.last_name,
    phone: person.phone,
    username: person.usernames ? undefined : person.username || undefined,
    usernames: usernamesOf(person),
    contact: person.contact,
    bot_inline_placeholder: person.inline_placeholder,
    status: person.deleted || person.bot ? undefined : { _: 'userStatusRecently' },
  };
}

function channel(chat) {
  if (chat.kicked || (!chat.member && !chat.isPublic)) {
    return {
      _: 'channelForbidden',
      broadcast: chat.kind === 'channel',
      megagroup: chat.kind !== 'channel',
      id: chat.id,
      access_hash: accessHash(chat),
      title: chat.title,
    };
  }
  const rights = { _: 'chatBannedRights', until_date: FOREVER };
  return {
    _: 'channel',
    broadcast: chat.kind === 'channel',
    megagroup: chat.kind !== 'channel',
    left: !chat.member,
    has_link: Boolean(chat.linked),
    has_geo: chat.has_geo,
    noforwards: chat.noforwards,
    signatures: chat.signatures,
    forum: chat.forum,
    monoforum: chat.monoforum,
    linked_monoforum_id: chat.monoforum ? chat.parent : chat.direct_messages,
    broadcast_messages_allowed: Boolean(chat.direct_messages),
    verified: chat.verified,
    scam: chat.scam,
    fake: chat.fake,
    join_request: chat.join_request,
    join_to_send: chat.join_to_send,
    slowmode_enabled: chat.slowmode,
    restricted: Boolean(chat.restricted),
    restriction_reason: restrictionsOf(chat),
    id: chat.id,
    access_hash: accessHash(chat),
    title: chat.title,
    date: chat.date,
    participants_count: chat.members,
    username: chat.usernames ? undefined : chat.username || undefined,
    usernames: usernamesOf(chat),
    photo: { _: 'chatPhotoEmpty' },
    default_banned_rights: chat.kind === 'channel' ? undefined : rights,
    banned_rights: chat.muted ? { ...rights, send_messages: true, send_plain: true } : undefined,
    admin_rights:
      chat.monoforum && chat.administered
        ? { _: 'chatAdminRights', manage_direct_messages: true }
        : undefined,
  };
}

function basicGroup(chat) {
  return {
    _: 'chat',
    left: !chat.member,
    noforwards: chat.noforwards,
    id: chat.id,
    title: chat.title,
    photo: { _: 'chatPhotoEmpty' },
    participants_count: chat.members,
    date: chat.date,
    version: 1,
    default_banned_rights: { _: 'chatBannedRights', until_date: FOREVER },
  };
}

const accessHash = (chat) => chat.id * 3 + 1;

const chatObject = (chat) => (chat.kind === 'basic' ? basicGroup(chat) : channel(chat));

const notifySettings = () => ({ _: 'peerNotifySettings' });

function fullChannel(chat) {
  return {
    _: 'channelFull',
    id: chat.id,
    about: chat.about,
    participants_count: chat.members,
    admins_count: chat.admins,
    online_count: chat.online,
    read_inbox_max_id: 0,
    read_outbox_max_id: 0,
    unread_count: 0,
    chat_photo: NO_PHOTO,
    notify_settings: notifySettings(),
    bot_info: [],
    pts: chat.pts,
    linked_chat_id: chat.linked,
    participants_hidden: chat.hidden_members,
    can_view_participants: chat.kind !== 'channel' && !chat.hidden_members,
    slowmode_seconds: chat.slowmode ? 30 : undefined,
    ttl_period: chat.ttl,
    guard_bot_id: chat.guard_bot,
    pinned_msg_id: chat.pinned,
    hidden_prehistory: chat.hidden_history,
    available_reactions: { _: 'chatReactionsAll' },
    location: chat.has_geo
      ? {
          _: 'channelLocation',
          geo_point: { _: 'geoPoint', long: 1, lat: 1, access_hash: 0 },
          address: chat.address || '',
        }
      : undefined,
    migrated_from_chat_id: chat.migrated_from,
    migrated_from_max_id: chat.migrated_from ? 0 : undefined,
  };
}

function fullBasicGroup(chat) {
  return {
    _: 'chatFull',
    id: chat.id,
    about: chat.about,
    notify_settings: notifySettings(),
    participants: { _: 'chatParticipants', chat_id: chat.id, participants: [], version: 1 },
  };
}

module.exports = {
  NO_PHOTO,
  FOREVER,
  peer,
  nameOfInput,
  user,
  chatObject,
  fullChannel,
  fullBasicGroup,
  notifySettings,
};
