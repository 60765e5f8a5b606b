'use strict';
// A server for tests that speaks MTProto with an unmodified TDLib on loopback. See README.md.
//
//   node server.js CORPUS.json --state DIRECTORY [--socks PORT] [--direct ADDRESS:PORT]…
//        [--control PORT] [--until eof]
//
// Prints one line of JSON with its ports when it is ready. Port 0 means any free one. With --until eof it ends
// when its standard input does, so it never outlives the test that started it.
const fs = require('fs');
const path = require('path');
const { Schema } = require('./tl.js');
const { ServerKey } = require('./crypto.js');
const { Listener } = require('./transport.js');
const { Protocol } = require('./protocol.js');
const { World } = require('./world.js');
const { Answers, RpcError } = require('./answers.js');
const { Updates } = require('./updates.js');
const { Events } = require('./events.js');
const { Faults } = require('./faults.js');
const { CallLog } = require('./call_log.js');
const { listenControl } = require('../control.js');
const { Store } = require('./store.js');
const { UNKNOWN_OBJECT } = require('./wire_media.js');

const HANDLERS = {
  ...require('./methods/auth.js'),
  ...require('./methods/account.js'),
  ...require('./methods/chats.js').handlers,
  ...require('./methods/messages.js'),
};

// What a client may call before it is signed in.
const OPEN =
  /^(auth\.|help\.|langpack\.|account\.(getPassword|sendVerifyEmailCode|verifyEmail|updateStatus)$)/;

class Server {
  constructor(corpus, stateDirectory) {
    this.schema = new Schema(readSchema('telegram.tl'));
    this.world = new World(corpus);
    this.answers = new Answers(this.schema, this.world);
    this.updates = new Updates(this.world, this.answers, (object) => this.pushToFollowers(object));
    this.events = new Events(this);
    this.faults = new Faults();
    this.log = new CallLog();
    this.store = new Store(stateDirectory, this.world);
    this.serverKey = new ServerKey(this.store.privatePem());
    this.store.writeKeys(this.serverKey);
    this.protocol = new Protocol({
      schema: this.schema,
      serviceSchema: new Schema(readSchema('mtproto.tl')),
      serverKey: this.serverKey,
      hooks: { call: (...all) => this.receive(...all), keyMade: (key) => this.keyMade(key) },
    });
    this.store.load().forEach((key) => this.protocol.addKey(key));
    this.listener = new Listener({
      receive: (connection, packet) => this.protocol.receive(connection, packet),
      failed: (error) => this.log.problem(error),
    });
  }

  keyMade(key) {
    if (!key.temporary && !key.stored) {
      key.stored = true;
      this.saveKeys();
    }
  }

  saveKeys() {
    this.store.save(this.protocol.keys.values());
  }

  // --- keys and sessions ---

  bindTemporaryKey(temporary, permanentId) {
    const name = Buffer.alloc(8);
    name.writeBigInt64LE(permanentId);
    const permanent = this.protocol.keys.get(name.toString('hex'));
    if (!permanent) throw new RpcError(400, 'ENCRYPTED_MESSAGE_INVALID');
    temporary.permanent = permanent;
  }

  // The session of a client that updates go to: the last one that asked for them.
  followUpdates(session, key) {
    key.follower = session;
  }

  get permanentKeys() {
    return [...this.protocol.keys.values()].filter((key) => !key.temporary);
  }

  pushToFollowers(object, wanted = (key) => key.account && !key.revoked) {
    for (const key of this.permanentKeys) {
      if (key.follower && wanted(key)) this.protocol.push(key.follower, object);
    }
  }

  // --- calls ---

  receive(session, messageId, name, parameters) {
    const key = session.key.permanent || session.key;
    const chatId = chatIdOf(parameters);
    const fault = this.faults.next(name, chatId);
    this.log.add(name, chatId, fault);
    const run = () => this.answer({ session, messageId, name, parameters, key });
    if (fault) {
      this.injectFault(fault, session, messageId, run);
    } else {
      run();
    }
  }

