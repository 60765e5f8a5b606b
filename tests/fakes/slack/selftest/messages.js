'use strict';
const assert = require('assert');
const { withServer, T } = require('./harness.js');

const times = (answer) => answer.messages.map(({ ts }) => ts);
const C1 = { channel: 'C1' };

module.exports = [
  withServer(
    'conversations.history: newest first, no replies but those that were broadcast',
    async (client) => {
      const answer = await client.call('conversations.history', C1);
      assert.deepStrictEqual(times(answer), [13, 6, 5, 4, 3, 2, 1].map(T));
      assert.strictEqual(answer.has_more, false);
    },
  ),

  withServer('conversations.history: bounds are exclusive unless inclusive', async (client) => {
    const bounds = { ...C1, oldest: T(2), latest: T(5) };
    assert.deepStrictEqual(times(await client.call('conversations.history', bounds)), [4, 3].map(T));
    const inclusive = await client.call('conversations.history', { ...bounds, inclusive: 'true' });
    assert.deepStrictEqual(times(inclusive), [5, 4, 3, 2].map(T));
    const one = await client.call('conversations.history', { ...C1, latest: T(3), inclusive: 1, limit: 1 });
    assert.deepStrictEqual([times(one), one.has_more, one.latest], [[T(3)], true, T(3)]);
    assert.deepStrictEqual(
      times(await client.call('conversations.history', { ...C1, inclusive: 1, limit: 1 })),
      [T(13)],
    );
  }),

  withServer(
    'conversations.history: "Only messages before this Unix timestamp", to the microsecond',
    async (client) => {
      const cases = [
        [{ latest: '1600000003.000100' }, 2],
        [{ latest: '1600000003.000101' }, 3],
        [{ latest: '1600000003' }, 2],
        [{ oldest: '1600000006.000099', latest: '1600000007' }, 1],
        [{ oldest: '1600000006.000100', latest: '1600000007' }, 0],
        [{ oldest: '1600000005', latest: '1600000004' }, 0],
      ];
      for (const [bounds, count] of cases) {
        const answer = await client.call('conversations.history', { ...C1, ...bounds });
        assert.strictEqual(answer.messages.length, count, JSON.stringify(bounds));
      }
    },
  ),

  withServer('conversations.history: latest is now by default', async (client) => {
    client.run({
      do: 'new',
      channel: 'C1',
      message: { user: 'U1', text: 'later', ts: `${Math.floor(Date.now() / 1000) + 100}.000000` },
    });
    assert.strictEqual((await client.call('conversations.history', C1)).messages[0].ts, T(13));
    client.run({ do: 'clock', advance_s: 200 });
    assert.strictEqual((await client.call('conversations.history', C1)).messages[0].text, 'later');
  }),

  withServer('conversations.history: pages do not shift when messages come and go', async (client) => {
    const first = await client.call('conversations.history', { ...C1, limit: 2 });
    assert.deepStrictEqual([times(first), first.has_more], [[T(13), T(6)], true]);
    client.run({ do: 'new', channel: 'C1', message: { user: 'U1', text: 'new' } });
    client.run({ do: 'delete', channel: 'C1', ts: T(5) });
    const second = await client.call('conversations.history', {
      ...C1,
      limit: 2,
      cursor: first.response_metadata.next_cursor,
    });
    assert.deepStrictEqual(times(second), [T(4), T(3)]);
    const other = { channel: 'C2', limit: 2, cursor: first.response_metadata.next_cursor };
    assert.strictEqual(await client.error('conversations.history', other), 'invalid_cursor');
  }),

  withServer(
    'conversations.history: an oldest alone, both ways in which it is said to begin',
    async (client) => {
      const ask = { ...C1, oldest: T(1), limit: 2 };
      assert.deepStrictEqual(times(await client.call('conversations.history', ask)), [T(13), T(6)]);
      client.run({ do: 'set', oldest_only: 'oldest' });
      const first = await client.call('conversations.history', ask);
      assert.deepStrictEqual(times(first), [T(3), T(2)]);
      const { found } = await client.pages('conversations.history', 'messages', ask);
      assert.deepStrictEqual(found.map(({ ts }) => ts).sort(), [2, 3, 4, 5, 6, 13].map(T));
    },
  ),

  withServer('conversations.history: a parent tells its thread, a broadcast its root', async (client) => {
    const { messages } = await client.call('conversations.history', C1);
    const parent = messages.find(({ ts }) => ts === T(2));
    assert.deepStrictEqual(
      [
        parent.thread_ts,
        parent.reply_count,
        parent.reply_users_count,
        parent.latest_reply,
        parent.reply_users,
      ],
      [T(2), 3, 1, T(13), ['U2']],
    );
    const [broadcast] = messages;
    assert.deepStrictEqual(
      [broadcast.subtype, broadcast.root.ts, broadcast.parent_user_id],
      ['thread_broadcast', T(2), 'U1'],
    );
    assert.strictEqual('thread_ts' in messages.find(({ ts }) => ts === T(3)), false);
  }),

  withServer('conversations.history: "Maximum of 999"; empty and short pages', async (client) => {
    for (let i = 0; i < 1100; i++)
      client.server.world.channel('C3').add({ ts: `16100${String(i).padStart(5, '0')}.000000`, text: '' });
    assert.strictEqual(
      (await client.call('conversations.history', { channel: 'C3', limit: 5000 })).messages.length,
      999,
    );
    assert.strictEqual((await client.call('conversations.history', { channel: 'C3' })).messages.length, 100);
    client.run({ do: 'set', paging: { empty_every: 3, short_every: 2 } });
    const { found, calls } = await client.pages('conversations.history', 'messages', {
      channel: 'C3',
      limit: 100,
    });
    assert.deepStrictEqual([new Set(found.map(({ ts }) => ts)).size, found.length], [1102, 1102]);
    assert.ok(calls > 16, `${calls} calls`);
  }),

  withServer('conversations.replies: the parent first, then the replies in order', async (client) => {
    const answer = await client.call('conversations.replies', { ...C1, ts: T(2) });
    assert.deepStrictEqual(times(answer), [2, 11, 12, 13].map(T));
    assert.deepStrictEqual(
      answer.messages.map((each) => each.parent_user_id),
      [undefined, 'U1', 'U1', 'U1'],
    );
    const { found, calls } = await client.pages('conversations.replies', 'messages', {
      ...C1,
      ts: T(2),
      limit: 2,
    });
    assert.deepStrictEqual([found.map(({ ts }) => ts), calls], [[2, 11, 12, 13].map(T), 3 - 1]);
    const single = await client.pages('conversations.replies', 'messages', { ...C1, ts: T(2), limit: 1 });
    assert.deepStrictEqual([single.found.map(({ ts }) => ts), single.calls], [[2, 11, 12, 13].map(T), 4]);
  }),

  withServer(
    'conversations.replies: "If there are no replies then just the single message"',
    async (client) => {
      assert.deepStrictEqual(times(await client.call('conversations.replies', { ...C1, ts: T(3) })), [T(3)]);
      assert.deepStrictEqual(times(await client.call('conversations.replies', { ...C1, ts: T(12) })), [
        T(12),
      ]);
      assert.strictEqual(
        await client.error('conversations.replies', { ...C1, ts: T(99) }),
        'thread_not_found',
      );
      assert.strictEqual(await client.error('conversations.replies', C1), 'thread_not_found');
    },
  ),

  withServer(
    'conversations.replies: bounds are for the replies; the parent may be on every page',
    async (client) => {
      const since = { ...C1, ts: T(2), oldest: T(11) };
      assert.deepStrictEqual(times(await client.call('conversations.replies', since)), [2, 12, 13].map(T));
      const inclusive = { ...since, inclusive: 1, latest: T(12) };
      assert.deepStrictEqual(
        times(await client.call('conversations.replies', inclusive)),
        [2, 11, 12].map(T),
      );
      client.run({ do: 'set', replies_parent: 'every' });
      const { found } = await client.pages('conversations.replies', 'messages', {
        ...C1,
        ts: T(2),
        limit: 2,
      });
      assert.deepStrictEqual(
        found.map(({ ts }) => ts),
        [2, 11, 2, 12, 2, 13].map(T),
      );
    },
  ),

  withServer(
    'deleted messages vanish; a parent leaves a tombstone until its last reply goes',
    async (client) => {
      client.run({ do: 'delete', channel: 'C1', all: [T(4), T(3)] });
      let { messages } = await client.call('conversations.history', C1);
      const tombstone = messages.find(({ ts }) => ts === T(4));
      assert.deepStrictEqual(
        [tombstone.subtype, tombstone.user, tombstone.text, tombstone.hidden, tombstone.reply_count],
        ['tombstone', 'USLACKBOT', 'This message was deleted.', true, 1],
      );
      assert.ok(!messages.some(({ ts }) => ts === T(3)));
      client.run({ do: 'delete', channel: 'C1', ts: T(14) });
      ({ messages } = await client.call('conversations.history', C1));
      assert.ok(!messages.some(({ ts }) => ts === T(4)));
      client.run({ do: 'delete', channel: 'C1', all: [T(11), T(12), T(13)] });
      ({ messages } = await client.call('conversations.history', C1));
      const parent = messages.find(({ ts }) => ts === T(2));
      assert.deepStrictEqual([parent.reply_count, parent.latest_reply], [0, '0000000000.000000']);
    },
  ),

  withServer('a free plan shows the last 90 days, and says is_limited', async (client) => {
    client.run({ do: 'set', visible_days: 90 });
    client.run({ do: 'new', channel: 'C1', message: { user: 'U1', text: 'new' } });
    const answer = await client.call('conversations.history', C1);
    assert.deepStrictEqual([answer.messages.length, answer.is_limited], [1, true]);
    client.run({ do: 'set', visible_days: 0 });
    assert.strictEqual('is_limited' in (await client.call('conversations.history', C1)), false);
  }),

  withServer('edits and reactions change the message in place', async (client) => {
    client.run({ do: 'edit', channel: 'C1', ts: T(1), text: 'changed', edited: { user: 'U1', ts: T(50) } });
    client.run({ do: 'edit', channel: 'C1', ts: T(3), attachments: [], edited: null });
    client.run({ do: 'react', channel: 'C1', ts: T(1), name: 'eyes', user: 'U2' });
    client.run({ do: 'react', channel: 'C1', ts: T(1), name: 'eyes', user: 'U3' });
    client.run({ do: 'react', channel: 'C1', ts: T(1), name: 'eyes', user: 'U2', remove: true });
    const { messages } = await client.call('conversations.history', { ...C1, latest: T(4) });
    assert.deepStrictEqual([messages[2].text, messages[2].edited], ['changed', { user: 'U1', ts: T(50) }]);
    assert.deepStrictEqual(messages[2].reactions, [{ name: 'eyes', users: ['U3'], count: 1 }]);
    assert.strictEqual('edited' in messages[0], false);
  }),
];
