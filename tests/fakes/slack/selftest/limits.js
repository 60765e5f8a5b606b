'use strict';
const assert = require('assert');
const { withServer } = require('./harness.js');

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const minute = (seconds) => ({
  do: 'set',
  limits: { on: true, window_s: seconds, tiers: { 2: 2, 3: 3, 4: 4 }, special: 5 },
});

module.exports = [
  withServer('rate-limits: HTTP 429 with Retry-After, per method and token', async (client) => {
    client.run(minute(60));
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await client.call('users.list')).http);
    assert.deepStrictEqual(statuses, [200, 200, 429, 429]);
    const refused = await client.call('users.list');
    assert.deepStrictEqual(
      [refused.error, /^\d+$/.test(refused.headers['retry-after'])],
      ['ratelimited', true],
    );
    assert.strictEqual((await client.call('conversations.list')).http, 200);
    assert.strictEqual((await client.call('conversations.list', {}, 'xoxp-narrow')).http, 200);
    assert.strictEqual(client.run({ do: 'calls' }).early, 2); // all but the first that was refused
  }),

  withServer('rate-limits: tiers 2, 3, 4 and special ones', async (client) => {
    client.run(minute(60));
    const cases = [
      ['conversations.list', {}, 2],
      ['conversations.history', { channel: 'C1' }, 3],
      ['conversations.replies', { channel: 'C1', ts: '1600000002.000100' }, 3],
      ['team.info', {}, 3],
      ['users.info', { user: 'U1' }, 4],
      ['auth.test', {}, 5],
    ];
    for (const [method, args, allowed] of cases) {
      let count = 0;
      while ((await client.call(method, args)).http === 200) count++;
      assert.strictEqual(count, allowed, method);
    }
  }),

  withServer('rate-limits: calls after Retry-After go through', async (client) => {
    client.run(minute(1));
    while ((await client.call('users.list')).http === 200);
    await wait(1010);
    assert.strictEqual((await client.call('users.list')).http, 200);
    assert.strictEqual(client.run({ do: 'calls', seconds: 1 }).peaks['users.list'], 3);
  }),

  withServer(
    'rate-limits: 1 request a minute and 15 objects for apps outside the Marketplace',
    async (client) => {
      client.run({ do: 'set', limits: { on: true }, degraded: { on: true } });
      for (let i = 0; i < 40; i++)
        client.server.world.channel('C3').add({ ts: `16100000${10 + i}.000000`, text: '' });
      const page = await client.call('conversations.history', { channel: 'C3', limit: 200 });
      assert.deepStrictEqual([page.messages.length, Boolean(page.response_metadata.next_cursor)], [15, true]);
      const refused = await client.call('conversations.history', { channel: 'C1' });
      assert.strictEqual(refused.http, 429);
      assert.ok(Number(refused.headers['retry-after']) > 55);
      assert.strictEqual((await client.call('conversations.info', { channel: 'C1' })).http, 200);
    },
  ),
];
