'use strict';
const assert = require('assert');
const { withServer } = require('./harness.js');

const ids = (objects) => objects.map(({ id }) => id);

module.exports = [
  withServer('conversations.list: public channels by default, archived ones among them', async (client) => {
    const answer = await client.call('conversations.list');
    assert.deepStrictEqual(ids(answer.channels), ['C1', 'C2', 'C3', 'C6']);
    const [one] = answer.channels;
    assert.deepStrictEqual(
      [one.is_channel, one.is_private, one.is_im, one.is_mpim, one.is_ext_shared],
      [true, false, false, false, false],
    );
    assert.strictEqual(one.num_members, 1);
  }),

  withServer(
    'conversations.list: "Filters are applied after the page is cut" (pagination)',
    async (client) => {
      const first = await client.call('conversations.list', { limit: 2, exclude_archived: 'true' });
      assert.deepStrictEqual(ids(first.channels), ['C1']);
      const { next_cursor: cursor } = first.response_metadata;
      const second = await client.call('conversations.list', { limit: 2, cursor });
      assert.deepStrictEqual(ids(second.channels), ['C3']); // C4 is private
      const third = await client.call('conversations.list', {
        limit: 1,
        cursor: second.response_metadata.next_cursor,
      });
      assert.deepStrictEqual(third.channels, []);
      assert.ok(third.response_metadata.next_cursor, 'an empty page with a cursor');
    },
  ),

  withServer('conversations.list: types need their scopes', async (client) => {
    const types = 'public_channel,private_channel';
    assert.strictEqual(await client.error('conversations.list', { types }), 'invalid_types');
    assert.strictEqual(await client.error('conversations.list', { types: 'public' }), 'invalid_types');
    const answer = await client.call('conversations.list', { types: 'private_channel' }, 'xoxp-wide');
    assert.deepStrictEqual(ids(answer.channels), ['C4']); // C5: the account is not in it
  }),

  withServer('conversations.list: "Must be an integer under 1000"', async (client) => {
    for (const limit of ['1000', '0', '-1', 'x', '1.5'])
      assert.strictEqual(await client.error('conversations.list', { limit }), 'invalid_limit');
    assert.strictEqual((await client.call('conversations.list', { limit: '999' })).ok, true);
  }),

  withServer('conversations.info: num_members only when asked for', async (client) => {
    const { channel } = await client.call('conversations.info', { channel: 'C1' });
    assert.deepStrictEqual([channel.id, 'num_members' in channel, 'locale' in channel], ['C1', false, false]);
    const more = await client.call('conversations.info', {
      channel: 'C1',
      include_num_members: 'true',
      include_locale: 1,
    });
    assert.deepStrictEqual([more.channel.num_members, more.channel.locale], [1, 'en-US']);
  }),

  withServer('users.list: all without a limit, pages with one', async (client) => {
    const answer = await client.call('users.list');
    assert.deepStrictEqual(ids(answer.members), ['U1', 'U2', 'U3', 'U4', 'U5']);
    const { found, calls } = await client.pages('users.list', 'members', { limit: 2 });
    assert.deepStrictEqual([ids(found), calls], [['U1', 'U2', 'U3', 'U4', 'U5'], 3]);
  }),

  withServer('users.list: limit_required, "For large teams a limit is required"', async (client) => {
    client.run({ do: 'set', users_limit_required: 4 });
    assert.strictEqual(await client.error('users.list', {}), 'limit_required');
    assert.strictEqual((await client.call('users.list', { limit: 200 })).members.length, 5);
  }),

  withServer('users.info, team.info', async (client) => {
    assert.strictEqual((await client.call('users.info', { user: 'U3' })).user.name, 'user3');
    assert.strictEqual(await client.error('users.info', { user: 'U9' }), 'user_not_found');
    assert.strictEqual((await client.call('team.info')).team.domain, 'team');
    assert.strictEqual(await client.error('team.info', { team: 'T9' }), 'team_not_found');
  }),

  withServer('auth.test, auth.revoke: test=1 revokes nothing', async (client) => {
    const who = await client.call('auth.test');
    assert.deepStrictEqual(
      [who.team_id, who.user_id, who.url, who.is_enterprise_install],
      ['T1', 'U1', 'https://team.slack.com/', false],
    );
    assert.strictEqual((await client.call('auth.revoke', { test: 1 })).revoked, false);
    assert.strictEqual((await client.call('auth.test')).ok, true);
    assert.strictEqual((await client.call('auth.revoke')).revoked, true);
    assert.strictEqual(await client.error('auth.test'), 'token_revoked');
  }),

  withServer('pagination: an empty, null or absent cursor ends a list', async (client) => {
    client.run({ do: 'set', last_page: ['empty', 'null', 'absent'] });
    const ends = [];
    for (let i = 0; i < 3; i++) ends.push((await client.call('users.list', { limit: 9 })).response_metadata);
    assert.deepStrictEqual(ends, [{ next_cursor: '' }, { next_cursor: null }, undefined]);
  }),

  withServer(
    'pagination: cursors are of their method, for a while, and have to be encoded',
    async (client) => {
      const { response_metadata: metadata } = await client.call('users.list', { limit: 2 });
      const { next_cursor: cursor } = metadata;
      assert.strictEqual(await client.error('conversations.list', { cursor }), 'invalid_cursor');
      assert.strictEqual(
        (await client.get(`/api/users.list?limit=2&cursor=${cursor}`)).error,
        'invalid_cursor',
      );
      assert.strictEqual(
        (await client.get(`/api/users.list?limit=2&cursor=${encodeURIComponent(cursor)}`)).ok,
        true,
      );
      client.run({ do: 'clock', advance_s: 7300 });
      assert.strictEqual(await client.error('users.list', { limit: 2, cursor }), 'invalid_cursor');
    },
  ),
];
