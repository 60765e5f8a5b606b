'use strict';
const assert = require('assert');
const { withServer } = require('./harness.js');

const fault = (client, fields) => client.run({ do: 'fault', method: 'conversations.history', ...fields });
const history = (client, args) => client.call('conversations.history', { channel: 'C1', ...args });
const fails = (promise) =>
  promise.then(
    () => 'answered',
    (error) => error.code || error.name,
  );

module.exports = [
  withServer('errors in HTTP 200, once and for a while', async (client) => {
    for (const error of [
      'fatal_error',
      'internal_error',
      'service_unavailable',
      'request_timeout',
      'invalid_auth',
    ]) {
      fault(client, { action: 'error', error });
      const answer = await history(client);
      assert.deepStrictEqual([answer.http, answer.ok, answer.error], [200, false, error]);
      client.run({ do: 'clear_faults' });
    }
    fault(client, {
      action: 'error',
      error: 'missing_scope',
      fields: { needed: 'channels:history' },
      call: 2,
    });
    assert.strictEqual((await history(client)).ok, true);
    assert.strictEqual((await history(client)).needed, 'channels:history');
    assert.strictEqual((await history(client)).ok, true);
  }),

  withServer('Retry-After as a number, a date, nothing; with other bodies', async (client) => {
    const cases = [
      [{ retry_after: 0 }, '0'],
      [{ retry_after: 'Wed, 21 Oct 2026 07:28:00 GMT' }, 'Wed, 21 Oct 2026 07:28:00 GMT'],
      [{ retry_after: null, body: 'html' }, undefined],
      [{ retry_after: 30, hold: false, body: 'empty' }, '30'],
    ];
    for (const [fields, expected] of cases) {
      fault(client, { action: 'ratelimit', ...fields });
      const answer = await history(client);
      assert.deepStrictEqual([answer.http, answer.headers['retry-after']], [429, expected]);
      assert.strictEqual((await history(client)).http, 200);
      client.run({ do: 'clear_faults' });
    }
    fault(client, { action: 'ratelimit', retry_after: 30 });
    await history(client);
    assert.strictEqual((await history(client)).http, 429); // it holds
  }),

  withServer('HTML instead of JSON', async (client) => {
    fault(client, { action: 'status', status: 503 });
    const page = await history(client);
    assert.deepStrictEqual([page.http, page.headers['content-type']], [503, 'text/html']);
    assert.match(page.body, /<html>/);
    client.run({ do: 'clear_faults' });
    fault(client, { action: 'html' });
    assert.strictEqual((await history(client)).http, 200);
  }),

  withServer('connections that end before, in the middle of, and instead of an answer', async (client) => {
    for (const action of ['drop', 'reset', 'truncate', 'lost']) {
      fault(client, { action });
      assert.match(await fails(history(client)), /ECONNRESET|ECONNABORTED|Error/, action);
      client.run({ do: 'clear_faults' });
    }
    fault(client, { action: 'cut' });
    assert.strictEqual(await fails(history(client)), 'SyntaxError');
  }),

  withServer('late and slow answers are whole', async (client) => {
    for (const slow of [
      { action: 'delay', ms: 50 },
      { action: 'trickle', bytes: 200, ms: 1 },
    ]) {
      fault(client, slow);
      assert.strictEqual((await history(client)).messages.length, 7);
      client.run({ do: 'clear_faults' });
    }
  }),

  withServer('gzip for those who accept it', async (client) => {
    client.run({ do: 'set', gzip: true });
    const ask = { method: 'GET', path: '/api/auth.test' };
    const headers = { authorization: 'Bearer xoxp-reader' };
    assert.strictEqual((await client.raw({ ...ask, headers })).headers['content-encoding'], undefined);
    const packed = await client.raw({ ...ask, headers: { ...headers, 'accept-encoding': 'gzip, deflate' } });
    assert.deepStrictEqual([packed.headers['content-encoding'], packed.ok], ['gzip', true]);
  }),

  withServer('changes between two pages', async (client) => {
    const commands = [{ do: 'delete', channel: 'C1', ts: '1600000005.000100' }];
    fault(client, { action: 'run_after', commands });
    const { found } = await client.pages('conversations.history', 'messages', { channel: 'C1', limit: 2 });
    assert.ok(!found.some(({ text }) => text === 'text 5'));
    fault(client, { action: 'run', commands: [{ do: 'private', channel: 'C1' }] });
    assert.strictEqual((await history(client)).error, 'channel_not_found');
  }),

  withServer('a share of all calls', async (client) => {
    client.run({ do: 'fault', share: 0.5, seed: 4, actions: [{ action: 'error', error: 'fatal_error' }] });
    let failed = 0;
    for (let i = 0; i < 60; i++) failed += (await client.call('auth.test')).ok ? 0 : 1;
    assert.ok(failed > 15 && failed < 45, `${failed} of 60`);
    assert.strictEqual(client.run({ do: 'calls' }).faults, failed);
  }),

  withServer('a server that is gone for a moment', async (client) => {
    client.run({ do: 'restart', down_ms: 200 });
    assert.match(await fails(history(client)), /ECONNREFUSED|ECONNRESET/);
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.strictEqual((await history(client)).ok, true);
  }),
];