  injectFault(fault, session, messageId, run) {
    const actions = {
      flood: () => this.protocol.fail(session, messageId, 420, `FLOOD_WAIT_${fault.seconds}`),
      error: () => this.protocol.fail(session, messageId, fault.code, fault.message),
      // As if the call had not come through: the client sends it again.
      drop: () => {
        session.received.delete(messageId);
        this.drop(fault);
      },
      ignore: () => {},
      delay: () => setTimeout(run, fault.ms),
      unknown: () => this.protocol.answerRaw(session, messageId, UNKNOWN_OBJECT),
      restart: () => this.restart(fault),
      // Control commands that come true before the answer is made.
      run: () => {
        fault.commands.forEach((command) => this.events.run(command));
        run();
      },
    };
    actions[fault.do]();
  }

  answer({ session, messageId, name, parameters, key }) {
    try {
      const handler = HANDLERS[name];
      if (key.revoked) throw new RpcError(401, key.revoked);
      if (!key.account && !OPEN.test(name) && name !== 'users.getUsers')
        throw new RpcError(401, 'AUTH_KEY_UNREGISTERED');
      if (!handler || !parameters) throw new RpcError(400, 'METHOD_NOT_SIMULATED');
      if (key.account) this.answers.selfId = key.account.user;
      const call = {
        server: this,
        world: this.world,
        answers: this.answers,
        updates: this.updates,
        session,
        key,
      };
      this.protocol.answer(session, messageId, handler(call, parameters));
    } catch (error) {
      if (!(error instanceof RpcError)) this.log.problem(error);
      const [code, text] = error instanceof RpcError ? [error.code, error.message] : [500, 'SERVER_BROKEN'];
      this.protocol.fail(session, messageId, code, text);
    }
  }

  // --- disturbances ---

  drop({ forget = false } = {}) {
    if (forget) this.protocol.forgetSessions();
    this.listener.dropConnections();
  }

  // Keeps the keys, as Telegram does; sessions and what was not delivered are gone.
  restart({ down_ms: milliseconds = 500 } = {}) {
    this.protocol.forgetSessions();
    this.permanentKeys.forEach((key) => {
      key.follower = null;
    });
    this.listener.pause(milliseconds);
  }
}

function chatIdOf(parameters) {
  const peer = parameters && (parameters.peer || parameters.channel);
  return peer ? peer.channel_id || peer.chat_id || peer.user_id : undefined;
}

const readSchema = (name) => fs.readFileSync(path.join(__dirname, 'schema', name), 'utf8');

function parseArguments(words) {
  const options = { direct: [], state: null, socks: null, control: 0, corpus: null, until: null };
  for (let i = 0; i < words.length; i++) {
    const option = words[i].replace(/^--/, '');
    if (option === words[i]) options.corpus = words[i];
    else if (option === 'direct') options.direct.push(words[++i]);
    else options[option] = words[++i];
  }
  return options;
}

// What "save" of the control port left, else the corpus.
function readCorpus({ corpus, state }) {
  const saved = Store.worldPath(state);
  return JSON.parse(fs.readFileSync(fs.existsSync(saved) ? saved : corpus, 'utf8'));
}

async function main() {
  const options = parseArguments(process.argv.slice(2));
  if (!options.corpus || !options.state) {
    process.stderr.write(
      'usage: server.js CORPUS.json --state DIRECTORY [--socks PORT] [--direct ADDRESS:PORT]…\n' +
        '       [--control PORT] [--until eof]\n',
    );
    process.exit(2);
  }
  const server = new Server(readCorpus(options), options.state);
  const ports = { control: await listenControl(server, Number(options.control)) };
  if (options.socks !== null)
    ports.socks = await server.listener.listen('socks5', '127.0.0.1', Number(options.socks));
  for (const place of options.direct) {
    const colon = place.lastIndexOf(':'); // an IPv6 address has more of them
    await server.listener.listen('direct', place.slice(0, colon), Number(place.slice(colon + 1)));
  }
  if (options.until === 'eof') process.stdin.on('end', () => process.exit(0)).resume();
  process.stdout.write(`${JSON.stringify({ ...ports, key: server.store.publicPath })}\n`);
}

main();
