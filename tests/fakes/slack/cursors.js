'use strict';
// Pages and their cursors (docs.slack.dev/apis/web-api/pagination). A cursor is opaque to clients, valid for the list
// that it came from only, and not for long. It ends in "=", so that a client that does not encode it is found.
const crypto = require('crypto');
const { ApiError } = require('./errors.js');

const KEY = 'cursors of the test server';

const seal = (text) => crypto.createHmac('sha256', KEY).update(text).digest('hex').slice(0, 8);

// `list` names what is paged (method and its object), `position` where the next page begins.
function makeCursor(kind, position, list, now) {
  const body = `${kind}:${position}:${Math.floor(now).toString(36)}`;
  let text = `${body}:${seal(`${body} ${list}`)}`;
  while (text.length % 3 === 0) text += ':';
  return Buffer.from(text).toString('base64');
}

// The position; throws invalid_cursor.
function readCursor(cursor, kind, list, now, life) {
  const text = Buffer.from(cursor, 'base64').toString('latin1');
  const match = /^((\w+):([^:]+):([0-9a-z]+)):([0-9a-f]{8}):?$/.exec(text);
  const genuine = match && Buffer.from(text).toString('base64') === cursor;
  if (!genuine || match[2] !== kind || match[5] !== seal(`${match[1]} ${list}`))
    throw new ApiError('invalid_cursor');
  if (now - parseInt(match[4], 36) > life) throw new ApiError('invalid_cursor');
  return match[3];
}

// How many objects the n-th page of a method has: all that were asked for, half of them, or none.
class PageSizes {
  constructor() {
    this.pages = new Map();
  }

  next(method, wanted, { empty_every: empty, short_every: short }) {
    const page = (this.pages.get(method) || 0) + 1;
    this.pages.set(method, page);
    if (empty && page % empty === 0) return 0;
    return short && page % short === 0 ? Math.ceil(wanted / 2) : wanted;
  }
}

// How a list ends ("an empty, null, or non-existent next_cursor"); the setting last_page names those to be used in turn.
const ENDS = {
  empty: { response_metadata: { next_cursor: '' } },
  null: { response_metadata: { next_cursor: null } },
  absent: {},
};

class LastPages {
  constructor(world) {
    this.world = world;
    this.count = 0;
  }

  metadata(cursor) {
    if (cursor) return { response_metadata: { next_cursor: cursor } };
    const ends = this.world.settings.last_page;
    return ENDS[ends[this.count++ % ends.length]];
  }
}

module.exports = { makeCursor, readCursor, PageSizes, LastPages };
