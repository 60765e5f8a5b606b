'use strict';
// The server's side of a WebSocket (RFC 6455): text messages, pings, closing. Extensions are not negotiated.
const crypto = require('crypto');

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 };
const LARGEST = 1 << 20;

const acceptOf = (key) =>
  crypto
    .createHash('sha1')
    .update(key + MAGIC)
    .digest('base64');

function frame(opcode, payload, final = true) {
  const { length } = payload;
  const head = [(final ? 0x80 : 0) | opcode];
  if (length < 126) head.push(length);
  else if (length < 65536) head.push(126, length >> 8, length & 255);
  else head.push(127, 0, 0, 0, 0, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255);
  return Buffer.concat([Buffer.from(head), payload]);
}

// {opcode, final, payload, size} of the first frame in the buffer; undefined while it is not complete.
function readFrame(buffer) {
  if (buffer.length < 2) return undefined;
  let [length, at] = [buffer[1] & 127, 2];
  if (length === 126) [length, at] = [buffer.length < 4 ? Infinity : buffer.readUInt16BE(2), 4];
  else if (length === 127)
    [length, at] = [buffer.length < 10 ? Infinity : Number(buffer.readBigUInt64BE(2)), 10];
  if (length !== Infinity && length > LARGEST) throw new Error('a frame is too large');
  if (!(buffer[1] & 128)) throw new Error('a client has to mask its frames');
  if (buffer.length < at + 4 + length) return undefined;
  const mask = buffer.subarray(at, at + 4);
  const payload = Buffer.from(buffer.subarray(at + 4, at + 4 + length));
  for (let i = 0; i < payload.length; i++) payload[i] ^= mask[i & 3];
  return { opcode: buffer[0] & 15, final: Boolean(buffer[0] & 128), payload, size: at + 4 + length };
}

class WebSocket {
  // `hooks`: text(string), pong(), ended(), failed(Error).
  constructor(socket, hooks) {
    Object.assign(this, { socket, hooks, pending: Buffer.alloc(0), parts: [], closed: false, silent: false });
    socket.on('data', (data) => this.receive(data));
    socket.on('error', () => {});
    socket.on('close', () => {
      this.closed = true;
      hooks.ended();
    });
  }

  // Answers the handshake; undefined when the request is none.
  static accept(request, socket, hooks) {
    const key = request.headers['sec-websocket-key'];
    if (!key || request.headers['sec-websocket-version'] !== '13') {
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      return undefined;
    }
    const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    socket.write(`${[...head, `Sec-WebSocket-Accept: ${acceptOf(key)}`].join('\r\n')}\r\n\r\n`);
    socket.setNoDelay(true);
    return new WebSocket(socket, hooks);
  }

  receive(data) {
    this.pending = Buffer.concat([this.pending, data]);
    try {
      for (let next = readFrame(this.pending); next; next = readFrame(this.pending)) {
        this.pending = this.pending.subarray(next.size);
        this.handle(next);
      }
    } catch (error) {
      this.hooks.failed(error);
      this.destroy();
    }
  }

  handle({ opcode, final, payload }) {
    if (opcode === OPCODE.ping) this.write(OPCODE.pong, payload);
    else if (opcode === OPCODE.pong) this.hooks.pong();
    else if (opcode === OPCODE.close) this.close(payload.length >= 2 ? payload.readUInt16BE(0) : 1000);
    else {
      this.parts.push(payload);
      if (!final) return;
      const text = Buffer.concat(this.parts).toString('utf8');
      this.parts = [];
      this.hooks.text(text);
    }
  }

  write(opcode, payload, final) {
    if (!this.closed && !this.silent) this.socket.write(frame(opcode, payload, final));
  }

  // In several frames when `pieces` is more than 1.
  send(text, pieces = 1) {
    const data = Buffer.from(text);
    const size = Math.ceil(data.length / pieces);
    for (let i = 0; i < pieces; i++) {
      const opcode = i === 0 ? OPCODE.text : OPCODE.continuation;
      this.write(opcode, data.subarray(i * size, (i + 1) * size), i === pieces - 1);
    }
  }

  ping() {
    this.write(OPCODE.ping, Buffer.from('Ping from the test server'));
  }

  close(code = 1000) {
    const payload = Buffer.alloc(2);
    payload.writeUInt16BE(code);
    this.write(OPCODE.close, payload);
    this.closed = true;
    this.socket.end();
  }

  destroy() {
    this.closed = true;
    this.socket.destroy();
  }
}

module.exports = { WebSocket, acceptOf, frame, readFrame, OPCODE };
