'use strict';
// auth.test, auth.revoke (docs.slack.dev/reference/methods/auth.*).
const { ApiError } = require('../errors.js');
const { flag } = require('../arguments.js');

function test({ world, token }) {
  const user = world.user(token.user);
  const out = {
    url: `https://${world.team.domain}.slack.com/`,
    team: world.team.name,
    user: user ? user.name : token.user,
    team_id: world.team.id,
    user_id: token.user,
    is_enterprise_install: false,
  };
  if (token.type === 'bot') out.bot_id = token.bot;
  if (token.expires) out.expires_in = Math.max(0, Math.round(token.expires - world.now()));
  return out;
}

// With test=1 nothing is revoked.
function revoke({ args, token, server }) {
  if (!['user', 'bot'].includes(token.type)) throw new ApiError('not_bearer_token');
  const testing = flag(args, 'test');
  if (!testing) server.tokens.revoke(token.grant);
  return { revoked: !testing };
}

module.exports = { 'auth.test': test, 'auth.revoke': revoke };
