'use strict';
// Socket Mode (docs.slack.dev/apis/events-api/using-socket-mode): tickets, connections, envelopes and their acks.
// An event goes to one of an app's connections; without an ack in time it is sent again, as the Events API does.
const crypto = require('crypto');
const { WebSocket } = require('./websocket.js');
const { wireMessage } = require('./wire.js');

const CLOSE_AFTER_MS = 50; // between "disconnect" and the end of the connection

class SocketMode {
  constructor(server) {
    this.server = server;
    this.world = server.world;
    this.tickets = new Map();
    this.connections = [];
    this.pending = new Map(); // envelope id -> delivery without an ack
    this.waiting = []; // deliveries for which there is no connection
    this.last = undefined;
    this.clear();
  }

  clear() {
    this.counts = { opened: 0, sent: 0, acked: 0, resent: 0, lost: 0, unknown_acks: 0 };
  }

  get settings() {
    return this.world.settings.socket;
  }

  status() {
    const { pending, waiting, connections } = this;
    return {
      ...this.counts,
      connections: connections.length,
      pending: pending.size,
      waiting: waiting.length,
    };
  }

  // --- connections ---

  ticketUrl({ token, request }) {
    const ticket = crypto.randomUUID();
    this.tickets.set(ticket, { app: token.app, expires: this.world.now() + this.settings.ticket_s });
    const scheme = request.socket.encrypted ? 'wss' : 'ws';
    return `${scheme}://${request.headers.host}/link/?ticket=${ticket}&app_id=${token.app}`;
  }

  // A ticket serves once.
  upgrade(request, socket) {
    const url = new URL(request.url, 'http://localhost');
    const ticket = url.pathname === '/link/' && this.tickets.get(url.searchParams.get('ticket'));
    this.tickets.delete(url.searchParams.get('ticket'));
    if (!ticket || ticket.expires < this.world.now()) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    const connection = { app: ticket.app };
    connection.socket = WebSocket.accept(request, socket, {
      text: (text) => this.receive(text),
      pong: () => {},
      ended: () => this.ended(connection),
      failed: (error) => this.server.log.problem(error),
    });
    if (connection.socket) this.opened(connection);
  }

  opened(connection) {
    const mine = this.connections.filter(({ app }) => app === connection.app);
    if (mine.length >= this.settings.connections) {
      this.disconnect(connection, 'too_many_websockets');
      return;
    }
    this.connections.push(connection);
    this.counts.opened++;
    connection.pings = setInterval(() => connection.socket.ping(), this.settings.ping_s * 1000);
    connection.life = setTimeout(
      () => this.disconnect(connection, 'refresh_requested'),
      this.settings.life_s * 1000,
    );
    this.say(connection, {
      type: 'hello',
      num_connections: mine.length + 1,
      debug_info: { ...DEBUG, build_number: 1, approximate_connection_time: this.settings.life_s },
      connection_info: { app_id: connection.app },
    });
    for (const delivery of this.waiting.splice(0)) this.deliver(delivery);
  }

  ended(connection) {
    clearInterval(connection.pings);
    clearTimeout(connection.life);
    this.connections = this.connections.filter((each) => each !== connection);
  }

  say(connection, message) {
    connection.socket.send(JSON.stringify(message), this.settings.pieces);
  }

  // A warning leaves the connection open; whatever else is the reason, it ends soon after.
  disconnect(connection, reason, closeAfter = CLOSE_AFTER_MS) {
    this.say(connection, { type: 'disconnect', reason, debug_info: DEBUG });
    if (reason !== 'warning') setTimeout(() => connection.socket.close(), closeAfter);
  }

  // The command "socket": what happens to the connections.
  disturb({ action, reason = 'refresh_requested', close_ms: closeAfter, text }) {
    const actions = {
      disconnect: (connection) => this.disconnect(connection, reason, closeAfter),
      close: ({ socket }) => socket.close(),
      drop: ({ socket }) => socket.destroy(),
      silence: ({ socket }) => Object.assign(socket, { silent: true }), // as if the network had gone
      raw: ({ socket }) => socket.send(text),
      again: () => this.last && this.send(this.last), // an event that was acknowledged already
    };
    if (!(action in actions)) throw new Error(`unknown action ${action}`);
    for (const connection of [...this.connections]) actions[action](connection);
    return this.status();
  }

