'use strict';
// Objects as the Web API answers with them. A message or channel of the corpus goes out as it was given; only what
// other messages decide (thread counts, the root of a broadcast) is added here.
const { isReply } = require('./channel.js');

const NO_REPLY = '0000000000.000000';

// What a parent says of its thread. At most five users are named.
function threadFields(channel, message) {
  const replies = channel.replies(message.ts);
  const people = [...new Set(replies.map(({ message: reply }) => reply.user || reply.bot_id))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: people.length,
    latest_reply: replies.length ? replies[replies.length - 1].message.ts : NO_REPLY,
    reply_users: people.slice(0, 5),
    is_locked: false,
    subscribed: false,
  };
}

function wireMessage(channel, message, withRoot = true) {
  const out = { type: 'message', ...message };
  if (!isReply(message)) {
    return channel.isParent(message.ts) ? Object.assign(out, threadFields(channel, message)) : out;
  }
  const parent = channel.find(message.thread_ts);
  if (parent && parent.user) out.parent_user_id = parent.user;
  if (parent && withRoot && message.subtype === 'thread_broadcast')
    out.root = wireMessage(channel, parent, false);
  return out;
}

// A conversation object; what it does not say is what an ordinary public channel has.
function wireChannel(world, channel, { members = false } = {}) {
  const { fields, family } = channel;
  if (family === 'im')
    return { context_team_id: world.team.id, is_im: true, is_org_shared: false, ...fields };
  const out = {
    is_channel: family !== 'mpim',
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: false,
    created: 1600000000,
    is_archived: false,
    is_general: false,
    unlinked: 0,
    name_normalized: fields.name,
    is_shared: false,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    context_team_id: world.team.id,
    updated: 1600000000000,
    creator: world.users[0] && world.users[0].id,
    is_ext_shared: false,
    shared_team_ids: [world.team.id],
    pending_connected_team_ids: [],
    is_member: false,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    ...fields,
  };
  if (!members) delete out.num_members;
  else if (out.num_members === undefined) out.num_members = 1;
  return out;
}

const wireUser = (world, user) => ({ team_id: world.team.id, deleted: false, is_bot: false, ...user });

module.exports = { wireMessage, wireChannel, wireUser, threadFields, NO_REPLY };
