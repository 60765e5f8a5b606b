'use strict';
// docs.slack.dev/apis/events-api/using-socket-mode, reference/methods/apps.connections.open, reference/events/message
const assert = require('assert');
const http = require('http');
const { withServer, T } = require('./harness.js');
const { OPCODE } = require('../websocket.js');

// A WebSocket client that says what it is told to.
class Peer {
  constructor(socket, head) {
    Object.assign(this, { socket, frames: [], pending: Buffer.alloc(0), wake: () => {} });
    socket.on('error', () => {});
    socket.on('data', (data) => this.receive(data));
    socket.on('close', () => {
      this.closed = true;
      this.wake();
    });
    this.receive(head);
  }

  // Frames of a server are not masked.
  receive(data) {
    this.pending = Buffer.concat([this.pending, data]);
    while (this.pending.length >= 2) {
      const short = this.pending[1] & 127;
      if (short === 126 && this.pending.length < 4) break;
      const [length, at] = short === 126 ? [this.pending.readUInt16BE(2), 4] : [short, 2];
      if (this.pending.length < at + length) break;
      this.frames.push([this.pending[0], this.pending.subarray(at, at + length).toString()]);
      this.pending = this.pending.subarray(at + length);
    }
    this.wake();
  }

  async until(condition) {
    const end = Date.now() + 5000;
    while (!condition()) {
      assert.ok(Date.now() < end, 'nothing came');
      await new Promise((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, 20);
      });
    }
  }

  // The next message of this type; pings in between are left out.
  async next(type) {
    const index = () =>
      this.frames.findIndex(([head, text]) => head === 0x81 && JSON.parse(text).type === type);
    await this.until(() => index() >= 0);
    return JSON.parse(this.frames.splice(index(), 1)[0][1]);
  }

  send(opcode, text) {
    const payload = Buffer.from(text);
    this.socket.write(
      Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | payload.length, 0, 0, 0, 0]), payload]),
    );
  }

  ack({ envelope_id: id }) {
    this.send(OPCODE.text, JSON.stringify({ envelope_id: id }));
  }
}

const open = (client) => client.call('apps.connections.open', {}, 'xapp-socket');