  // --- events ---

  // What the app gets of an event: only of conversations that its user is in and may read.
  publish(channel, event) {
    if (!channel.fields.is_member) return;
    for (const app of this.world.apps) {
      const readers = [...this.world.tokens.values()].filter(
        (token) => token.app === app.id && token.type === 'user' && !token.error,
      );
      const reader = readers.find(({ scopes }) => scopes.includes(`${channel.family}:history`));
      if (reader) this.deliver(this.delivery(app, reader, channel, event));
    }
  }

  publishToAll(event) {
    for (const app of this.world.apps)
      this.deliver(this.delivery(app, { user: app.user }, { fields: {} }, event));
  }

  delivery(app, reader, channel, event) {
    const authorization = {
      enterprise_id: null,
      team_id: this.world.team.id,
      user_id: reader.user,
      is_bot: false,
    };
    return {
      app: app.id,
      attempt: 0,
      reason: '',
      payload: {
        token: 'verification-token',
        team_id: this.world.team.id,
        api_app_id: app.id,
        event,
        type: 'event_callback',
        event_id: `Ev${crypto.randomBytes(5).toString('hex').toUpperCase()}`,
        event_time: Math.floor(this.world.now()),
        authorizations: [{ ...authorization, is_enterprise_install: false }],
        is_ext_shared_channel: Boolean(channel.fields.is_ext_shared),
        event_context: '4-invented',
      },
    };
  }

  deliver(delivery) {
    const open = this.connections.some(({ app, socket }) => app === delivery.app && !socket.closed);
    if (open) this.send(delivery);
    else if (this.settings.offline === 'keep') this.waiting.push(delivery);
    else this.counts.lost++;
  }

  send(delivery) {
    const open = this.connections.filter(({ app, socket }) => app === delivery.app && !socket.closed);
    if (open.length === 0) return;
    const id = crypto.randomUUID();
    const { attempt, reason, payload } = delivery;
    const connection = open[this.counts.sent++ % open.length];
    const timer = setTimeout(() => this.late(id), this.settings.ack_s * 1000);
    this.pending.set(id, { ...delivery, timer });
    this.last = delivery;
    this.say(connection, {
      envelope_id: id,
      payload,
      type: 'events_api',
      accepts_response_payload: false,
      retry_attempt: attempt,
      retry_reason: reason,
    });
    this.disturbEvery(connection, delivery);
  }

  // Settings drop_every and duplicate_every.
  disturbEvery(connection, delivery) {
    const { drop_every: drop, duplicate_every: duplicate } = this.settings;
    if (drop && this.counts.sent % drop === 0) setTimeout(() => connection.socket.destroy(), 0);
    if (duplicate && this.counts.sent % duplicate === 0 && !delivery.copy)
      this.send({ ...delivery, copy: true });
  }

  late(id) {
    const { timer, ...delivery } = this.pending.get(id);
    this.pending.delete(id);
    if (delivery.attempt >= this.settings.retries) {
      this.counts.lost++;
      return;
    }
    this.counts.resent++;
    this.deliver({ ...delivery, attempt: delivery.attempt + 1, reason: 'timeout' });
  }

  receive(text) {
    let message;
    try {
      message = JSON.parse(text);
    } catch (error) {
      this.server.log.problem(error);
      return;
    }
    const delivery = this.pending.get(message.envelope_id);
    if (!delivery) {
      this.counts.unknown_acks++;
      return;
    }
    clearTimeout(delivery.timer);
    this.pending.delete(message.envelope_id);
    this.counts.acked++;
  }
}

const DEBUG = { host: 'applink-invented' };

// The event of a new message: a message object with its channel.
function messageEvent(channel, message) {
  const types = { channels: 'channel', groups: 'group', im: 'im', mpim: 'mpim' };
  const frame = { channel: channel.id, channel_type: types[channel.family], event_ts: message.ts };
  return { ...wireMessage(channel, message), ...frame };
}

module.exports = { SocketMode, messageEvent };
