'use strict';
// Rate limits (docs.slack.dev/apis/web-api/rate-limits): per method, workspace and installation. In any window of a
// minute a method takes as many calls as its tier says; a refused call is told when the next one may come.
const { METHODS, SPECIAL } = require('./contract.js');

const DEGRADED = ['conversations.history', 'conversations.replies'];

class Limits {
  constructor(world) {
    this.world = world;
    this.admitted = new Map(); // key -> times of the calls in the last window, in ms
    this.told = new Map(); // key -> until when calls are refused
    this.early = 0; // calls before the end of a wait that was told
  }

  isDegraded(method) {
    return this.world.settings.degraded.on && DEGRADED.includes(method);
  }

  // Calls a window.
  allowed(method) {
    const { tiers, special } = this.world.settings.limits;
    if (this.isDegraded(method)) return this.world.settings.degraded.calls;
    const { tier } = METHODS[method];
    return tier === SPECIAL ? special : tiers[tier];
  }

  // Seconds to wait, or 0 when the call is admitted.
  wait(method, grant, now = Date.now()) {
    const key = keyOf(method, grant);
    const until = this.told.get(key) || 0;
    if (until > now) {
      this.early++;
      return Math.ceil((until - now) / 1000);
    }
    const { on, window_s: window } = this.world.settings.limits;
    if (!on) return 0;
    const times = (this.admitted.get(key) || []).filter((time) => time > now - window * 1000);
    this.admitted.set(key, times);
    if (times.length < this.allowed(method)) {
      times.push(now);
      return 0;
    }
    const end = times[times.length - this.allowed(method)] + window * 1000;
    return this.hold(method, grant, Math.max(1, Math.ceil((end - now) / 1000)), now);
  }

  // Refuses the method's calls for so long.
  hold(method, grant, seconds, now = Date.now()) {
    this.told.set(keyOf(method, grant), now + seconds * 1000);
    return seconds;
  }

  clear() {
    this.admitted.clear();
    this.told.clear();
    this.early = 0;
  }
}

const keyOf = (method, grant) => `${method} ${grant}`;

module.exports = { Limits };
