'use strict';
const assert = require('assert');
const { withServer, T, USER } = require('./harness.js');

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const bearer = { authorization: `Bearer ${USER}` };

module.exports = [
  withServer('errors are HTTP 200 with ok false', async (client) => {
    const answer = await client.call('conversations.info', { channel: 'C9' });
    assert.deepStrictEqual([answer.http, answer.ok, answer.error], [200, false, 'channel_not_found']);
  }),

  withServer('tokens: not_authed, invalid_auth, token_expired, account_inactive', async (client) => {
    assert.strictEqual(await client.error('auth.test', {}, null), 'not_authed');
    assert.strictEqual(await client.error('auth.test', {}, 'xoxp-nobody'), 'invalid_auth');
    client.run({ do: 'token_change', token: USER, expires: client.server.world.now() + 100 });
    assert.strictEqual((await client.call('auth.test')).expires_in, 100);
    client.run({ do: 'clock', advance_s: 101 });
    assert.strictEqual(await client.error('auth.test'), 'token_expired');
    client.run({ do: 'token_change', token: USER, expires: null, error: 'account_inactive' });
    assert.strictEqual(await client.error('auth.test'), 'account_inactive');
    client.run({ do: 'token_change', token: USER, error: null });
    assert.strictEqual((await client.call('auth.test')).ok, true);
  }),

  withServer(
    'x-oauth-scopes and x-accepted-oauth-scopes come with every answer to a valid token',
    async (client) => {
      const good = await client.call('auth.test');
      assert.strictEqual(
        good.headers['x-oauth-scopes'],
        'identify,channels:read,channels:history,users:read,team:read',
      );
      assert.strictEqual(
        (await client.call('auth.test', {}, 'xoxb-bot')).headers['x-oauth-scopes'],
        'channels:read,channels:history',
      );
      const bad = await client.call('conversations.history', { channel: 'C9' });
      assert.match(bad.headers['x-accepted-oauth-scopes'], /^channels:history/);
      assert.strictEqual(
        'x-oauth-scopes' in (await client.call('auth.test', {}, 'xoxp-nobody')).headers,
        false,
      );
    },
  ),

  withServer('missing_scope names what is needed and what was provided', async (client) => {
    const answer = await client.call('conversations.history', { channel: 'C1' }, 'xoxp-narrow');
    assert.deepStrictEqual(
      [answer.error, answer.needed, answer.provided],
      ['missing_scope', 'channels:history', 'identify,channels:read'],
    );
    assert.strictEqual(await client.error('users.list', {}, 'xoxp-narrow'), 'missing_scope');
    assert.strictEqual((await client.call('conversations.info', { channel: 'C4' })).needed, 'groups:read');
  }),

  withServer(
    'private channels: hidden from those who are not in them, direct messages from all',
    async (client) => {
      assert.strictEqual(
        await client.error('conversations.info', { channel: 'C5' }, 'xoxp-wide'),
        'channel_not_found',
      );
      assert.strictEqual(
        (await client.call('conversations.info', { channel: 'C4' }, 'xoxp-wide')).channel.is_private,
        true,
      );
      assert.strictEqual(
        (await client.call('conversations.history', { channel: 'D1' })).needed,
        'im:history',
      );
    },
  ),

  withServer('a channel that turns private', async (client) => {
    client.run({ do: 'private', channel: 'C3' });
    assert.strictEqual(await client.error('conversations.history', { channel: 'C3' }), 'channel_not_found');
    client.run({ do: 'private', channel: 'C1', member: true });
    assert.strictEqual(
      (await client.call('conversations.history', { channel: 'C1' })).needed,
      'groups:history',
    );
    client.run({ do: 'public', channel: 'C1' });
    assert.strictEqual((await client.call('conversations.history', { channel: 'C1' })).ok, true);
  }),

  withServer(
    'conversations.history: "Only user tokens can access public channels they are not in"',
    async (client) => {
      const channel = 'C3';
      assert.strictEqual((await client.call('conversations.history', { channel })).messages.length, 2);
      assert.strictEqual(
        await client.error('conversations.history', { channel }, 'xoxb-bot'),
        'not_in_channel',
      );
      assert.strictEqual(
        (await client.call('conversations.history', { channel: 'C1' }, 'xoxb-bot')).ok,
        true,
      );
    },
  ),

  withServer('conversations.history: archived channels are read; limited ones are not', async (client) => {
    assert.strictEqual((await client.call('conversations.history', { channel: 'C2' })).messages.length, 2);
    assert.strictEqual(
      await client.error('conversations.history', { channel: 'C6' }),
      'channel_is_limited_access',
    );
    assert.strictEqual(
      await client.error('conversations.replies', { channel: 'C6', ts: T(1) }),
      'channel_not_found',
    );
  }),

  withServer('arguments: invalid_ts_latest, invalid_ts_oldest, invalid_arguments', async (client) => {
    const cases = [
      [{ channel: 'C1', latest: 'now' }, 'invalid_ts_latest'],
      [{ channel: 'C1', oldest: '1.2.3' }, 'invalid_ts_oldest'],
      [{ channel: 'C1', limit: 'many' }, 'invalid_arguments'],
      [{ channel: 'C1', inclusive: 'perhaps' }, 'invalid_arguments'],
      [{}, 'invalid_arguments'],
    ];
    for (const [args, error] of cases)
      assert.strictEqual(await client.error('conversations.history', args), error);
    assert.strictEqual(await client.error('conversations.replies', {}), 'channel_not_found');
  }),

  withServer('the request: by GET, form or JSON', async (client) => {
    assert.strictEqual((await client.get('/api/conversations.info?channel=C1')).channel.id, 'C1');
    const json = {
      path: '/api/conversations.info',
      headers: { ...bearer, 'content-type': 'application/json' },
      body: '{"channel":"C1"}',
    };
    const answer = await client.raw(json);
    assert.deepStrictEqual([answer.channel.id, answer.warning], ['C1', 'missing_charset']);
    assert.strictEqual(
      (await client.raw({ path: '/api/auth.test', headers: form, body: `token=${USER}` })).ok,
      true,
    );
    const superfluous = { ...bearer, 'content-type': `${form['content-type']}; charset=utf-8` };
    const warned = await client.raw({ path: '/api/auth.test', headers: superfluous, body: 'a=' });
    assert.deepStrictEqual(warned.response_metadata.warnings, ['superfluous_charset']);
    client.server.log.problems.length = 0; // auth.test has no argument a
  }),

  withServer('the request: what cannot be read (common errors)', async (client) => {
    const cases = [
      [{}, 'a=b', 'missing_post_type'],
      [{ 'content-type': 'application/xml' }, 'a=b', 'invalid_post_type'],
      [{ 'content-type': 'application/json; charset=utf-16' }, '{}', 'invalid_charset'],
      [{ 'content-type': 'application/json' }, '{', 'invalid_form_data'],
      [{ 'content-type': 'application/json' }, '[]', 'invalid_array_arg'],
      [form, 'a-b=1', 'invalid_arg_name'],
    ];
    for (const [headers, body, error] of cases) {
      const answer = await client.raw({ path: '/api/auth.test', headers: { ...bearer, ...headers }, body });
      assert.strictEqual(answer.error, error);
    }
  }),

  withServer('a token in the URL is noted', async (client) => {
    assert.strictEqual((await client.get(`/api/auth.test?token=${USER}`, null)).ok, true);
    assert.deepStrictEqual(client.server.log.problems.splice(0), ['auth.test: a token in the URL']);
  }),

  withServer('methods that are not there', async (client) => {
    assert.strictEqual(await client.error('chat.postMessage', {}), 'unknown_method');
    assert.strictEqual((await client.get('/elsewhere')).http, 404);
  }),
];
