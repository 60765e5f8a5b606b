'use strict';
// conversations.list, .info, .history, .replies (docs.slack.dev/reference/methods/conversations.*).
const { mayAnswer } = require('../contract.js');
const { ApiError } = require('../errors.js');
const { required, flag, count, timestamp } = require('../arguments.js');
const { wireChannel, wireMessage } = require('../wire.js');

const TYPES = { public_channel: 'channels', private_channel: 'groups', mpim: 'mpim', im: 'im' };
const HISTORY_MAXIMUM = 999;
const REPLIES_MAXIMUM = 1000;

// A channel that the caller may know of; what it may not is "not found", or a missing scope when he is in it.
function visible(call, id, action) {
  const channel = call.world.byId.get(id);
  if (!channel || channel.fake.deleted) throw new ApiError('channel_not_found');
  if (channel.family !== 'channels' && !channel.fields.is_member && channel.family !== 'im')
    throw new ApiError('channel_not_found');
  call.needScope(`${channel.family}:${action}`);
  const limited = 'channel_is_limited_access'; // not on every page
  if (channel.fake.limited_access)
    throw new ApiError(mayAnswer(call.method, limited) ? limited : 'channel_not_found');
  return channel;
}

function list(call) {
  const { args, world } = call;
  const limit = count(args, 'limit', 100, 'invalid_limit');
  if (limit >= 1000) throw new ApiError('invalid_limit');
  const types = String(args.types || 'public_channel')
    .split(',')
    .map((type) => type.trim());
  for (const type of types) {
    if (!(type in TYPES) || !call.hasScope(`${TYPES[type]}:read`)) throw new ApiError('invalid_types');
  }
  const without = flag(args, 'exclude_archived');
  const all = world.channels.filter((channel) => !channel.fake.deleted);
  // "Filters are applied after the page is cut": a page may be short, or empty with a cursor.
  const { items, cursor } = call.pageById('channel', all, limit);
  const wanted = (channel) =>
    types.includes(channel.type) &&
    !(without && channel.fields.is_archived) &&
    (channel.type === 'public_channel' || channel.fields.is_member || channel.type === 'im');
  const channels = items.filter(wanted).map((channel) => wireChannel(world, channel, { members: true }));
  return { channels, ...call.lastPages.metadata(cursor) };
}

function info(call) {
  const members = flag(call.args, 'include_num_members');
  const channel = visible(call, required(call.args, 'channel'), 'read');
  const out = wireChannel(call.world, channel, { members });
  if (flag(call.args, 'include_locale')) out.locale = 'en-US';
  return { channel: out };
}

// What both methods read: the time's bounds as [from, before), in microseconds.
function bounds(call) {
  const { args } = call;
  const latest = timestamp(args, 'latest', undefined);
  const oldest = timestamp(args, 'oldest', undefined);
  const inclusive = flag(args, 'inclusive') ? 1 : 0;
  flag(args, 'include_all_metadata');
  const now = Math.floor(call.world.now() * 1e6) + 1;
  const days = call.world.settings.visible_days;
  const visible = days ? now - days * 86400e6 : 0;
  return {
    latest,
    oldest,
    from: Math.max(visible, oldest === undefined ? 0 : oldest + 1 - inclusive),
    before: latest === undefined ? now : latest + inclusive,
  };
}

const echo = ({ args }, name) => (args[name] ? { [name]: String(args[name]) } : {});

// Newest first. A cursor names the time at which the next page begins, so new messages do not shift pages.
function history(call) {
  const { args, world } = call;
  const channel = visible(call, required(args, 'channel'), 'history');
  if (call.token.type === 'bot' && !channel.fields.is_member) throw new ApiError('not_in_channel');
  const { from, before, latest, oldest } = bounds(call);
  const limit = Math.min(count(args, 'limit', call.objects(100)), call.objects(HISTORY_MAXIMUM));
  const upwards = world.settings.oldest_only === 'oldest' && oldest !== undefined && latest === undefined;
  const start = call.cursorPosition('next_ts', channel.id);
  let found;
  if (upwards) {
    found = channel.history.range(Math.max(from, start === undefined ? 0 : Number(start)), before);
  } else {
    found = channel.history.range(from, start === undefined ? before : Math.min(before, Number(start) + 1));
    found.reverse();
  }
  const { items, cursor } = call.pageByTime(found, limit, channel.id);
  if (upwards) items.reverse();
  return {
    ...echo(call, 'oldest'),
    ...echo(call, 'latest'),
    messages: items.map(({ message }) => wireMessage(channel, message)),
    has_more: Boolean(cursor),
    ...(world.settings.visible_days ? { is_limited: true } : {}),
    pin_count: 0,
    channel_actions_ts: null,
    channel_actions_count: 0,
    ...call.lastPages.metadata(cursor),
  };
}

// The parent first, whatever the bounds; then the replies in ascending order. A reply's own ts gives it alone.
function replies(call) {
  const { args, world } = call;
  if (!args.channel) throw new ApiError('channel_not_found');
  const channel = visible(call, String(args.channel), 'history');
  if (call.token.type === 'bot' && !channel.fields.is_member) throw new ApiError('channel_not_found');
  const message = args.ts && channel.find(String(args.ts));
  if (!message) throw new ApiError('thread_not_found');
  const { from, before } = bounds(call);
  const limit = Math.min(count(args, 'limit', call.objects(REPLIES_MAXIMUM)), call.objects(REPLIES_MAXIMUM));
  const thread = `${channel.id} ${message.ts}`;
  const start = call.cursorPosition('next_ts', thread);
  const inside = ({ at }) => at >= Math.max(from, start === undefined ? 0 : Number(start)) && at < before;
  const found = channel.replies(message.ts).filter(inside);
  const withParent = start === undefined || world.settings.replies_parent === 'every';
  // The parent counts as one of the page's objects, but a page that repeats it must get on.
  const size = withParent ? Math.max(limit - 1, start === undefined ? 0 : 1) : limit;
  const { items, cursor } = call.pageByTime(found, size, thread);
  const messages = items.map((entry) => wireMessage(channel, entry.message));
  if (withParent) messages.unshift(wireMessage(channel, message));
  return { messages, has_more: Boolean(cursor), ...call.lastPages.metadata(cursor) };
}

module.exports = {
  'conversations.list': list,
  'conversations.info': info,
  'conversations.history': history,
  'conversations.replies': replies,
};
