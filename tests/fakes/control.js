'use strict';
// The control port: one JSON object a line in, one a line out (the README.md of each server).
const net = require('net');

function answerLine(server, line) {
  try {
    return { ok: true, ...server.events.run(JSON.parse(line)) };
  } catch (error) {
    return { ok: false, error: error.message };
  }
}

function listenControl(server, port) {
  const listener = net.createServer((socket) => {
    let pending = '';
    socket.setEncoding('utf8');
    socket.on('error', () => {});
    socket.on('data', (data) => {
      const lines = (pending + data).split('\n');
      pending = lines.pop();
      for (const line of lines) socket.write(`${JSON.stringify(answerLine(server, line))}\n`);
    });
  });
  return new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, '127.0.0.1', () => resolve(listener.address().port));
  });
}

module.exports = { listenControl };
