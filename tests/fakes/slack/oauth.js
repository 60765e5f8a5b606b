'use strict';
// Installations by OAuth v2 with PKCE (docs.slack.dev/authentication/using-pkce, using-token-rotation): the authorize
// page, codes, tokens, and refresh tokens that serve once.
const crypto = require('crypto');
const { ApiError } = require('./errors.js');
const { html } = require('./sending.js');

const ACCESS_LIFE_S = 43200; // 12 hours
const REFRESH_LIFE_S = 30 * 86400; // of apps with PKCE
const ACTIVE_TOKENS = 2; // of an installation with rotation

const isDesktop = (uri) => /^http:\/\/localhost[:/]/.test(uri) || !/^https?:/.test(uri);
const challengeOf = (verifier) => crypto.createHash('sha256').update(verifier).digest('base64url');

class OAuth {
  constructor(server) {
    this.server = server;
    this.world = server.world;
    this.codes = new Map();
  }

  get settings() {
    return this.world.settings.oauth;
  }

  byClientId(clientId) {
    return this.world.apps.find((app) => app.client_id === clientId);
  }

  // --- the page in the browser ---

  // {status, headers, body}: a redirect to the app, or a page that says what is wrong.
  authorize(url) {
    const asked = Object.fromEntries(url.searchParams);
    const entry = this.server.log.add({ method: 'oauth/v2/authorize' });
    const app = this.byClientId(asked.client_id);
    const redirect = asked.redirect_uri || (app && app.redirects[0]);
    const error = this.refusal(app, redirect, asked);
    entry.status = error || 'ok';
    if (error) return html(400, `<html><body><h1>Something went wrong</h1><p>${error}</p></body></html>`);
    const decision = asked.decision || this.settings.decision;
    if (decision === 'page') return html(200, choices(url));
    const answer =
      decision === 'allow' ? { code: this.code(app, redirect, asked) } : { error: 'access_denied' };
    const target = new URL(redirect);
    for (const [name, value] of Object.entries({ ...answer, state: asked.state || '' }))
      target.searchParams.set(name, value);
    return { status: 302, headers: { location: target.href }, body: Buffer.alloc(0) };
  }

  // Why the page shows an error, or undefined.
  refusal(app, redirect, asked) {
    if (!app) return 'invalid_client_id';
    if (!redirect || !app.redirects.includes(redirect)) return 'bad_redirect_uri';
    const desktop = app.pkce && isDesktop(redirect);
    if (!desktop && !redirect.startsWith('https:')) return 'bad_redirect_uri'; // "must use HTTPS"
    if (desktop && asked.scope) return 'invalid_scope'; // "not allowed to request bot scopes"
    const scopes = scopesOf(asked.user_scope);
    if (scopes.length === 0) return 'no_scopes';
    if (scopes.some((scope) => !app.user_scopes.includes(scope))) return 'invalid_scope';
    if (asked.code_challenge === undefined) return desktop ? 'missing_code_challenge' : undefined;
    if (!app.pkce) return 'pkce_not_allowed';
    return asked.code_challenge_method === 'S256' ? undefined : 'invalid_code_challenge_method';
  }

  code(app, redirect, { user_scope: scope, code_challenge: challenge }) {
    const code = `${app.client_id}.${crypto.randomBytes(24).toString('hex')}`;
    const scopes = this.settings.scopes || scopesOf(scope);
    const expires = this.world.now() + this.settings.code_life_s;
    this.codes.set(code, { app, redirect, challenge, scopes, expires });
    return code;
  }

  // --- oauth.v2.access ---

  access(call) {
    const { args } = call;
    const [id, secret] = credentials(call);
    const app = this.byClientId(id);
    if (!app) throw new ApiError('invalid_client_id');
    if (secret !== undefined && secret !== app.client_secret) throw new ApiError('bad_client_secret');
    const grantType = args.grant_type || 'authorization_code';
    if (grantType === 'refresh_token') return this.refresh(app, secret, args);
    if (grantType !== 'authorization_code') throw new ApiError('invalid_grant_type');
    return this.exchange(app, secret, args);
  }

