'use strict';
// The Web API: from a request to an answer, with tokens, scopes, limits and scripted faults on the way.
const { METHODS, mayAnswer } = require('./contract.js');
const { ApiError } = require('./errors.js');
const { Call } = require('./call.js');
const { granted } = require('./tokens.js');
const { readBody, readArguments } = require('./request.js');
const sending = require('./sending.js');

const HANDLERS = {
  ...require('./methods/auth.js'),
  ...require('./methods/conversations.js'),
  ...require('./methods/oauth.js'),
  ...require('./methods/users.js'),
};

const OPEN = ['oauth.v2.access']; // called without a token

// Actions in whose place the method is not run.
const INSTEAD = {
  error: ({ error, fields }) => sending.json({ ok: false, error, ...fields }),
  ratelimit: (fault) => sending.rateLimited(fault.retry_after === undefined ? 1 : fault.retry_after, fault),
  status: ({ status = 503, body }) => sending.html(status, body),
  html: ({ body }) => sending.html(200, body),
  empty: ({ status = 200 }) => ({ status, headers: {}, body: Buffer.alloc(0) }),
};

class Api {
  constructor(server) {
    this.server = server;
  }

  async handle(request, response, url) {
    const method = url.pathname.slice('/api/'.length);
    const body = await readBody(request);
    const state = this.admit(method, request, url, body);
    if (state.answer) {
      this.finish(state, request, response);
      return;
    }
    const { fault = {} } = state;
    if (fault.action === 'drop') {
      request.socket.destroy();
    } else if (fault.action === 'reset') {
      (request.socket._parent || request.socket).resetAndDestroy(); // of TLS, the connection below
    } else if (fault.action === 'delay') {
      setTimeout(() => this.run(state, request, response), fault.ms);
    } else if (fault.action !== 'hang') {
      this.run(state, request, response);
    }
  }

  // Reads the request, checks its token and its limit, and looks for a fault.
  admit(method, request, url, body) {
    const { server } = this;
    const state = { method, request, headers: {}, entry: server.log.add({ method }) };
    server.log.agents.add(request.headers['user-agent'] || '');
    try {
      if (!(method in METHODS)) throw new ApiError('unknown_method', { req_method: method });
      Object.assign(state, readArguments(request, url, body));
      this.note(state);
      if (!OPEN.includes(method)) state.account = server.tokens.check(state.token);
      const grant = state.account ? state.account.grant : String(state.args.client_id);
      Object.assign(state, { grant });
      state.entry.grant = grant.slice(-6);
      const wait = server.limits.wait(method, grant);
      if (wait) state.answer = sending.rateLimited(wait);
      else this.takeFault(state);
    } catch (error) {
      state.answer = this.failure(state, error);
    }
    return state;
  }

  note({ entry, args, tokenIn, request }) {
    const { server } = this;
    const noted = {
      channel: args.channel,
      ts: args.ts,
      limit: args.limit,
      latest: args.latest,
      oldest: args.oldest,
    };
    Object.assign(entry, noted, { cursor: Boolean(args.cursor), token_in: tokenIn, http: request.method });
    if (tokenIn === 'query') server.log.problem(`${entry.method}: a token in the URL`);
    for (const name of Object.keys(args)) {
      const { args: known } = METHODS[entry.method];
      if (!known.includes(name) && !known.includes(`${name}!`))
        server.log.problem(`${entry.method} has no argument ${name}`);
    }
  }

  takeFault(state) {
    const fault = this.server.faults.next(state.method, state.args.channel);
    if (!fault) return;
    Object.assign(state, { fault });
    state.entry.fault = fault.action;
    if (fault.action === 'run') fault.commands.forEach((command) => this.server.events.run(command));
    if (!(fault.action in INSTEAD)) return;
    state.answer = INSTEAD[fault.action](fault);
    if (fault.action === 'ratelimit' && fault.hold !== false && Number(fault.retry_after) > 0)
      this.server.limits.hold(state.method, state.grant, Number(fault.retry_after));
  }

  run(state, request, response) {
    try {
      state.answer = this.success(state);
    } catch (error) {
      state.answer = this.failure(state, error);
    }
    if (state.fault && state.fault.action === 'run_after')
      state.fault.commands.forEach((command) => this.server.events.run(command));
    this.finish(state, request, response);
  }

  success(state) {
    const { method, account } = state;
    const { scopes } = METHODS[method];
    state.call = new Call(this.server, state);
    if (account && account.type === 'app' && method !== 'apps.connections.open')
      throw new ApiError('not_allowed_token_type');
    if (scopes.length && !scopes.some((scope) => state.call.hasScope(scope)))
      throw new ApiError('missing_scope', { needed: scopes[0], provided: granted(account) });
    const value = HANDLERS[method](state.call);
    const { warning } = state;
    if (warning) {
      value.warning = warning;
      value.response_metadata = { ...value.response_metadata, warnings: [warning] };
    }
    state.entry.status = 'ok';
    return sending.json({ ok: true, ...value }, this.scopeHeaders(state));
  }

  failure(state, error) {
    if (!(error instanceof ApiError)) {
      this.server.log.problem(error);
      return sending.json({ ok: false, error: 'internal_error' });
    }
    if (!mayAnswer(state.method, error.message))
      this.server.log.problem(`the page of ${state.method} has no error ${error.message}`);
    state.entry.status = error.message;
    return sending.json({ ok: false, error: error.message, ...error.fields }, this.scopeHeaders(state));
  }

  // What the token may do, and what the method asks for: with every answer to a valid token.
  scopeHeaders({ account, method, call }) {
    if (!account) return {};
    const accepted = call && call.accepted ? [call.accepted] : METHODS[method].scopes;
    const headers = { 'x-oauth-scopes': granted(account) };
    if (accepted.length) headers['x-accepted-oauth-scopes'] = accepted.join(',');
    return headers;
  }

  finish(state, request, response) {
    const { fault = {}, entry } = state;
    entry.status = entry.status || state.answer.status;
    const answer = sending.encode(state.answer, request, this.server.world.settings.gzip);
    answer.headers['x-slack-req-id'] = this.server.nextRequestId();
    const damaged = {
      lost: () => request.socket.destroy(),
      truncate: () =>
        sending.truncate(response, answer, fault.share_sent === undefined ? 0.5 : fault.share_sent),
      cut: () => sending.cut(response, answer, fault.share_sent === undefined ? 0.5 : fault.share_sent),
      trickle: () => sending.trickle(response, answer, fault),
    };
    if (fault.action in damaged) damaged[fault.action]();
    else sending.send(response, answer);
  }
}

module.exports = { Api, HANDLERS };
