'use strict';
// Reads a Web API request (docs.slack.dev/apis/web-api): arguments in the query, a form or JSON; the token in the
// Authorization header, else among the arguments.
const { ApiError } = require('./errors.js');

const LARGEST = 1 << 20;

function readBody(request) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let size = 0;
    request.on('data', (chunk) => {
      size += chunk.length;
      if (size <= LARGEST) chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
  });
}

function contentType(request) {
  const [type, ...parameters] = (request.headers['content-type'] || '').toLowerCase().split(';');
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='));
  return { type: type.trim(), charset: charset && charset.slice(8).replace(/"/g, '') };
}

function parseJson(body) {
  let value;
  try {
    value = JSON.parse(body);
  } catch {
    throw new ApiError('invalid_form_data');
  }
  if (typeof value !== 'object' || value === null) throw new ApiError('invalid_form_data');
  if (Array.isArray(value)) throw new ApiError('invalid_array_arg');
  return value;
}

// A cursor ends in "=", which has to be sent as %3D.
function rejectRawCursor(encoded) {
  const match = /(?:^|&)cursor=([^&]*)/.exec(encoded);
  if (match && match[1].includes('=')) throw new ApiError('invalid_cursor');
}

function form(encoded) {
  rejectRawCursor(encoded);
  const args = Object.fromEntries(new URLSearchParams(encoded));
  for (const name of Object.keys(args)) if (!/^\w{1,64}$/.test(name)) throw new ApiError('invalid_arg_name');
  return args;
}

// {args, warning}: what a POST says, by its content type.
function bodyArguments(request, body) {
  if (body === '') return { args: {} };
  const { type, charset } = contentType(request);
  if (type === '') throw new ApiError('missing_post_type');
  if (charset && !['utf-8', 'iso-8859-1'].includes(charset)) throw new ApiError('invalid_charset');
  if (type === 'application/json')
    return { args: parseJson(body), warning: charset ? undefined : 'missing_charset' };
  if (type === 'application/x-www-form-urlencoded' || type === 'text/plain')
    return { args: form(body), warning: charset ? 'superfluous_charset' : undefined };
  if (type === 'multipart/form-data') throw new ApiError('invalid_form_data'); // not simulated
  throw new ApiError('invalid_post_type');
}

// {args, warning, token, tokenIn}; tokenIn is header, body, query or undefined.
function readArguments(request, url, body) {
  const query = form(url.search.slice(1));
  const posted = request.method === 'POST' ? bodyArguments(request, body) : { args: {} };
  const { token: queryToken, ...queryArgs } = query;
  const { token: bodyToken, ...bodyArgs } = posted.args;
  const header = /^Bearer +(\S+)$/i.exec(request.headers.authorization || '');
  let [token, tokenIn] = [undefined, undefined];
  if (header) [token, tokenIn] = [header[1], 'header'];
  else if (bodyToken) [token, tokenIn] = [String(bodyToken), 'body'];
  else if (queryToken) [token, tokenIn] = [queryToken, 'query'];
  return { args: { ...queryArgs, ...bodyArgs }, warning: posted.warning, token, tokenIn };
}

module.exports = { readBody, readArguments };
