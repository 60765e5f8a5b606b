'use strict';
// Live updates: what happens in a chat gets the next pts, is kept for channels.getChannelDifference and is
// pushed to the sessions that follow (https://core.telegram.org/api/updates).
const wire = require('./wire.js');
const { now } = require('./answers.js');
const { reactions } = require('./wire_message.js');
const { poll, pollResults, peerUser } = require('./wire_media.js');

class Updates {
  constructor(world, answers, push) {
    this.world = world;
    this.answers = answers;
    this.push = push; // (object) to every session that follows
  }

  // --- with pts: never lost ---

  messageAdded(chat, message) {
    this.world.addMessage(chat, message);
    this.record(chat, { kind: 'message', id: message.id });
  }

  // By the account itself: the update goes into the answer of its call, nobody else is told.
  messageSent(chat, message) {
    this.world.addMessage(chat, message);
    return this.updateOf(chat, this.note(chat, { kind: 'message', id: message.id }));
  }

  messageEdited(chat, message) {
    this.world.forgetEncodedAround(chat, message);
    this.record(chat, { kind: 'edit', id: message.id });
  }

  messagesDeleted(chat, ids) {
    ids.forEach((id) => this.world.removeMessage(chat, id));
    this.record(chat, { kind: 'delete', ids }, ids.length);
  }

  pinned(chat, id, pinned) {
    this.record(chat, { kind: 'pin', id, pinned });
  }

  record(chat, event, count = 1) {
    this.note(chat, event, count);
    if (chat.member && !chat.kicked) this.push(this.answers.updates([this.updateOf(chat, event)], [chat]));
  }

  note(chat, event, count = 1) {
    const owner = chat.hasOwnPts ? chat : this.world.state;
    owner.pts += count;
    Object.assign(event, { pts: owner.pts, count });
    if (chat.hasOwnPts) {
      chat.events.push(event);
      if (chat.events.length > this.world.differenceKept) chat.events.shift();
    }
    return event;
  }

  // { update, message? } of a recorded event as of now
  updateOf(chat, { kind, id, ids, pinned, pts, count }) {
    const own = chat.hasOwnPts;
    const at = { pts, pts_count: count };
    if (kind === 'delete') {
      return {
        update: own
          ? { _: 'updateDeleteChannelMessages', channel_id: chat.id, messages: ids, ...at }
          : { _: 'updateDeleteMessages', messages: ids, ...at },
      };
    }
    if (kind === 'pin') {
      return {
        update: { _: 'updatePinnedChannelMessages', pinned, channel_id: chat.id, messages: [id], ...at },
      };
    }
    const message = chat.find(id);
    if (!message)
      return { update: { _: 'updateDeleteChannelMessages', channel_id: chat.id, messages: [id], ...at } };
    const encoded = this.answers.encoded(chat, message);
    const names = {
      message: ['updateNewMessage', 'updateNewChannelMessage'],
      edit: ['updateEditMessage', 'updateEditChannelMessage'],
    };
    return { message: encoded, update: { _: names[kind][own ? 1 : 0], message: encoded.bytes, ...at } };
  }

  // The answer of updates.getChannelDifference.
  difference(chat, pts, limit) {
    const timeout = this.world.shortPollSeconds;
    if (pts >= chat.pts) return { _: 'updates.channelDifferenceEmpty', final: true, pts: chat.pts, timeout };
    const missed = chat.events.filter((event) => event.pts > pts);
    if (missed.length === 0 || missed[0].pts - missed[0].count > pts) return this.tooLong(chat, timeout);
    const slice = missed.slice(0, limit);
    const final = slice.length === missed.length;
    const added = slice.filter(({ kind, id }) => kind === 'message' && chat.find(id));
    const others = slice.filter((event) => !added.includes(event)).map((event) => this.updateOf(chat, event));
    const { users, chats } = this.answers.updates(others, [chat]);
    const bundle = this.answers.bundle(
      added.map(({ id }) => [chat, chat.find(id)]),
      [chat],
    );
    const merge = (one, two) => [...one, ...two.filter(({ id }) => !one.some((each) => each.id === id))];
    return {
      _: 'updates.channelDifference',
      final,
      pts: slice[slice.length - 1].pts,
      timeout: final ? timeout : undefined,
      new_messages: bundle.messages,
      other_updates: others.map(({ update }) => update),
      users: merge(users, bundle.users),
      chats: merge(chats, bundle.chats),
    };
  }

  tooLong(chat, timeout) {
    const newest = chat.messages.slice(-20).reverse();
    return {
      _: 'updates.channelDifferenceTooLong',
      final: true,
      timeout,
      dialog: this.dialog(chat),
      ...this.answers.bundle(
        newest.map((message) => [chat, message]),
        [chat],
      ),
    };
  }

  dialog(chat) {
    return {
      _: 'dialog',
      peer: wire.peer(chat.peer),
      top_message: chat.lastId,
      read_inbox_max_id: chat.lastId,
      read_outbox_max_id: 0,
      unread_count: 0,
      unread_mentions_count: 0,
      unread_reactions_count: 0,
      unread_poll_votes_count: 0,
      notify_settings: wire.notifySettings(),
      pts: chat.hasOwnPts ? chat.pts : undefined,
      ttl_period: chat.ttl,
    };
  }

  // --- without pts: lost when nobody listens, as at Telegram ---

  announce(chat, update) {
    if (chat.member || update._ === 'updateChannel') this.push(this.answers.updates([{ update }], [chat]));
  }

  chatChanged(chat) {
    this.announce(
      chat,
      chat.kind === 'basic'
        ? { _: 'updateChat', chat_id: chat.id }
        : { _: 'updateChannel', channel_id: chat.id },
    );
  }

  reactionsChanged(chat, message) {
    this.world.forgetEncodedAround(chat, message);
    this.announce(chat, {
      _: 'updateMessageReactions',
      peer: wire.peer(chat.peer),
      msg_id: message.id,
      reactions: reactions(message.reactions || [], now()),
    });
  }

  viewsChanged(chat, message) {
    this.world.forgetEncodedAround(chat, message);
    this.announce(chat, {
      _: 'updateChannelMessageViews',
      channel_id: chat.id,
      id: message.id,
      views: message.views,
    });
  }

  forwardsChanged(chat, message) {
    this.world.forgetEncodedAround(chat, message);
    this.announce(chat, {
      _: 'updateChannelMessageForwards',
      channel_id: chat.id,
      id: message.id,
      forwards: message.forwards,
    });
  }

  pollChanged(chat, message) {
    this.world.forgetEncodedAround(chat, message);
    this.announce(chat, {
      _: 'updateMessagePoll',
      poll_id: message.media.id,
      poll: poll(message.media),
      results: pollResults(message.media, peerUser),
    });
  }
}

module.exports = { Updates };
