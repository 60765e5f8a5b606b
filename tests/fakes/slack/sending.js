'use strict';
// Puts answers on the wire, whole or, where a fault says so, damaged.
const zlib = require('zlib');

const HTML = (status) =>
  `<!DOCTYPE html><html><head><title>Server Error | Slack</title></head><body><h1>${status}</h1></body></html>`;

const json = (value, headers = {}) => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: Buffer.from(JSON.stringify(value)),
});

const html = (status, body = HTML(status)) => ({
  status,
  headers: { 'content-type': 'text/html' }, // without a charset, as Slack's edge sends it
  body: Buffer.from(body),
});

// Status 429. `retryAfter` may be anything, or null for no header at all.
function rateLimited(retryAfter, { body = 'json', status = 429 } = {}) {
  const forms = {
    json: json({ ok: false, error: 'ratelimited' }),
    html: html(status),
    empty: { headers: {}, body: Buffer.alloc(0) },
  };
  const answer = { ...forms[body], status };
  if (retryAfter !== null) answer.headers['retry-after'] = String(retryAfter);
  return answer;
}

// The whole answer in ready bytes: {status, headers, body}.
function encode(answer, request, gzip) {
  const accepts = /\bgzip\b/.test(request.headers['accept-encoding'] || '');
  const packed = gzip && accepts && answer.body.length > 0;
  const body = packed ? zlib.gzipSync(answer.body) : answer.body;
  const headers = { ...answer.headers, vary: 'Accept-Encoding', 'content-length': body.length };
  if (packed) headers['content-encoding'] = 'gzip';
  return { status: answer.status, headers, body };
}

function send(response, { status, headers, body }) {
  response.writeHead(status, headers);
  response.end(body);
}

// Fewer bytes than announced, then the connection ends.
function truncate(response, { status, headers, body }, share) {
  response.writeHead(status, headers);
  response.write(body.subarray(0, Math.floor(body.length * share)), () => response.socket.destroy());
}

// As it should be, but the JSON inside breaks off.
function cut(response, { status, headers, body }, share) {
  const part = body.subarray(0, Math.max(1, Math.floor(body.length * share)));
  send(response, { status, headers: { ...headers, 'content-length': part.length }, body: part });
}

// A few bytes at a time.
function trickle(response, { status, headers, body }, { bytes = 64, ms = 10 }) {
  response.writeHead(status, headers);
  let at = 0;
  const step = () => {
    if (response.destroyed) return;
    response.write(body.subarray(at, at + bytes));
    at += bytes;
    if (at >= body.length) response.end();
    else setTimeout(step, ms);
  };
  step();
}

module.exports = { json, html, rateLimited, encode, send, truncate, cut, trickle };
