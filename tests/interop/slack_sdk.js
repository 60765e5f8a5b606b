'use strict';
// Slack's own clients at work, for slack_sdk.py: prints one line of JSON for each thing it found.
//
//   node slack_sdk.js collect API_URL TOKEN | oauth API_URL FIELDS | errors API_URL TOKEN | listen API_URL APP_TOKEN
const { WebClient, LogLevel, ErrorCode } = require('@slack/web-api');
const { SocketModeClient } = require('@slack/socket-mode');

const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
const quick = { retries: 8, factor: 1.5, minTimeout: 50, maxTimeout: 500 };
const options = (slackApiUrl) => ({ slackApiUrl, logLevel: LogLevel.ERROR, retryConfig: quick });

async function all(client, method, field, args) {
  const found = [];
  for await (const page of client.paginate(method, args)) found.push(...(page[field] || []));
  return found;
}

async function collect(url, token) {
  const client = new WebClient(token, options(url));
  let waits = 0;
  client.on('rate_limited', () => waits++);
  const { team_id: team, response_metadata: metadata } = await client.auth.test();
  const channels = await all(client, 'conversations.list', 'channels', { limit: 7, types: 'public_channel' });
  const users = await all(client, 'users.list', 'members', { limit: 11 });
  for (const { id } of channels) {
    const parents = [];
    for (const message of await all(client, 'conversations.history', 'messages', {
      channel: id,
      limit: 200,
    })) {
      say({ channel: id, message });
      if (message.reply_count) parents.push(message.ts);
    }
    for (const ts of parents) {
      const thread = await all(client, 'conversations.replies', 'messages', { channel: id, ts, limit: 20 });
      for (const message of thread) say({ channel: id, thread: ts, message });
    }
    const { channel } = await client.conversations.info({ channel: id, include_num_members: true });
    say({ info: channel });
  }
  say({ team, scopes: metadata.scopes, users: users.map(({ id }) => id), waits });
}

async function oauth(url, fields) {
  const client = new WebClient(undefined, options(url));
  say(await client.oauth.v2.access(JSON.parse(fields)));
}

// What the client makes of refusals: [method, arguments, the error that is expected].
async function errors(url, token) {
  const client = new WebClient(token, {
    ...options(url),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const cases = [
    ['conversations.history', { channel: 'C0NOBODY0000' }],
    ['conversations.replies', { channel: 'C0PUBLIC000', ts: '1.000000' }],
    ['conversations.history', { channel: 'C0PUBLIC000', cursor: 'bm90IG91cnM=' }],
    ['conversations.history', { channel: 'C0PUBLIC000', oldest: 'yesterday' }],
    ['conversations.info', { channel: 'C0PRIVATE01' }],
    ['team.info', {}],
    ['users.info', { user: 'U0NOBODY000' }],
  ];
  for (const [method, args] of cases) {
    const error = await client.apiCall(method, args).catch((reason) => reason);
    say({
      method,
      code: error.code,
      error: error.data && error.data.error,
      needed: error.data && error.data.needed,
    });
  }
  const other = new WebClient('xoxp-of-nobody', { ...options(url), retryConfig: { retries: 0 } });
  const error = await other.auth.test().catch((reason) => reason);
  say({ method: 'auth.test', code: error.code, error: error.data.error, expected: ErrorCode.PlatformError });
}

async function listen(url, appToken) {
  const client = new SocketModeClient({ appToken, logLevel: LogLevel.ERROR, clientOptions: options(url) });
  client.on('slack_event', async ({ ack, body, retry_num: attempt }) => {
    await ack();
    say({ id: body.event_id, event: body.event, attempt });
  });
  client.on('connected', () => say({ connected: true }));
  client.on('error', (error) => say({ failed: String(error) }));
  await client.start();
  process.stdin.on('end', () => process.exit(0)).resume();
}

const [mode, ...rest] = process.argv.slice(2);
({ collect, oauth, errors, listen })[mode](...rest).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
