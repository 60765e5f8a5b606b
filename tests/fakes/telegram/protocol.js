'use strict';
// MTProto's layer of messages: encrypted envelopes, containers, acknowledgements, service messages, and
// calls with their answers (https://core.telegram.org/mtproto/service_messages).
const zlib = require('zlib');
const { Reader, Writer, GZIP_PACKED } = require('./tl.js');
const { join, random, igeEncrypt, igeDecrypt, messageKeys, messageKey } = require('./crypto.js');
const { Handshake } = require('./handshake.js');

const ENVELOPE = 32; // salt, session, message id, sequence number, length
const AUTH_KEY_NOT_FOUND = -404;
const NOT_RECEIVED = 2;
const RECEIVED = 4;
const COMPRESS_FROM = 2000; // bytes of an answer
const MAX_UNACKNOWLEDGED = 5000;

class Session {
  constructor(id, key) {
    this.id = id;
    this.key = key;
    this.connection = null;
    this.sequence = 0;
    this.unacknowledged = new Map(); // message id -> what was sent, sent again on a new connection
    this.received = new Set(); // ids of calls, so that a client can ask which ones came through
  }
}

class Protocol {
  // hooks: call(session, messageId, name, parameters), keyMade(key)
  constructor({ schema, serviceSchema, serverKey, hooks }) {
    this.schema = schema;
    this.service = serviceSchema;
    this.serverKey = serverKey;
    this.hooks = hooks;
    this.keys = new Map(); // hex of the id -> key
    this.sessions = new Map(); // hex of the key's id, session id -> Session
    this.lastMessageId = 0n;
    this.serviceHandlers = this.makeServiceHandlers();
  }

  // --- packets ---

  receive(connection, packet) {
    if (packet.length < 24) return;
    const keyId = packet.subarray(0, 8);
    if (keyId.every((byte) => byte === 0)) {
      this.receivePlain(connection, packet.subarray(20, 20 + packet.readUInt32LE(16)));
      return;
    }
    const key = this.keys.get(keyId.toString('hex'));
    if (key) {
      this.receiveEncrypted(connection, key, packet);
    } else {
      const code = Buffer.alloc(4);
      code.writeInt32LE(AUTH_KEY_NOT_FOUND);
      connection.send(code);
    }
  }

  receivePlain(connection, message) {
    if (!connection.handshake) {
      const answer = (data) => {
        const head = Buffer.alloc(20);
        head.writeBigInt64LE(this.nextMessageId(1), 8);
        head.writeUInt32LE(data.length, 16);
        connection.send(join(head, data));
      };
      connection.handshake = new Handshake(this.service, this.serverKey, answer, (key) => this.addKey(key));
    }
    connection.handshake.receive(message);
  }

  addKey(key) {
    this.keys.set(key.id.toString('hex'), key);
    this.hooks.keyMade(key);
  }

  receiveEncrypted(connection, key, packet) {
    const expected = packet.subarray(8, 24);
    const { key: aesKey, iv } = messageKeys(key.key, expected, 0);
    const plain = igeDecrypt(packet.subarray(24, packet.length - ((packet.length - 24) & 15)), aesKey, iv);
    if (!messageKey(key.key, plain, 0).equals(expected)) throw new Error('wrong message key');
    const messageId = plain.readBigInt64LE(16);
    const session = this.sessionOf(connection, key, plain.readBigInt64LE(8), messageId);
    this.handle(session, messageId, plain.subarray(ENVELOPE, ENVELOPE + plain.readUInt32LE(28)));
  }

  sessionOf(connection, key, id, messageId) {
    const name = `${key.id.toString('hex')} ${id}`;
    let session = this.sessions.get(name);
    if (!session) {
      session = new Session(id, key);
      session.connection = connection;
      this.sessions.set(name, session);
      this.send(
        session,
        this.service.encode({
          _: 'new_session_created',
          first_msg_id: messageId,
          unique_id: random(8).readBigInt64LE(0),
          server_salt: key.salt,
        }),
        3,
        true,
      );
    } else if (session.connection !== connection) {
      session.connection = connection;
      for (const [sentId, sent] of session.unacknowledged) this.transmit(session, sentId, sent);
    }
    return session;
  }

  forgetSessions() {
    this.sessions.clear();
  }

  // Time in units of 2^-32 s; the lowest two bits say whether it answers a message (1) or not (3).
  nextMessageId(kind) {
    const now = (BigInt(Date.now()) << 32n) / 1000n;
    const after = this.lastMessageId + 4n;
    this.lastMessageId = ((now > after ? now : after) & ~3n) | BigInt(kind);
    return this.lastMessageId;
  }

  send(session, data, kind, needsAcknowledgement) {
    const id = this.nextMessageId(kind);
    const sent = { data, sequence: session.sequence * 2 + (needsAcknowledgement ? 1 : 0) };
    if (needsAcknowledgement) {
      session.sequence++;
      session.unacknowledged.set(id, sent);
      if (session.unacknowledged.size > MAX_UNACKNOWLEDGED) {
        session.unacknowledged.delete(session.unacknowledged.keys().next().value);
      }
    }
    this.transmit(session, id, sent);
  }

