'use strict';
// Finding, describing, joining and leaving chats.
const { RpcError } = require('../answers.js');
const wire = require('../wire.js');

function chatOfInput(call, input) {
  const chat = call.world.chatOfPeer(wire.nameOfInput(input, call.answers.selfId));
  if (!chat) throw new RpcError(400, 'CHANNEL_INVALID');
  return chat;
}

function readable(call, input) {
  const chat = chatOfInput(call, input);
  if (!chat.readable) throw new RpcError(400, 'CHANNEL_PRIVATE');
  return chat;
}

function resolveUsername(call, { username }) {
  const found = call.world.byUsername(username);
  if (!found) throw new RpcError(400, 'USERNAME_NOT_OCCUPIED');
  const isChat = found.kind !== undefined;
  return {
    _: 'contacts.resolvedPeer',
    peer: wire.peer(isChat ? found.peer : `user:${found.id}`),
    ...call.answers.people(isChat ? [] : [found.id], isChat ? [found.id] : []),
  };
}

// Public chats whose title or username holds the text.
function searchPublic(call, { q }) {
  const wanted = q.toLowerCase();
  const found = [...call.world.chats.values()].filter(
    (chat) => chat.isPublic && `${chat.title} ${chat.username}`.toLowerCase().includes(wanted),
  );
  return {
    _: 'contacts.found',
    my_results: [],
    results: found.map((chat) => wire.peer(chat.peer)),
    ...call.answers.people(
      [],
      found.map(({ id }) => id),
    ),
  };
}

function fullChannel(call, { channel }) {
  const chat = readable(call, channel);
  const linked = call.world.linked(chat);
  return {
    _: 'messages.chatFull',
    full_chat: wire.fullChannel(chat),
    ...call.answers.people(chat.guard_bot ? [chat.guard_bot] : [], linked ? [chat.id, linked.id] : [chat.id]),
  };
}

const chatsAnswer = (call, ids) => ({ _: 'messages.chats', chats: call.answers.people([], ids).chats });

function joined(call, chat) {
  chat.member = true;
  chat.members += 1;
  if (chat.captcha) call.server.events.askCaptcha(chat, call.answers.selfId);
  return {
    _: 'messages.chatInviteJoinResultOk',
    updates: call.answers.updates([{ update: { _: 'updateChannel', channel_id: chat.id } }], [chat]),
  };
}

// A public group may ask for an administrator's or a guard bot's approval.
function join(call, chat) {
  if (chat.kicked || chat.banned) throw new RpcError(400, 'CHANNEL_PRIVATE');
  if (chat.join_error) throw new RpcError(400, chat.join_error);
  if (chat.member) throw new RpcError(400, 'USER_ALREADY_PARTICIPANT');
  if (chat.guard_bot) {
    return {
      _: 'messages.chatInviteJoinResultWebView',
      bot_id: chat.guard_bot,
      query_id: 4711,
      ...call.answers.people([chat.guard_bot], []),
      chats: undefined,
    };
  }
  if (chat.join_request) throw new RpcError(400, 'INVITE_REQUEST_SENT');
  return joined(call, chat);
}

function leave(call, { channel }) {
  const chat = chatOfInput(call, channel);
  if (!chat.member) throw new RpcError(400, 'USER_NOT_PARTICIPANT');
  chat.member = false;
  chat.members -= 1;
  return call.answers.updates([{ update: { _: 'updateChannel', channel_id: chat.id } }], [chat]);
}

function inviteOf(call, hash) {
  const invite = call.world.invites.get(hash);
  if (!invite) throw new RpcError(400, 'INVITE_HASH_INVALID');
  if (invite.expired) throw new RpcError(400, 'INVITE_HASH_EXPIRED');
  return call.world.chat(invite.chat);
}

function checkInvite(call, { hash }) {
  const chat = inviteOf(call, hash);
  if (chat.member) return { _: 'chatInviteAlready', chat: wire.chatObject(chat) };
  return {
    _: 'chatInvite',
    channel: true,
    broadcast: chat.kind === 'channel',
    megagroup: chat.kind !== 'channel',
    public: chat.isPublic,
    request_needed: chat.join_request,
    title: chat.title,
    about: chat.about,
    photo: wire.NO_PHOTO,
    participants_count: chat.members,
    color: 1,
  };
}

function participant(call, { channel }) {
  const chat = chatOfInput(call, channel);
  if (!chat.member) throw new RpcError(400, 'USER_NOT_PARTICIPANT');
  return {
    _: 'channels.channelParticipant',
    ...call.answers.people([call.answers.selfId], [chat.id]),
    participant: {
      _: 'channelParticipantSelf',
      user_id: call.answers.selfId,
      inviter_id: call.answers.selfId,
      date: chat.date,
    },
  };
}

module.exports = {
  chatOfInput,
  readable,
  handlers: {
    'contacts.resolveUsername': resolveUsername,
    'contacts.search': searchPublic,
    'channels.getChannels': (call, { id }) =>
      chatsAnswer(
        call,
        id.map((each) => each.channel_id),
      ),
    'messages.getChats': (call, { id }) => chatsAnswer(call, id),
    'channels.getFullChannel': fullChannel,
    'messages.getFullChat': (call, { chat_id: id }) => ({
      _: 'messages.chatFull',
      full_chat: wire.fullBasicGroup(call.world.chat(id)),
      ...call.answers.people([], [id]),
    }),
    'messages.getPeerSettings': () => ({
      _: 'messages.peerSettings',
      settings: { _: 'peerSettings' },
      chats: [],
      users: [],
    }),
    'channels.getParticipant': participant,
    'channels.joinChannel': (call, { channel }) => join(call, chatOfInput(call, channel)),
    'channels.leaveChannel': leave,
    'messages.checkChatInvite': checkInvite,
    'messages.importChatInvite': (call, { hash }) => join(call, inviteOf(call, hash)),
  },
};