  // A code serves once, also when the rest of the request is wrong.
  exchange(app, secret, args) {
    const given = this.codes.get(String(args.code));
    this.codes.delete(String(args.code));
    if (!given || given.app !== app || given.expires < this.world.now()) throw new ApiError('invalid_code');
    if (args.redirect_uri !== undefined && args.redirect_uri !== given.redirect)
      throw new ApiError('bad_redirect_uri');
    if (given.challenge === undefined) {
      if (args.code_verifier !== undefined) throw new ApiError('invalid_code_verifier');
      if (secret === undefined) throw new ApiError('bad_client_secret');
    } else if (challengeOf(String(args.code_verifier || '')) !== given.challenge) {
      throw new ApiError('invalid_code_verifier');
    }
    const token = this.issue(app, given.scopes, `grant ${crypto.randomUUID()}`);
    return { ...this.frame(app), authed_user: { id: app.user, ...this.tokenFields(token) } };
  }

  refresh(app, secret, { refresh_token: given }) {
    if (!app.pkce && secret === undefined) throw new ApiError('bad_client_secret');
    const now = this.world.now();
    const old = [...this.world.tokens.values()].find(
      (token) => given && token.app === app.id && token.refresh === given && !token.error,
    );
    const used = old && old.refreshed !== undefined && now > old.refreshed + this.settings.refresh_grace_s;
    if (!old || used || old.refresh_expires < now) throw new ApiError('invalid_refresh_token');
    if (old.refreshed === undefined) old.refreshed = now;
    const token = this.issue(app, old.scopes, old.grant);
    const fields = this.tokenFields(token);
    if (this.settings.refresh_shape === 'nested')
      return { ...this.frame(app), authed_user: { id: app.user, ...fields } };
    return { ...this.frame(app), user_id: app.user, ...fields };
  }

  frame(app) {
    const { id, name } = this.world.team;
    return { app_id: app.id, team: { id, name }, enterprise: null, is_enterprise_install: false };
  }

  tokenFields({ token, scopes, refresh, expires }) {
    const fields = { scope: scopes.join(','), access_token: token, token_type: 'user' };
    if (refresh) Object.assign(fields, { refresh_token: refresh, expires_in: this.left(expires) });
    return fields;
  }

  left(expires) {
    return Math.round(expires - this.world.now());
  }

  // A new token of the installation; older ones beyond two end.
  issue(app, scopes, grant) {
    const random = crypto.randomBytes(18).toString('hex');
    const token = { user: app.user, app: app.id, scopes, grant };
    if (app.rotation) {
      Object.assign(token, { token: `xoxe.xoxp-1-${random}`, expires: this.world.now() + ACCESS_LIFE_S });
      token.refresh = `xoxe-1-${crypto.randomBytes(18).toString('hex')}`;
      token.refresh_expires = this.world.now() + REFRESH_LIFE_S;
    } else {
      token.token = `xoxp-1-${random}`;
    }
    this.server.tokens.add(token);
    const issued = [...this.world.tokens.values()].filter((each) => each.grant === grant && !each.error);
    for (const old of app.rotation ? issued.slice(0, -ACTIVE_TOKENS) : []) old.error = 'token_expired';
    return token;
  }
}

const scopesOf = (text) => (text || '').split(/[ ,]+/).filter(Boolean);

// [client id, secret or undefined]: by HTTP Basic, or among the arguments.
function credentials({ args, request }) {
  const basic = /^Basic +(\S+)$/i.exec(request.headers.authorization || '');
  if (!basic) return [args.client_id, args.client_secret];
  const [, id, secret] = /^([^:]*):?(.*)$/.exec(Buffer.from(basic[1], 'base64').toString());
  return [decodeURIComponent(id), secret ? decodeURIComponent(secret) : undefined];
}

// The page on which a person decides.
function choices(url) {
  const link = (decision) => {
    const target = new URL(url);
    target.searchParams.set('decision', decision);
    return `<a href="${(target.pathname + target.search).replace(/&/g, '&amp;')}">${decision}</a>`;
  };
  return `<html><body><h1>May this app view your public channels?</h1>${link('allow')} ${link('deny')}</body></html>`;
}

module.exports = { OAuth, challengeOf };
