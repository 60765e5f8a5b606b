'use strict';
// users.list, users.info, team.info (docs.slack.dev/reference/methods/users.*, team.info).
const { ApiError } = require('../errors.js');
const { required, flag, count } = require('../arguments.js');
const { wireUser } = require('../wire.js');

const withLocale = (call, user) => (flag(call.args, 'include_locale') ? { ...user, locale: 'en-US' } : user);

// "Providing no limit value will result in Slack attempting to deliver you the entire result set."
function list(call) {
  const { args, world } = call;
  const limit = count(args, 'limit', Infinity);
  if (limit === Infinity && world.users.length > world.settings.users_limit_required)
    throw new ApiError('limit_required');
  const { items, cursor } = call.pageById('user', world.users, Math.min(limit, 1000));
  const members = items.map((user) => withLocale(call, wireUser(world, user)));
  return { members, cache_ts: Math.floor(world.now()), ...call.lastPages.metadata(cursor) };
}

function info(call) {
  const user = call.world.user(required(call.args, 'user'));
  if (!user) throw new ApiError('user_not_found');
  return { user: withLocale(call, wireUser(call.world, user)) };
}

function team(call) {
  const { args, world } = call;
  if (args.team && args.team !== world.team.id) throw new ApiError('team_not_found');
  return { team: { email_domain: '', url: `https://${world.team.domain}.slack.com/`, ...world.team } };
}

module.exports = { 'users.list': list, 'users.info': info, 'team.info': team };
