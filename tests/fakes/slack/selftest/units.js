'use strict';
const assert = require('assert');
const { plain, T } = require('./harness.js');
const { microsOf, tsOf } = require('../timestamps.js');
const { Channel } = require('../channel.js');
const { Faults } = require('../faults.js');
const { Limits } = require('../limits.js');
const { CallLog } = require('../call_log.js');
const { METHODS, COMMON_ERRORS } = require('../contract.js');
const { HANDLERS } = require('../api.js');
const { acceptOf, frame, readFrame, OPCODE } = require('../websocket.js');
const { challengeOf } = require('../oauth.js');
const { makeCursor, readCursor } = require('../cursors.js');

module.exports = [
  plain('methods have handlers and the handlers pages', () => {
    assert.deepStrictEqual(Object.keys(HANDLERS).sort(), Object.keys(METHODS).sort());
    assert.strictEqual(COMMON_ERRORS.length, 30);
  }),

  plain('timestamps', () => {
    for (const ts of ['1512085950.000216', '0.000000', '9007199254.740991'])
      assert.strictEqual(tsOf(microsOf(ts)), ts);
    assert.strictEqual(microsOf('1512085950.5'), 1512085950500000);
    for (const ts of ['', 'x', '1512085950.0002161', '-1', '1e9', '15120859501', 1512085950])
      assert.strictEqual(microsOf(ts), undefined);
  }),

  plain('cursors are of one list, for a time, and end in =', () => {
    for (let position = 1; position < 2000; position += 7) {
      const cursor = makeCursor('next_ts', position, 'a', 1000);
      assert.match(cursor, /=$/);
      assert.strictEqual(readCursor(cursor, 'next_ts', 'a', 1010, 20), String(position));
      for (const [kind, list, now] of [
        ['user', 'a', 1010],
        ['next_ts', 'b', 1010],
        ['next_ts', 'a', 1021],
      ])
        assert.throws(() => readCursor(cursor, kind, list, now, 20), /invalid_cursor/);
      assert.throws(() => readCursor(cursor.replace(/=+$/, ''), 'next_ts', 'a', 1010, 20), /invalid_cursor/);
    }
  }),

  plain('a channel keeps order, threads and tombstones', () => {
    const channel = new Channel({ id: 'C1', messages: [3, 1, 2].map((n) => ({ ts: T(n), text: `${n}` })) });
    channel.add({ ts: T(5), thread_ts: T(1) });
    channel.add({ ts: T(4), thread_ts: T(1), subtype: 'thread_broadcast' });
    const shown = () => channel.history.entries.map(({ message }) => message.ts);
    assert.deepStrictEqual(shown(), [T(1), T(2), T(3), T(4)]);
    assert.deepStrictEqual(
      channel.replies(T(1)).map(({ message }) => message.ts),
      [T(4), T(5)],
    );
    channel.delete(T(1));
    assert.strictEqual(channel.find(T(1)).subtype, 'tombstone');
    channel.delete(T(4));
    channel.delete(T(5));
    assert.deepStrictEqual(shown(), [T(2), T(3)]);
    assert.throws(() => channel.delete(T(1)), /no message/);
    assert.throws(() => channel.add({ ts: T(2) }), /two messages/);
  }),

  plain('faults', () => {
    const rules = new Faults();
    rules.add({ method: 'a', call: 2, times: 2, action: 'drop' });
    const does = (method, channel) => (rules.next(method, channel) || {}).action;
    assert.deepStrictEqual(
      ['a', 'b', 'a', 'a', 'a'].map((m) => does(m)),
      [undefined, undefined, 'drop', 'drop', undefined],
    );
    rules.add({ channel: 'C7', action: 'hang' });
    assert.deepStrictEqual(
      [does('a', 'C8'), does('b', 'C7'), does('b', 'C7')],
      [undefined, 'hang', undefined],
    );
    rules.clear();
    rules.add({ share: 0.05, seed: 9, actions: [{ action: 'drop' }, { action: 'empty' }] });
    const hits = Array.from({ length: 10000 }, () => does('a')).filter(Boolean);
    assert.ok(hits.length > 400 && hits.length < 600, `${hits.length} of 10000`);
    assert.deepStrictEqual(hits.slice(0, 3), ['drop', 'empty', 'drop']);
    assert.throws(() => rules.add({ method: 'a' }), /needs an action/);
  }),

  plain('limits hold in any window', () => {
    const settings = {
      limits: { on: true, window_s: 60, tiers: { 2: 3, 3: 5, 4: 7 }, special: 9 },
      degraded: { on: false, calls: 1 },
    };
    const limits = new Limits({ settings });
    const ask = (at, method = 'users.list', grant = 'g') => limits.wait(method, grant, at);
    assert.deepStrictEqual([ask(0), ask(10000), ask(20000)], [0, 0, 0]);
    assert.strictEqual(ask(30000), 30); // when the call at 0 is a minute old
    assert.strictEqual(ask(30000, 'users.list', 'other'), 0);
    assert.strictEqual(ask(30000, 'users.info'), 0);
    assert.deepStrictEqual([ask(59000), limits.early], [1, 1]);
    assert.deepStrictEqual([ask(60001), ask(60002)], [0, 10]);
    settings.degraded.on = true;
    assert.deepStrictEqual([ask(0, 'conversations.history'), ask(1, 'conversations.history')], [0, 60]);
  }),

  plain('peaks count any span', () => {
    const log = new CallLog();
    for (const at of [0, 900, 999, 1000, 1500, 5000])
      Object.assign(log.add({ method: 'm', grant: 'g' }), { at });
    assert.deepStrictEqual(log.peaks(1), { m: 4 });
  }),

  plain('WebSocket: the example of RFC 6455 section 1.3, frames of section 5.7', () => {
    assert.strictEqual(acceptOf('dGhlIHNhbXBsZSBub25jZQ=='), 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
    assert.strictEqual(frame(OPCODE.text, Buffer.from('Hello')).toString('hex'), '810548656c6c6f');
    const hello = Buffer.from('818537fa213d7f9f4d5158', 'hex');
    assert.strictEqual(readFrame(hello).payload.toString(), 'Hello');
    for (let length = 0; length < hello.length; length++)
      assert.strictEqual(readFrame(hello.subarray(0, length)), undefined);
    assert.throws(() => readFrame(Buffer.from('810548656c6c6f', 'hex')), /mask/);
    for (const length of [125, 126, 65535, 65536])
      assert.strictEqual(
        frame(2, Buffer.alloc(length)).length - length,
        length < 126 ? 2 : length < 65536 ? 4 : 10,
      );
  }),

  plain('PKCE: base64url of the SHA-256, docs.slack.dev/authentication/using-pkce', () => {
    assert.strictEqual(challengeOf('secretpassword'), 'ldMBaaWcQYtSATMV_IG8mf3wp7A6EW80arYoSW80ntU');
  }),
];
