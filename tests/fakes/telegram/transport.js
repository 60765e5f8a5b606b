'use strict';
// Obfuscated TCP transport (https://core.telegram.org/mtproto/mtproto-transports), intermediate framing,
// and a SOCKS5 front (RFC 1928) that takes every destination for this server.
const crypto = require('crypto');
const net = require('net');
const { join, random } = require('./crypto.js');

const INTERMEDIATE = 0xeeeeeeee;
const PADDED_INTERMEDIATE = 0xdddddddd;

// One client's connection: packets in through `receive(packet)`, out through send().
class Connection {
  constructor(socket, hooks) {
    this.socket = socket;
    this.hooks = hooks;
    this.pending = Buffer.alloc(0);
    this.decipher = null;
    this.closed = false;
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.on('close', () => {
      this.closed = true;
    });
    socket.on('data', (data) => this.consume(data));
  }

  consume(data) {
    try {
      this.pending = join(this.pending, this.decipher ? this.decipher.update(data) : data);
      if (!this.decipher && !this.start()) return;
      while (this.pending.length >= 4) {
        const size = this.pending.readUInt32LE(0) & 0x7fffffff;
        if (this.pending.length < 4 + size) return;
        const packet = this.pending.subarray(4, 4 + size);
        this.pending = this.pending.subarray(4 + size);
        this.hooks.receive(this, packet);
      }
    } catch (error) {
      this.hooks.failed(error);
      this.close();
    }
  }

  // The first 64 bytes: keys of both directions and, encrypted, the framing and the data centre.
  start() {
    if (this.pending.length < 64) return false;
    const head = this.pending.subarray(0, 64);
    const reversed = Buffer.from(head.subarray(8, 56)).reverse();
    this.decipher = crypto.createDecipheriv('aes-256-ctr', head.subarray(8, 40), head.subarray(40, 56));
    this.cipher = crypto.createCipheriv('aes-256-ctr', reversed.subarray(0, 32), reversed.subarray(32, 48));
    const plain = this.decipher.update(this.pending);
    this.framing = plain.readUInt32LE(56);
    this.dc = Math.abs(plain.readInt16LE(60)) % 10000;
    if (this.framing !== INTERMEDIATE && this.framing !== PADDED_INTERMEDIATE)
      throw new Error('unknown framing');
    this.pending = plain.subarray(64);
    return true;
  }

  send(packet) {
    if (this.closed) return;
    const padding = this.framing === PADDED_INTERMEDIATE ? random(crypto.randomInt(16)) : Buffer.alloc(0);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(packet.length + padding.length);
    this.socket.write(this.cipher.update(join(size, packet, padding)));
  }

  close() {
    this.closed = true;
    this.socket.destroy();
  }
}

// Length of the address in a SOCKS5 request, 0 while it is incomplete.
function socksAddressSize(request) {
  const sizes = { 1: 4, 3: 1 + request[4], 4: 16 };
  const size = 4 + (sizes[request[3]] || 0) + 2;
  return request.length < size ? 0 : size;
}

function acceptSocks(socket, hooks) {
  let buffer = Buffer.alloc(0);
  let greeted = false;
  const onData = (data) => {
    buffer = join(buffer, data);
    if (!greeted) {
      if (buffer.length < 2 || buffer.length < 2 + buffer[1]) return;
      buffer = buffer.subarray(2 + buffer[1]);
      greeted = true;
      socket.write(Buffer.from([5, 0]));
    }
    const size = buffer.length < 5 ? 0 : socksAddressSize(buffer);
    if (size === 0) return;
    socket.removeListener('data', onData);
    socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
    const connection = hooks.opened(socket);
    if (buffer.length > size) connection.consume(buffer.subarray(size));
  };
  socket.on('error', () => {});
  socket.on('data', onData);
}

// Listens on all addresses given; `mode` is 'direct' or 'socks5'. Resolves to the ports.
class Listener {
  constructor(hooks) {
    this.sockets = new Set();
    this.servers = [];
    this.hooks = { ...hooks, opened: (socket) => new Connection(socket, this.hooks) };
  }

  listen(mode, host, port) {
    const accept = mode === 'socks5' ? acceptSocks : (socket, hooks) => hooks.opened(socket);
    const server = net.createServer((socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      accept(socket, this.hooks);
    });
    this.servers.push({ server, mode, host });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => resolve(server.address().port));
    });
  }

  dropConnections() {
    for (const socket of this.sockets) socket.destroy();
  }

  // Stops listening for a while on the same ports, as a server that restarts.
  async pause(milliseconds) {
    const places = this.servers.map(({ server, mode, host }) => ({
      mode,
      host,
      port: server.address().port,
    }));
    const closed = this.servers.map(({ server }) => new Promise((resolve) => server.close(resolve)));
    this.dropConnections();
    this.servers = [];
    await Promise.all(closed);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    for (const { mode, host, port } of places) await this.listen(mode, host, port);
  }
}

module.exports = { Listener };
