'use strict';
// A conversation and its messages, as they are given in the corpus; wire.js makes answers of them.
const { microsOf } = require('./timestamps.js');

// Ascending by time; `at` is in microseconds.
class Timeline {
  constructor() {
    this.entries = [];
  }

  get length() {
    return this.entries.length;
  }

  // Index of the first entry at or after `micros`.
  firstFrom(micros) {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.entries[middle].at < micros) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  insert(entry) {
    const last = this.entries[this.entries.length - 1];
    if (!last || last.at < entry.at) this.entries.push(entry);
    else this.entries.splice(this.firstFrom(entry.at), 0, entry);
  }

  remove(entry) {
    const index = this.firstFrom(entry.at);
    if (this.entries[index] === entry) this.entries.splice(index, 1);
  }

  // Those with from <= at < before.
  range(from, before) {
    return this.entries.slice(this.firstFrom(from), this.firstFrom(before));
  }
}

class Channel {
  constructor({ messages = [], fake = {}, ...fields }) {
    this.fields = fields; // of the conversation object
    this.fake = fake; // what only this server reads
    this.byTs = new Map();
    this.history = new Timeline(); // what conversations.history shows
    this.threads = new Map(); // ts of the parent -> its replies
    for (const message of messages) this.add(message);
  }

  get id() {
    return this.fields.id;
  }

  // As a scope's name begins: channels, groups, im, mpim.
  get family() {
    if (this.fields.is_im) return 'im';
    if (this.fields.is_mpim) return 'mpim';
    return this.fields.is_private || this.fields.is_group ? 'groups' : 'channels';
  }

  // As conversations.list calls it.
  get type() {
    const names = { channels: 'public_channel', groups: 'private_channel', im: 'im', mpim: 'mpim' };
    return names[this.family];
  }

  add(message) {
    const at = microsOf(message.ts);
    if (at === undefined) throw new Error(`a message of ${this.id} has no ts`);
    if (this.byTs.has(message.ts)) throw new Error(`${this.id} has two messages ${message.ts}`);
    const entry = { at, message };
    this.byTs.set(message.ts, entry);
    if (isReply(message)) {
      if (!this.threads.has(message.thread_ts)) this.threads.set(message.thread_ts, new Timeline());
      this.threads.get(message.thread_ts).insert(entry);
    }
    if (!isReply(message) || message.subtype === 'thread_broadcast') this.history.insert(entry);
    return message;
  }

  find(ts) {
    const entry = this.byTs.get(ts);
    return entry && entry.message;
  }

  // [entry] of a thread, or nothing.
  replies(ts) {
    const thread = this.threads.get(ts);
    return thread ? thread.entries : [];
  }

  // Takes a message away. A parent with replies leaves a tombstone, which goes with the last of them.
  delete(ts) {
    const entry = this.byTs.get(ts);
    if (!entry) throw new Error(`${this.id} has no message ${ts}`);
    const { message } = entry;
    if (!isReply(message) && this.replies(ts).length > 0) {
      entry.message = tombstone(message);
      return message;
    }
    this.byTs.delete(ts);
    this.history.remove(entry);
    if (isReply(message)) this.removeReply(entry);
    return message;
  }

  removeReply(entry) {
    const parent = entry.message.thread_ts;
    const thread = this.threads.get(parent);
    thread.remove(entry);
    const root = this.find(parent);
    if (thread.length === 0 && root && root.subtype === 'tombstone') this.delete(parent);
  }

  // True when the message has or had replies.
  isParent(ts) {
    return this.threads.has(ts) && this.byTs.has(ts);
  }

  get lastTs() {
    const last = (timeline) => (timeline.length ? timeline.entries[timeline.length - 1].at : 0);
    return Math.max(last(this.history), ...[...this.threads.values()].map(last));
  }

  // The channel as it is now, in the corpus' form.
  snapshot() {
    const messages = [...this.byTs.values()].sort((a, b) => a.at - b.at).map(({ message }) => message);
    return { ...this.fields, fake: this.fake, messages };
  }
}

const isReply = (message) => message.thread_ts !== undefined && message.thread_ts !== message.ts;

// What history shows in place of a deleted parent.
const tombstone = ({ ts }) => ({
  type: 'message',
  subtype: 'tombstone',
  text: 'This message was deleted.',
  user: 'USLACKBOT',
  hidden: true,
  ts,
});

module.exports = { Channel, Timeline, isReply };
