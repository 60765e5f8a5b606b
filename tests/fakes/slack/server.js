'use strict';
// A Slack for tests, on loopback only. See README.md.
//
//   node server.js CORPUS.json [--http PORT] [--https PORT --tls DIRECTORY] [--control PORT] [--until eof]
//
// Prints one line of JSON with its ports when it is ready. Port 0 means any free one. With --until eof it ends
// when its standard input does, so it never outlives the test that started it.
const fs = require('fs');
const http = require('http');
const https = require('https');
const { World } = require('./world.js');
const { Tokens } = require('./tokens.js');
const { Limits } = require('./limits.js');
const { Faults } = require('./faults.js');
const { Events } = require('./events.js');
const { CallLog } = require('./call_log.js');
const { Api } = require('./api.js');
const { OAuth } = require('./oauth.js');
const { SocketMode } = require('./socket_mode.js');
const { PageSizes, LastPages } = require('./cursors.js');
const { html, send } = require('./sending.js');
const { certificates } = require('./certificates.js');
const { listenControl } = require('../control.js');

class Server {
  constructor(corpus) {
    this.world = new World(corpus);
    this.tokens = new Tokens(this.world);
    this.limits = new Limits(this.world);
    this.faults = new Faults();
    this.log = new CallLog();
    this.pageSizes = new PageSizes();
    this.lastPages = new LastPages(this.world);
    this.oauth = new OAuth(this);
    this.socketMode = new SocketMode(this);
    this.events = new Events(this);
    this.api = new Api(this);
    this.listeners = [];
    this.sockets = new Set();
    this.requests = 0;
  }

  // Unique, and opaque.
  nextRequestId() {
    return (++this.requests).toString(16).padStart(32, '0');
  }

  async route(request, response) {
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname.startsWith('/api/')) await this.api.handle(request, response, url);
    else if (url.pathname === '/oauth/v2/authorize') send(response, this.oauth.authorize(url));
    else send(response, html(404));
  }

  // --- listeners ---

  listen(port, tls) {
    const serve = (request, response) => {
      this.route(request, response).catch((error) => {
        this.log.problem(error);
        request.socket.destroy();
      });
    };
    const listener = tls ? https.createServer(tls, serve) : http.createServer(serve);
    listener.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => {});
    });
    listener.on('upgrade', (request, socket) => this.socketMode.upgrade(request, socket));
    listener.keepAliveTimeout = 60000;
    this.listeners.push(listener);
    return new Promise((resolve, reject) => {
      listener.once('error', reject);
      listener.listen(port, '127.0.0.1', () => resolve(listener.address().port));
    });
  }

  dropConnections() {
    for (const socket of this.sockets) socket.destroy();
  }

  // Refuses connections for a while.
  pause(milliseconds) {
    for (const listener of this.listeners) {
      const { port } = listener.address();
      listener.close();
      setTimeout(() => listener.listen(port, '127.0.0.1'), milliseconds);
    }
    this.dropConnections();
  }
}

function parseArguments(words) {
  const options = { corpus: null, http: null, https: null, tls: null, control: 0, until: null };
  for (let i = 0; i < words.length; i++) {
    const option = words[i].replace(/^--/, '');
    if (option === words[i]) options.corpus = words[i];
    else options[option] = words[++i];
  }
  return options;
}

async function main() {
  const options = parseArguments(process.argv.slice(2));
  if (!options.corpus || (options.https !== null && !options.tls)) {
    process.stderr.write(
      'usage: server.js CORPUS.json [--http PORT] [--https PORT --tls DIRECTORY] [--control PORT] [--until eof]\n',
    );
    process.exit(2);
  }
  const server = new Server(JSON.parse(fs.readFileSync(options.corpus, 'utf8')));
  const ready = { control: await listenControl(server, Number(options.control)) };
  if (options.http !== null) ready.http = await server.listen(Number(options.http));
  if (options.https !== null) {
    const { key, cert, ca } = certificates(options.tls);
    ready.https = await server.listen(Number(options.https), { key, cert });
    ready.ca = ca;
  }
  if (options.until === 'eof') process.stdin.on('end', () => process.exit(0)).resume();
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

if (require.main === module) main();

module.exports = { Server };
