'use strict';
// docs.slack.dev/authentication/using-pkce, installing-with-oauth, using-token-rotation; reference/methods/oauth.v2.access
const assert = require('assert');
const { withServer } = require('./harness.js');
const { challengeOf } = require('../oauth.js');

const VERIFIER = 'a-verifier-of-at-least-forty-three-characters';
const DESKTOP = 'http://localhost:4318/cb';
const ASK = {
  client_id: '1.1',
  user_scope: 'channels:read,users:read',
  redirect_uri: DESKTOP,
  state: 'st/ate',
  code_challenge: challengeOf(VERIFIER),
  code_challenge_method: 'S256',
};

const authorize = (client, fields) =>
  client.get(`/oauth/v2/authorize?${new URLSearchParams({ ...ASK, ...fields })}`, null);
const without = (name) => Object.fromEntries(Object.entries(ASK).filter(([key]) => key !== name));
const target = (answer) => Object.fromEntries(new URL(answer.headers.location).searchParams);
const access = (client, args) => client.call('oauth.v2.access', args, null);

async function code(client, fields) {
  return target(await authorize(client, fields)).code;
}

async function signIn(client) {
  const args = { client_id: '1.1', code: await code(client), code_verifier: VERIFIER, redirect_uri: DESKTOP };
  return (await access(client, args)).authed_user;
}

const refresh = (client, token) =>
  access(client, { client_id: '1.1', grant_type: 'refresh_token', refresh_token: token });

