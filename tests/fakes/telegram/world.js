'use strict';
// What the server knows: people, chats and their messages, loaded from a corpus and changed by events.
// The format is described in README.md.

const DEFAULT_API = { id: 12345, hash: '0123456789abcdef0123456789abcdef' };
const FIRST_PTS = 100;
const GENERAL = 1;

class Chat {
  constructor(description) {
    Object.assign(this, {
      kind: 'channel',
      title: '',
      username: '',
      about: '',
      members: 1,
      member: false,
      date: 1600000000,
    });
    Object.assign(this, description);
    this.topics = description.topics || [];
    this.pts = description.pts || FIRST_PTS;
    this.events = description.events || []; // of this channel, in the order of pts; see updates.js
    this.highestId = description.highestId || 0; // ever: an id is never used again
    this.messages = []; // in ascending order of ids
    this.threads = new Map(); // id of a thread's or topic's root -> its messages, ascending
    this.discussed = new Map(); // id of a post in the linked channel -> its copy here
    for (const message of description.messages || []) this.add(message);
  }

  get peer() {
    return `${{ basic: 'chat', user: 'user' }[this.kind] || 'channel'}:${this.id}`;
  }

  // Channels and supergroups count their own updates; all other chats have one count together.
  get hasOwnPts() {
    return this.kind === 'channel' || this.kind === 'group';
  }

  get isPublic() {
    return Boolean(this.username) || (this.usernames || []).length > 0 || Boolean(this.has_geo);
  }

  get readable() {
    return !this.kicked && (this.member || this.isPublic);
  }

  get lastId() {
    return this.messages.length === 0 ? 0 : this.messages[this.messages.length - 1].id;
  }

  find(id) {
    const at = firstAtLeast(this.messages, id);
    return at < this.messages.length && this.messages[at].id === id ? this.messages[at] : undefined;
  }

  add(message) {
    this.highestId = Math.max(this.highestId, message.id);
    insert(this.messages, message);
    const root = message.thread || message.topic;
    if (root) {
      if (!this.threads.has(root)) this.threads.set(root, []);
      insert(this.threads.get(root), message);
    }
    if (message.discusses) this.discussed.set(message.discusses, message);
  }

  remove(id) {
    const message = this.find(id);
    if (!message) return undefined;
    this.messages.splice(firstAtLeast(this.messages, id), 1);
    const thread = this.threads.get(message.thread || message.topic);
    if (thread) thread.splice(firstAtLeast(thread, id), 1);
    if (message.discusses) this.discussed.delete(message.discusses);
    return message;
  }

  // What is in no topic of a forum is in the first one, "General".
  threadOf(root) {
    if (this.forum && root === GENERAL) return this.messages.filter((message) => !message.topic);
    return this.threads.get(root) || [];
  }
}

function firstAtLeast(messages, id) {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (messages[middle].id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(messages, message) {
  if (messages.length === 0 || messages[messages.length - 1].id < message.id) {
    messages.push(message);
  } else {
    messages.splice(firstAtLeast(messages, message.id), 0, message);
  }
}

// A page as messages.getHistory defines it (https://core.telegram.org/api/offsets): newest first, from the
// first message that is older than offset_id (or offset_date), moved by add_offset, at most `limit`, and only
// ids below max_id and above min_id. An add_offset that reaches past the newest message starts at the newest.
function pageOf(
  messages,
  {
    offset_id: offsetId,
    offset_date: offsetDate,
    add_offset: addOffset,
    limit,
    max_id: maxId,
    min_id: minId,
  },
) {
  let older = messages.length; // how many are older than the offset
  if (offsetId > 0) {
    older = firstAtLeast(messages, offsetId);
  } else if (offsetDate > 0) {
    while (older > 0 && messages[older - 1].date >= offsetDate) older--;
  }
  let end = Math.min(messages.length, older - (addOffset || 0));
  if (maxId > 0) end = Math.min(end, firstAtLeast(messages, maxId));
  const begin = Math.max(0, end - limit, minId > 0 ? firstAtLeast(messages, minId + 1) : 0);
  return end <= begin ? [] : messages.slice(begin, end).reverse();
}

class World {
  constructor(corpus) {
    this.api = corpus.api || DEFAULT_API;
    this.users = new Map((corpus.users || []).map((user) => [user.id, user]));
    this.chats = new Map((corpus.chats || []).map((chat) => [chat.id, new Chat(chat)]));
    this.accounts = corpus.accounts || [];
    this.invites = new Map(Object.entries(corpus.invites || {}));
    this.shortPollSeconds = corpus.short_poll_s || 1;
    this.differenceKept = corpus.difference_kept || 100000;
    this.state = corpus.state || { pts: FIRST_PTS, qts: 1, seq: 1 };
    this.corpus = corpus;
    this.encoded = new WeakMap(); // message -> its bytes, see wire_message.js
    this.termsOfService = null;
    this.frozen = null;
  }

  // A corpus of what has become of the first one.
  snapshot() {
    const chats = [...this.chats.values()].map(({ threads, discussed, ...rest }) => rest);
    return { ...this.corpus, chats, state: this.state };
  }

  chat(id) {
    return this.chats.get(Number(id));
  }

  chatOfPeer(peer) {
    const [kind, id] = peer.split(':');
    const chat = this.chat(id);
    return chat && (chat.kind === 'user') === (kind === 'user') ? chat : undefined;
  }

  account(phone) {
    const digits = phone.replace(/\D/g, '');
    return this.accounts.find((account) => account.phone === digits);
  }

  byUsername(name) {
    const wanted = name.toLowerCase();
    const named = (who) =>
      [who.username, ...(who.usernames || [])].some((each) => each && each.toLowerCase() === wanted);
    return [...this.chats.values()].find(named) || [...this.users.values()].find(named);
  }

  // The channel whose posts are discussed in `group`, and the other way round.
  linked(chat) {
    return chat.linked ? this.chat(chat.linked) : undefined;
  }

  addMessage(chat, message) {
    chat.add(message);
    this.forgetEncodedAround(chat, message);
  }

  removeMessage(chat, id) {
    const message = chat.remove(id);
    if (message) this.forgetEncodedAround(chat, message);
    return message;
  }

  // The bytes of a message are kept until something in them changes; a comment changes
  // the counts of its thread's root and of the post that is discussed.
  forgetEncodedAround(chat, message) {
    this.encoded.delete(message);
    const root = message.thread ? chat.find(message.thread) : undefined;
    if (!root) return;
    this.encoded.delete(root);
    const linked = this.linked(chat);
    const post = linked && root.discusses ? linked.find(root.discusses) : undefined;
    if (post) this.encoded.delete(post);
  }
}

module.exports = { World, pageOf };
