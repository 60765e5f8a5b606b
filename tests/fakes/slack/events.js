'use strict';
// What tests can make happen: the commands of the control port (README.md).
const { messageEvent } = require('./socket_mode.js');
const { wireMessage } = require('./wire.js');

class Events {
  constructor(server) {
    this.server = server;
    this.world = server.world;
  }

  run({ do: name, ...fields }) {
    const command =
      Object.getOwnPropertyNames(Events.prototype).includes(name) && !NOT_COMMANDS.includes(name);
    if (!command) throw new Error(`unknown command ${name}`);
    return this[name](fields) || {};
  }

  batch({ commands }) {
    return { results: commands.map((command) => this.run(command)) };
  }

  // --- messages ---

  new({ channel: id, message }) {
    const channel = this.world.channel(id);
    const added = channel.add({ ts: this.world.nextTs(channel), ...message });
    this.publishEvent(channel, messageEvent(channel, added));
    return { ts: added.ts };
  }

  // Fields of the message; `edited` is set unless it is given (null: an unfurl, which is no edit).
  edit({ channel: id, ts, edited, ...fields }) {
    const channel = this.world.channel(id);
    const entry = this.entry(channel, ts);
    const previous = entry.message;
    entry.message = { ...previous, ...fields };
    if (edited !== null)
      entry.message.edited = edited || { user: previous.user || previous.bot_id, ts: this.now() };
    this.changed(channel, entry.message, previous);
  }

  delete({ channel: id, ts, all }) {
    const channel = this.world.channel(id);
    for (const each of all || [ts]) {
      const previous = channel.delete(each);
      const left = channel.find(each);
      if (left) this.changed(channel, left, previous);
      else
        this.publishHidden(channel, {
          subtype: 'message_deleted',
          deleted_ts: each,
          previous_message: previous,
        });
    }
  }

  react({ channel: id, ts, name, user, remove }) {
    const channel = this.world.channel(id);
    const entry = this.entry(channel, ts);
    const others = (entry.message.reactions || []).filter((each) => each.name !== name);
    const old = (entry.message.reactions || []).find((each) => each.name === name) || { users: [] };
    const users = remove ? old.users.filter((each) => each !== user) : [...new Set([...old.users, user])];
    const reactions = users.length ? [...others, { name, users, count: users.length }] : others;
    entry.message = { ...entry.message, reactions };
    if (reactions.length === 0) delete entry.message.reactions;
    this.publishEvent(channel, {
      type: remove ? 'reaction_removed' : 'reaction_added',
      user,
      reaction: name,
      item: { type: 'message', channel: id, ts },
      item_user: entry.message.user,
    });
  }

  // --- conversations ---

  channel({ channel }) {
    this.world.addChannel(channel);
  }

  change({ channel: id, fake, ...fields }) {
    const channel = this.world.channel(id);
    Object.assign(channel.fields, fields);
    Object.assign(channel.fake, fake);
    return { channel: channel.fields };
  }

  // Keeps its id, as Slack does; whoever is not in it cannot find it any more.
  private({ channel: id, member = false }) {
    return this.change({ channel: id, is_private: true, is_member: member });
  }

  public({ channel: id }) {
    return this.change({ channel: id, is_private: false });
  }

  archive({ channel: id, user }) {
    this.change({ channel: id, is_archived: true });
    this.publishEvent(this.world.channel(id), { type: 'channel_archive', channel: id, user });
  }

  unarchive({ channel: id, user }) {
    this.change({ channel: id, is_archived: false });
    this.publishEvent(this.world.channel(id), { type: 'channel_unarchive', channel: id, user });
  }

  rename({ channel: id, name }) {
    const channel = this.world.channel(id);
    const previous = [channel.fields.name, ...(channel.fields.previous_names || [])];
    Object.assign(channel.fields, { name, name_normalized: name, previous_names: previous });
    const created = channel.fields.created || 0;
    this.publishEvent(channel, { type: 'channel_rename', channel: { id, name, created } });
  }

  remove({ channel: id }) {
    const channel = this.world.channel(id);
    this.publishEvent(channel, { type: 'channel_deleted', channel: id });
    channel.fake.deleted = true;
  }

  // --- people and tokens ---

  user({ user }) {
    const known = this.world.user(user.id);
    if (known) Object.assign(known, user);
    else this.world.users.push(user);
  }

  token({ token }) {
    this.server.tokens.add(token);
  }

  // Fields of a token: scopes, expires, or error (token_revoked, account_inactive, invalid_auth …; null: none).
  token_change({ token, ...fields }) {
    const entry = this.world.tokens.get(token);
    if (!entry) throw new Error('no such token');
    Object.assign(entry, fields);
    for (const [name, value] of Object.entries(fields)) if (value === null) delete entry[name];
  }

  // --- the server ---

  set({ ...settings }) {
    for (const [name, value] of Object.entries(settings)) this.world.set(name, value);
    if ('limits' in settings || 'degraded' in settings) this.server.limits.clear();
    return { settings: this.world.settings };
  }

  clock({ advance_s: seconds = 0 }) {
    this.world.clockOffset += seconds;
    return { now: this.world.now() };
  }

  fault(fields) {
    this.server.faults.add(fields);
  }

  clear_faults() {
    this.server.faults.clear();
  }

  // Any event at all, to all apps: tokens_revoked, one of a kind that nobody knows …
  event({ event }) {
    this.server.socketMode.publishToAll({ event_ts: this.now(), ...event });
  }

  // What happens to the connections of Socket Mode: action, and reason, close_ms, text.
  socket(fields) {
    return this.server.socketMode.disturb(fields);
  }

  drop() {
    this.server.dropConnections();
  }

  restart({ down_ms: milliseconds = 500 }) {
    this.server.pause(milliseconds);
  }

  calls({ seconds }) {
    const { log, limits, faults, world } = this.server;
    return {
      counts: log.counts(),
      calls: log.calls,
      peaks: log.peaks(seconds || world.settings.limits.window_s),
      early: limits.early,
      faults: faults.injected,
      socket: this.server.socketMode.status(),
      agents: [...log.agents],
      problems: log.problems,
    };
  }

  clear_calls() {
    this.server.log.clear();
    this.server.socketMode.clear();
    this.server.limits.early = 0;
    this.server.faults.injected = 0;
  }

  messages({ channel }) {
    return { messages: this.world.channel(channel).snapshot().messages };
  }

  snapshot() {
    return { corpus: this.world.snapshot() };
  }

  ping() {
    return {};
  }

  stop() {
    setTimeout(() => process.exit(0), 20);
  }

  // --- parts ---

  now() {
    return `${this.world.now().toFixed(0)}.000000`;
  }

  entry(channel, ts) {
    const entry = channel.byTs.get(ts);
    if (!entry) throw new Error(`${channel.id} has no message ${ts}`);
    return entry;
  }

  changed(channel, message, previous) {
    this.publishHidden(channel, {
      subtype: 'message_changed',
      message: wireMessage(channel, message),
      previous_message: previous,
    });
  }

  // `fields` of a message event that is about another message.
  publishHidden(channel, fields) {
    const ts = this.world.nextTs(channel);
    this.publishEvent(channel, { ...messageEvent(channel, { ts, ...fields }), hidden: true });
  }

  publishEvent(channel, event) {
    this.server.socketMode.publish(channel, { event_ts: this.now(), ...event });
  }
}

const NOT_COMMANDS = ['constructor', 'run', 'now', 'entry', 'changed', 'publishHidden', 'publishEvent'];

module.exports = { Events };
