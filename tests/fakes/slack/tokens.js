'use strict';
// Who a token is. All tokens of one installation share a `grant`: limits and revocation go by it.
const { ApiError } = require('./errors.js');

const TYPES = { xoxp: 'user', xoxb: 'bot', xapp: 'app' };

function typeOf(token) {
  const match = /^(?:xoxe\.)?(xoxp|xoxb|xapp)-/.exec(token);
  return match && TYPES[match[1]];
}

// What the answers say that a token may do: Slack adds "identify" to every user's token.
const granted = ({ type, scopes }) => (type === 'user' ? ['identify', ...scopes] : scopes).join(',');

class Tokens {
  constructor(world) {
    this.world = world;
    for (const token of world.tokens.values()) this.complete(token);
  }

  complete(token) {
    const type = typeOf(token.token);
    if (!type) throw new Error('a token begins with xoxp-, xoxb- or xapp-');
    Object.assign(token, { type, scopes: token.scopes || [], grant: token.grant || token.token });
    return token;
  }

  add(token) {
    this.world.tokens.set(token.token, this.complete({ ...token }));
  }

  // The token's entry; throws as the table of common errors says.
  check(text) {
    if (!text) throw new ApiError('not_authed');
    const token = this.world.tokens.get(text);
    if (!token) throw new ApiError('invalid_auth');
    if (token.error) throw new ApiError(token.error);
    if (token.expires && token.expires <= this.world.now()) throw new ApiError('token_expired');
    return token;
  }

  // With it go all tokens of the installation, the refresh tokens too.
  revoke(grant, error = 'token_revoked') {
    for (const token of this.world.tokens.values()) {
      if (token.grant === grant) Object.assign(token, { error, refresh: undefined });
    }
  }
}

module.exports = { Tokens, granted };