  transmit(session, id, { data, sequence }) {
    const { key } = session;
    const padding = 12 + (-(ENVELOPE + data.length + 12) & 15);
    const plain = Buffer.allocUnsafe(ENVELOPE + data.length + padding);
    plain.writeBigInt64LE(key.salt, 0);
    plain.writeBigInt64LE(session.id, 8);
    plain.writeBigInt64LE(id, 16);
    plain.writeUInt32LE(sequence, 24);
    plain.writeUInt32LE(data.length, 28);
    data.copy(plain, ENVELOPE);
    random(padding).copy(plain, ENVELOPE + data.length);
    const check = messageKey(key.key, plain, 8);
    const { key: aesKey, iv } = messageKeys(key.key, check, 8);
    session.connection.send(join(key.id, check, igeEncrypt(plain, aesKey, iv)));
  }

  // --- messages ---

  handle(session, messageId, message) {
    const reader = new Reader(message);
    const id = reader.uint();
    if (id === GZIP_PACKED) {
      this.handle(session, messageId, zlib.unzipSync(reader.bytes()));
      return;
    }
    const service = this.serviceHandlers.get(id);
    if (service) {
      service(session, messageId, reader);
    } else {
      const { name, parameters } = this.decodeCall(message);
      session.received.add(messageId);
      this.hooks.call(session, messageId, name, parameters);
    }
  }

  makeServiceHandlers() {
    const say = (session, object) => this.send(session, this.service.encode(object), 1, false);
    const pong = (session, messageId, reader) =>
      say(session, { _: 'pong', msg_id: messageId, ping_id: reader.bigint() });
    const nothing = () => {};
    const handlers = {
      msg_container: (session, _, reader) => this.handleContainer(session, reader),
      msgs_ack: (session, _, reader) => this.acknowledge(session, reader),
      msgs_state_req: (session, messageId, reader) =>
        say(session, {
          _: 'msgs_state_info',
          req_msg_id: messageId,
          info: this.states(session, reader),
        }),
      http_wait: nothing,
      ping: pong,
      ping_delay_disconnect: pong,
      get_future_salts: (session, messageId) =>
        say(session, {
          _: 'future_salts',
          req_msg_id: messageId,
          now: Math.floor(Date.now() / 1000),
          salts: [{ valid_since: 1, valid_until: 0x7fffffff, salt: session.key.salt }],
        }),
      rpc_drop_answer: (session, messageId) =>
        this.answerRaw(session, messageId, this.service.encode({ _: 'rpc_answer_unknown' })),
      destroy_session: (session, _, reader) =>
        say(session, { _: 'destroy_session_ok', session_id: reader.bigint() }),
      // Not within rpc_result: TDLib would never finish to log out.
      destroy_auth_key: (session) => say(session, { _: 'destroy_auth_key_ok' }),
    };
    return new Map(
      Object.entries(handlers).map(([name, handler]) => [this.service.byName.get(name).id, handler]),
    );
  }

  handleContainer(session, reader) {
    for (let left = reader.uint(); left > 0; left--) {
      const messageId = reader.bigint();
      reader.uint(); // the sequence number
      this.handle(session, messageId, reader.raw(reader.uint()));
    }
  }

  acknowledge(session, reader) {
    reader.uint(); // Vector
    for (let left = reader.uint(); left > 0; left--) session.unacknowledged.delete(reader.bigint());
  }

  states(session, reader) {
    reader.uint(); // Vector
    return Buffer.from(
      Array.from({ length: reader.uint() }, () =>
        session.received.has(reader.bigint()) ? RECEIVED : NOT_RECEIVED,
      ),
    );
  }

  // The method within invokeWithLayer, initConnection and the like. What the schema does not have keeps its
  // number as its name; what it has with arguments that it has not comes without parameters.
  decodeCall(message) {
    let reader = new Reader(message);
    for (;;) {
      const id = reader.uint();
      if (id === GZIP_PACKED) {
        reader = new Reader(zlib.unzipSync(reader.bytes()));
        continue;
      }
      const method = this.schema.byId.get(id);
      if (!method) return { name: `0x${id.toString(16).padStart(8, '0')}` };
      const last = method.fields[method.fields.length - 1];
      if (!last || last.type !== '!X')
        return { name: method.name, parameters: this.tryFields(reader, method) };
      this.schema.readFields(reader, { name: method.name, fields: method.fields.slice(0, -1) });
    }
  }

  tryFields(reader, method) {
    try {
      return this.schema.readFields(reader, method);
    } catch (error) {
      return undefined;
    }
  }

  // --- answers ---

  answerRaw(session, messageId, data) {
    const writer = new Writer();
    writer.uint(this.service.byName.get('rpc_result').id);
    writer.long(messageId);
    if (data.length > COMPRESS_FROM) {
      writer.uint(GZIP_PACKED);
      writer.bytes(zlib.gzipSync(data, { level: 1 }));
    } else {
      writer.raw(data);
    }
    this.send(session, writer.take(), 1, true);
  }

  answer(session, messageId, value) {
    this.answerRaw(session, messageId, this.schema.encode(value));
  }

  fail(session, messageId, code, message) {
    this.answerRaw(
      session,
      messageId,
      this.service.encode({ _: 'rpc_error', error_code: code, error_message: message }),
    );
  }

  push(session, object) {
    this.send(session, this.schema.encode(object), 3, true);
  }
}

module.exports = { Protocol };