module.exports = [
  withServer('authorize redirects with code and state', async (client) => {
    const answer = await authorize(client);
    assert.strictEqual(answer.http, 302);
    assert.ok(answer.headers.location.startsWith(`${DESKTOP}?code=`));
    assert.strictEqual(target(answer).state, 'st/ate');
    client.run({ do: 'set', oauth: { decision: 'deny' } });
    assert.deepStrictEqual(target(await authorize(client)), { error: 'access_denied', state: 'st/ate' });
    client.run({ do: 'set', oauth: { decision: 'page' } });
    const page = await authorize(client);
    const link = /href="([^"]+)">allow/.exec(page.body)[1].replace(/&amp;/g, '&');
    assert.ok(target(await client.get(link, null)).code);
  }),

  withServer('authorize shows a page for what it refuses', async (client) => {
    const cases = [
      [{ ...ASK, client_id: '9.9' }, 'invalid_client_id'],
      [{ ...ASK, redirect_uri: 'http://localhost:4319/cb' }, 'bad_redirect_uri'], // "including port"
      [{ ...ASK, redirect_uri: 'http://127.0.0.1:4318/cb' }, 'bad_redirect_uri'],
      [{ ...ASK, user_scope: '' }, 'no_scopes'],
      [{ ...ASK, user_scope: 'channels:read,chat:write' }, 'invalid_scope'],
      [{ ...ASK, scope: 'channels:read' }, 'invalid_scope'], // "not allowed to request bot scopes"
      [{ ...ASK, code_challenge_method: 'plain' }, 'invalid_code_challenge_method'],
      [without('code_challenge'), 'missing_code_challenge'],
      [
        { ...ASK, client_id: '2.2', user_scope: 'channels:read', redirect_uri: 'http://localhost:1/' },
        'bad_redirect_uri',
      ], // HTTPS without PKCE
      [
        { ...ASK, client_id: '2.2', user_scope: 'channels:read', redirect_uri: 'https://two.example/cb' },
        'pkce_not_allowed',
      ],
    ];
    for (const [query, error] of cases) {
      const answer = await client.get(`/oauth/v2/authorize?${new URLSearchParams(query)}`, null);
      assert.strictEqual(answer.http, 400);
      assert.ok(answer.body.includes(error), `${error}: ${answer.body}`);
    }
  }),

  withServer('oauth.v2.access: the user token is in authed_user', async (client) => {
    const args = {
      client_id: '1.1',
      code: await code(client),
      code_verifier: VERIFIER,
      redirect_uri: DESKTOP,
    };
    const answer = await access(client, args);
    assert.deepStrictEqual([answer.app_id, answer.team.id, 'access_token' in answer], ['A1', 'T1', false]);
    const { access_token: token, refresh_token: fresh, expires_in: life, ...user } = answer.authed_user;
    assert.deepStrictEqual(user, { id: 'U1', scope: ASK.user_scope, token_type: 'user' });
    assert.match(token, /^xoxe\.xoxp-1-/);
    assert.match(fresh, /^xoxe-1-/);
    assert.strictEqual(life, 43200);
    assert.strictEqual(
      (await client.call('auth.test', {}, token)).headers['x-oauth-scopes'],
      `identify,${ASK.user_scope}`,
    );
    assert.strictEqual((await access(client, args)).error, 'invalid_code'); // it serves once
  }),

  withServer('oauth.v2.access: each of its errors', async (client) => {
    const good = { client_id: '1.1', code_verifier: VERIFIER, redirect_uri: DESKTOP };
    const cases = [
      [{ client_id: '9.9' }, 'invalid_client_id'],
      [{ client_secret: 'wrong' }, 'bad_client_secret'],
      [{ code: 'x' }, 'invalid_code'],
      [{ code_verifier: 'wrong' }, 'invalid_code_verifier'],
      [{ redirect_uri: 'http://localhost:4318/other' }, 'bad_redirect_uri'],
      [{ grant_type: 'password' }, 'invalid_grant_type'],
      [{ grant_type: 'refresh_token', refresh_token: 'xoxe-1-x' }, 'invalid_refresh_token'],
    ];
    for (const [fields, error] of cases) {
      const args = { ...good, code: await code(client), ...fields };
      assert.strictEqual((await access(client, args)).error, error);
    }
    const late = await code(client);
    client.run({ do: 'clock', advance_s: 601 });
    assert.strictEqual((await access(client, { ...good, code: late })).error, 'invalid_code');
  }),

  withServer('oauth.v2.access: with a secret, by HTTP Basic, where the app has no PKCE', async (client) => {
    const asked = {
      ...without('code_challenge'),
      client_id: '2.2',
      user_scope: 'channels:read',
      redirect_uri: 'https://two.example/cb',
    };
    const page = await client.get(`/oauth/v2/authorize?${new URLSearchParams(asked)}`, null);
    const headers = {
      authorization: `Basic ${Buffer.from('2.2:s2').toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    };
    const body = new URLSearchParams({ code: target(page).code }).toString();
    const answer = await client.raw({ path: '/api/oauth.v2.access', headers, body });
    assert.match(answer.authed_user.access_token, /^xoxp-/);
    assert.strictEqual('refresh_token' in answer.authed_user, false); // no rotation
  }),

  withServer('token rotation: both shapes of the answer, refresh tokens that serve once', async (client) => {
    const first = await signIn(client);
    const second = await refresh(client, first.refresh_token);
    assert.deepStrictEqual([second.token_type, second.expires_in], ['user', 43200]);
    assert.notStrictEqual(second.refresh_token, first.refresh_token);
    assert.strictEqual((await refresh(client, first.refresh_token)).error, 'invalid_refresh_token');
    client.run({ do: 'set', oauth: { refresh_shape: 'nested' } });
    const third = (await refresh(client, second.refresh_token)).authed_user;
    assert.match(third.access_token, /^xoxe\.xoxp-1-/);
    const state = async (token) => (await client.call('auth.test', {}, token)).error || 'ok';
    const states = [
      await state(first.access_token),
      await state(second.access_token),
      await state(third.access_token),
    ];
    assert.deepStrictEqual(states, ['token_expired', 'ok', 'ok']); // at most two are active
  }),

  withServer('token rotation: within a grace the same refresh token serves again', async (client) => {
    client.run({ do: 'set', oauth: { refresh_grace_s: 60 } });
    const { refresh_token: token } = await signIn(client);
    assert.strictEqual((await refresh(client, token)).ok, true);
    assert.strictEqual((await refresh(client, token)).ok, true);
    client.run({ do: 'clock', advance_s: 61 });
    assert.strictEqual((await refresh(client, token)).error, 'invalid_refresh_token');
  }),

  withServer('token rotation: 12 hours, 30 days; revocation ends the installation', async (client) => {
    const user = await signIn(client);
    client.run({ do: 'clock', advance_s: 43201 });
    assert.strictEqual(await client.error('auth.test', {}, user.access_token), 'token_expired');
    const fresh = await refresh(client, user.refresh_token);
    assert.strictEqual((await client.call('auth.revoke', {}, fresh.access_token)).revoked, true);
    assert.strictEqual(await client.error('auth.test', {}, fresh.access_token), 'token_revoked');
    assert.strictEqual((await refresh(client, fresh.refresh_token)).error, 'invalid_refresh_token');
    const old = await signIn(client);
    client.run({ do: 'clock', advance_s: 31 * 86400 });
    assert.strictEqual((await refresh(client, old.refresh_token)).error, 'invalid_refresh_token');
  }),

  withServer('more was granted than was asked for', async (client) => {
    client.run({ do: 'set', oauth: { scopes: ['channels:read', 'chat:write'] } });
    assert.strictEqual((await signIn(client)).scope, 'channels:read,chat:write');
  }),
];
