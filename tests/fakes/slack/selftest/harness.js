'use strict';
// A server with a small workspace, and a client that hides nothing of what it answers.
const assert = require('assert');
const http = require('http');
const zlib = require('zlib');
const { Server } = require('../server.js');

const T = (n) => `16000000${String(n).padStart(2, '0')}.000100`;
const USER = 'xoxp-reader';

function workspace() {
  const message = (n, more) => ({ type: 'message', user: 'U1', text: `text ${n}`, ts: T(n), ...more });
  const reply = (n, to, more) => message(n, { thread_ts: T(to), user: 'U2', ...more });
  const messages = [1, 2, 3, 4, 5, 6].map((n) => message(n));
  messages.push(reply(11, 2), reply(12, 2), reply(13, 2, { subtype: 'thread_broadcast' }), reply(14, 4));
  const few = [message(1), message(2)];
  return {
    team: { id: 'T1', name: 'Team', domain: 'team' },
    users: [1, 2, 3, 4, 5].map((n) => ({ id: `U${n}`, name: `user${n}` })),
    channels: [
      { id: 'C1', name: 'one', is_member: true, messages },
      { id: 'C2', name: 'archived', is_archived: true, messages: few },
      { id: 'C3', name: 'outside', messages: few },
      { id: 'C4', name: 'private', is_private: true, is_member: true, messages: few },
      { id: 'C5', name: 'hidden', is_private: true, messages: few },
      { id: 'C6', name: 'limited', is_member: true, fake: { limited_access: true }, messages: few },
      { id: 'D1', user: 'U2', is_im: true, messages: few },
    ],
    apps: [
      {
        id: 'A1',
        client_id: '1.1',
        client_secret: 'secret',
        redirects: ['http://localhost:4318/cb', 'https://app.example/cb'],
        pkce: true,
        rotation: true,
        user: 'U1',
        user_scopes: ['channels:read', 'channels:history', 'users:read'],
      },
      {
        id: 'A2',
        client_id: '2.2',
        client_secret: 's2',
        redirects: ['https://two.example/cb', 'http://localhost:1/'],
        user: 'U1',
        user_scopes: ['channels:read'],
      },
    ],
    tokens: [
      {
        token: USER,
        user: 'U1',
        app: 'A1',
        scopes: ['channels:read', 'channels:history', 'users:read', 'team:read'],
      },
      { token: 'xoxp-narrow', user: 'U1', app: 'A1', scopes: ['channels:read'] },
      {
        token: 'xoxp-wide',
        user: 'U1',
        app: 'A1',
        scopes: ['channels:read', 'groups:read', 'groups:history', 'im:read'],
      },
      { token: 'xoxb-bot', user: 'U5', app: 'A1', bot: 'B1', scopes: ['channels:read', 'channels:history'] },
      { token: 'xapp-socket', user: 'U1', app: 'A1', scopes: ['connections:write'] },
      { token: 'xapp-useless', user: 'U1', app: 'A1', scopes: [] },
    ],
    limits: { on: false },
    gzip: false,
  };
}

// One request: {status, headers, body (text), json}. Rejects when the connection fails.
function fetchRaw(port, { method = 'POST', path, headers = {}, body = '' }) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port, method, path, headers, agent: false },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          let data = Buffer.concat(chunks);
          if (response.headers['content-encoding'] === 'gzip') data = zlib.gunzipSync(data);
          resolve({ status: response.statusCode, headers: response.headers, body: data.toString() });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

class Client {
  constructor(server, port) {
    Object.assign(this, { server, port });
  }

  // A method with a form, as most clients call it; `token` null: none.
  async call(method, args = {}, token = USER) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    if (token) headers.authorization = `Bearer ${token}`;
    const body = new URLSearchParams(args).toString();
    return parsed(await fetchRaw(this.port, { path: `/api/${method}`, headers, body }));
  }

  async raw(request) {
    return parsed(await fetchRaw(this.port, request));
  }

  async get(path, token = USER) {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    return parsed(await fetchRaw(this.port, { method: 'GET', path, headers }));
  }

  // All objects of a paginated method, and how many calls that took.
  async pages(method, field, args) {
    const found = [];
    let [cursor, calls] = ['', 0];
    do {
      const answer = await this.call(method, cursor ? { ...args, cursor } : args);
      assert.strictEqual(answer.ok, true, JSON.stringify(answer));
      found.push(...answer[field]);
      cursor = (answer.response_metadata || {}).next_cursor;
      calls++;
    } while (cursor);
    return { found, calls };
  }

  async error(method, args, token) {
    return (await this.call(method, args, token)).error;
  }

  run(command) {
    return this.server.events.run(command);
  }
}

// The answer's JSON, with status and headers beside it.
function parsed({ status, headers, body }) {
  const value = /json/.test(headers['content-type'] || '') ? JSON.parse(body) : { body };
  return { ...value, http: status, headers };
}

// Runs a case with a server of its own.
const withServer = (name, test) => {
  const run = async () => {
    const server = new Server(workspace());
    const port = await server.listen(0);
    await test(new Client(server, port));
    assert.deepStrictEqual(server.log.problems, []);
    server.dropConnections();
    server.listeners.forEach((listener) => listener.close());
  };
  Object.defineProperty(run, 'name', { value: name });
  return run;
};

const plain = (name, test) => {
  Object.defineProperty(test, 'name', { value: name });
  return test;
};

module.exports = { withServer, plain, T, USER, workspace };