// The peer, or the status with which it was refused.
function dial(url) {
  return new Promise((resolve, reject) => {
    const key = { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version': '13' };
    const headers = { connection: 'Upgrade', upgrade: 'websocket', ...key };
    const request = http.request(url.replace(/^ws/, 'http'), { headers, agent: false });
    request.on('upgrade', (response, socket, head) => {
      assert.strictEqual(response.headers['sec-websocket-accept'], 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
      resolve(new Peer(socket, head));
    });
    request.on('response', ({ statusCode }) => resolve(statusCode));
    request.on('error', reject);
    request.end();
  });
}

async function connect(client) {
  const peer = await dial((await open(client)).url);
  peer.hello = await peer.next('hello');
  return peer;
}

const say = (client, text) => client.run({ do: 'new', channel: 'C1', message: { user: 'U2', text } });
const fast = { do: 'set', socket: { ack_s: 0.1, ping_s: 0.05 } };
const status = (client) => client.run({ do: 'calls' }).socket;

module.exports = [
  withServer('apps.connections.open: by POST, with an app-level token', async (client) => {
    assert.match((await open(client)).url, /^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=.+&app_id=A1$/);
    assert.strictEqual(
      (await client.get('/api/apps.connections.open', 'xapp-socket')).error,
      'insecure_request',
    );
    assert.strictEqual(await client.error('apps.connections.open', {}), 'missing_args');
    assert.strictEqual(
      await client.error('apps.connections.open', { token: 'xapp-socket' }, null),
      'missing_args',
    );
    assert.strictEqual(await client.error('apps.connections.open', {}, 'xapp-useless'), 'missing_scope');
    assert.strictEqual(await client.error('auth.test', {}, 'xapp-socket'), 'not_allowed_token_type');
  }),

  withServer('a URL serves once, and not for long', async (client) => {
    const { url } = await open(client);
    const peer = await dial(url);
    const hello = await peer.next('hello');
    assert.deepStrictEqual([hello.num_connections, hello.connection_info.app_id], [1, 'A1']);
    assert.ok(hello.debug_info.approximate_connection_time > 0);
    assert.strictEqual(await dial(url), 403);
    const late = await open(client);
    client.run({ do: 'clock', advance_s: 31 });
    assert.strictEqual(await dial(late.url), 403);
  }),

  withServer('events_api envelopes, acknowledged', async (client) => {
    const peer = await connect(client);
    const { ts } = say(client, 'hello');
    const envelope = await peer.next('events_api');
    assert.deepStrictEqual([envelope.retry_attempt, envelope.accepts_response_payload], [0, false]);
    const { payload } = envelope;
    assert.deepStrictEqual(
      [payload.type, payload.team_id, payload.api_app_id],
      ['event_callback', 'T1', 'A1'],
    );
    assert.deepStrictEqual(payload.authorizations[0].user_id, 'U1');
    const { event } = payload;
    assert.deepStrictEqual(
      [event.type, event.channel, event.channel_type, event.text, event.ts],
      ['message', 'C1', 'channel', 'hello', ts],
    );
    peer.ack(envelope);
    await peer.until(() => status(client).acked === 1);
    assert.strictEqual(status(client).pending, 0);
  }),

  withServer('without an ack an event comes again, a few times', async (client) => {
    client.run(fast);
    const peer = await connect(client);
    say(client, 'again');
    const all = [];
    for (let i = 0; i < 4; i++) all.push(await peer.next('events_api'));
    assert.deepStrictEqual(
      all.map((each) => [each.retry_attempt, each.retry_reason]),
      [
        [0, ''],
        [1, 'timeout'],
        [2, 'timeout'],
        [3, 'timeout'],
      ],
    );
    assert.strictEqual(new Set(all.map(({ payload }) => payload.event_id)).size, 1);
    await peer.until(() => status(client).lost === 1);
  }),

  withServer('an event goes to one of several connections', async (client) => {
    const [one, two] = [await connect(client), await connect(client)];
    assert.strictEqual(two.hello.num_connections, 2);
    say(client, 'first');
    say(client, 'second');
    one.ack(await one.next('events_api'));
    two.ack(await two.next('events_api'));
  }),

  withServer('too_many_websockets', async (client) => {
    client.run({ do: 'set', socket: { connections: 1 } });
    await connect(client);
    const extra = await dial((await open(client)).url);
    assert.strictEqual((await extra.next('disconnect')).reason, 'too_many_websockets');
    await extra.until(() => extra.closed);
  }),

  withServer('disconnect: a warning stays open, refresh_requested does not', async (client) => {
    const peer = await connect(client);
    client.run({ do: 'socket', action: 'disconnect', reason: 'warning', close_ms: 1 });
    assert.strictEqual((await peer.next('disconnect')).reason, 'warning');
    await new Promise((resolve) => setTimeout(resolve, 20));
    say(client, 'still here');
    peer.ack(await peer.next('events_api'));
    client.run({ do: 'socket', action: 'disconnect', reason: 'refresh_requested' });
    assert.strictEqual((await peer.next('disconnect')).reason, 'refresh_requested');
    await peer.until(() => peer.closed);
  }),

  withServer('pings are answered and sent', async (client) => {
    client.run(fast);
    const peer = await connect(client);
    peer.send(OPCODE.ping, 'are you there');
    await peer.until(() => peer.frames.some(([head, text]) => head === 0x8a && text === 'are you there'));
    await peer.until(() => peer.frames.some(([head]) => head === 0x89));
    peer.send(OPCODE.close, '\x03\xe8');
    await peer.until(() => peer.closed);
  }),

  withServer('without a connection events are lost, or kept', async (client) => {
    say(client, 'nobody listens');
    assert.strictEqual(status(client).lost, 1);
    client.run({ do: 'set', socket: { offline: 'keep' } });
    say(client, 'kept');
    const peer = await connect(client);
    assert.strictEqual((await peer.next('events_api')).payload.event.text, 'kept');
  }),

  withServer('message_changed, message_deleted, and the tombstone of a parent', async (client) => {
    const peer = await connect(client);
    const event = async () => (await peer.next('events_api')).payload.event;
    client.run({ do: 'edit', channel: 'C1', ts: T(1), text: 'changed' });
    const changed = await event();
    assert.deepStrictEqual(
      [changed.subtype, changed.hidden, changed.message.text, changed.previous_message.text],
      ['message_changed', true, 'changed', 'text 1'],
    );
    assert.ok(changed.message.edited.ts);
    assert.notStrictEqual(changed.ts, T(1));
    client.run({ do: 'delete', channel: 'C1', ts: T(1) });
    const deleted = await event();
    assert.deepStrictEqual(
      [deleted.subtype, deleted.deleted_ts, deleted.previous_message.text],
      ['message_deleted', T(1), 'changed'],
    );
    client.run({ do: 'delete', channel: 'C1', ts: T(2) });
    const buried = await event();
    assert.deepStrictEqual(
      [buried.subtype, buried.message.subtype, buried.message.ts],
      ['message_changed', 'tombstone', T(2)],
    );
  }),

  withServer('reactions, archives, renames; only of channels that the user is in', async (client) => {
    const peer = await connect(client);
    client.run({ do: 'react', channel: 'C1', ts: T(1), name: 'eyes', user: 'U3' });
    client.run({ do: 'new', channel: 'C3', message: { user: 'U2', text: 'not in this one' } });
    client.run({
      do: 'new',
      channel: 'C4',
      message: { user: 'U2', text: 'in this one, and the token may read it' },
    });
    client.run({ do: 'archive', channel: 'C1', user: 'U1' });
    client.run({ do: 'rename', channel: 'C1', name: 'uno' });
    const seen = [];
    for (let i = 0; i < 4; i++) seen.push((await peer.next('events_api')).payload.event);
    assert.deepStrictEqual(
      seen.map(({ type }) => type),
      ['reaction_added', 'message', 'channel_archive', 'channel_rename'],
    );
    assert.deepStrictEqual([seen[0].item.ts, seen[0].item_user, seen[1].channel_type], [T(1), 'U1', 'group']);
  }),

  withServer('events that are about no channel', async (client) => {
    const peer = await connect(client);
    client.run({ do: 'event', event: { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } } });
    assert.deepStrictEqual((await peer.next('events_api')).payload.event.tokens.oauth, ['U1']);
  }),

  withServer('lost connections and copies, by count', async (client) => {
    client.run({ do: 'set', socket: { ack_s: 0.1, drop_every: 3, duplicate_every: 2 } });
    const peer = await connect(client);
    for (let i = 0; i < 2; i++) say(client, `${i}`);
    await peer.until(() => peer.closed);
    const ids = peer.frames
      .filter(([head]) => head === 0x81)
      .map(([, text]) => JSON.parse(text).payload.event_id);
    assert.deepStrictEqual([ids.length, new Set(ids).size], [3, 2]);
  }),
];
