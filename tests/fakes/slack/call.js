'use strict';
// One call of a method: its arguments, who calls, and what the handlers share.
const { ApiError } = require('./errors.js');
const { granted } = require('./tokens.js');
const { makeCursor, readCursor } = require('./cursors.js');

class Call {
  constructor(server, { method, args, account, request, tokenIn }) {
    Object.assign(this, { server, world: server.world, method, args, token: account, request, tokenIn });
    this.lastPages = server.lastPages;
    this.accepted = undefined; // the scope that this conversation asks for, once that is known
  }

  hasScope(scope) {
    return this.token.scopes.includes(scope);
  }

  needScope(scope) {
    this.accepted = scope;
    if (!this.hasScope(scope))
      throw new ApiError('missing_scope', { needed: scope, provided: granted(this.token) });
  }

  // How many objects a page may have.
  objects(documented) {
    if (!this.server.limits.isDegraded(this.method)) return documented;
    return Math.min(documented, this.world.settings.degraded.objects);
  }

  cursorPosition(kind, list) {
    const { cursor } = this.args;
    if (cursor === undefined || cursor === '') return undefined;
    const life = this.world.settings.cursor_life_s;
    return readCursor(String(cursor), kind, `${this.method} ${list}`, this.world.now(), life);
  }

  size(wanted) {
    return this.server.pageSizes.next(this.method, wanted, this.world.settings.paging);
  }

  cut(found, wanted, kind, positionOf, list) {
    const size = this.size(wanted);
    const next = found[size];
    const cursor = next && makeCursor(kind, positionOf(next), `${this.method} ${list}`, this.world.now());
    return { items: found.slice(0, size), cursor };
  }

  // Entries of a timeline, in the order in which they are shown.
  pageByTime(found, wanted, list) {
    return this.cut(found, wanted, 'next_ts', ({ at }) => at, list);
  }

  // Objects with an id; `kind` is what the cursor calls them.
  pageById(kind, all, wanted) {
    const start = this.cursorPosition(kind, '');
    const from = start === undefined ? 0 : all.findIndex(({ id }) => id === start);
    if (from < 0) throw new ApiError('invalid_cursor');
    return this.cut(all.slice(from), wanted, kind, ({ id }) => id, '');
  }
}

module.exports = { Call };
