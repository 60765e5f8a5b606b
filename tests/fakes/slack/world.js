'use strict';
// The workspace: its team, people, conversations and tokens, as the corpus gives them (README.md), and its clock.
const { Channel } = require('./channel.js');
const { tsOf } = require('./timestamps.js');

const DEFAULTS = {
  // Calls a minute of each tier; `window_s` is how long a minute lasts in this world.
  limits: { on: true, window_s: 60, tiers: { 2: 20, 3: 50, 4: 100 }, special: 200 },
  degraded: { on: false, calls: 1, objects: 15 },
  // Every n-th page of a paginated method has nothing, or half of what was asked for; 0 means none.
  paging: { empty_every: 0, short_every: 0 },
  last_page: ['empty', 'absent'], // Slack's own client takes "null" for another page
  cursor_life_s: 7200,
  users_limit_required: 1000, // users.list without `limit` is refused for larger teams
  oldest_only: 'newest', // which end conversations.history begins at when there is only `oldest`
  replies_parent: 'first', // on which pages of conversations.replies the parent is: first, every
  visible_days: 0, // of a free plan: older messages are not shown, and the answer says is_limited; 0: all are
  gzip: true,
  oauth: { decision: 'allow', code_life_s: 600, refresh_shape: 'top', refresh_grace_s: 0, scopes: null },
  socket: {
    ack_s: 3,
    ping_s: 10,
    offline: 'lose', // or "keep": what becomes of events while there is no connection
    retries: 3,
    connections: 10,
    ticket_s: 30,
    life_s: 18060,
    pieces: 1, // frames a message
    drop_every: 0, // after every n-th envelope its connection is lost
    duplicate_every: 0, // every n-th envelope comes twice
  },
};

class World {
  constructor(corpus) {
    this.team = { id: 'T00000001', name: 'Invented', domain: 'invented', ...corpus.team };
    this.users = corpus.users || [];
    this.apps = corpus.apps || [];
    this.tokens = new Map((corpus.tokens || []).map((token) => [token.token, { type: 'user', ...token }]));
    this.channels = (corpus.channels || []).map((given) => new Channel(given));
    this.byId = new Map(this.channels.map((channel) => [channel.id, channel]));
    this.canaries = corpus.canaries;
    this.clockOffset = corpus.clock_offset_s || 0;
    this.settings = {};
    for (const [name, value] of Object.entries(DEFAULTS)) this.set(name, value);
    for (const name of Object.keys(DEFAULTS)) if (corpus[name] !== undefined) this.set(name, corpus[name]);
  }

  // Objects are merged into what is there.
  set(name, value) {
    if (!(name in DEFAULTS)) throw new Error(`there is no setting ${name}`);
    const merge = typeof value === 'object' && value !== null && !Array.isArray(value);
    this.settings[name] = merge ? { ...this.settings[name], ...value } : value;
  }

  channel(id) {
    const channel = this.byId.get(id);
    if (!channel) throw new Error(`no channel ${id}`);
    return channel;
  }

  addChannel(given) {
    const channel = new Channel(given);
    if (this.byId.has(channel.id)) throw new Error(`there is a channel ${channel.id}`);
    this.channels.push(channel);
    this.byId.set(channel.id, channel);
    return channel;
  }

  user(id) {
    return this.users.find((user) => user.id === id);
  }

  app(id) {
    return this.apps.find((app) => app.id === id);
  }

  // Seconds.
  now() {
    return Date.now() / 1000 + this.clockOffset;
  }

  // A ts that the channel does not have, later than all that it has.
  nextTs(channel) {
    return tsOf(Math.max(Math.floor(this.now() * 1e6), channel.lastTs + 1));
  }

  snapshot() {
    return {
      team: this.team,
      users: this.users,
      apps: this.apps,
      tokens: [...this.tokens.values()],
      channels: this.channels.map((channel) => channel.snapshot()),
      canaries: this.canaries,
      clock_offset_s: this.clockOffset,
      ...this.settings,
    };
  }
}

module.exports = { World };
