'use strict';
// Faults that tests script: what happens to the k-th call of a method, or to a share of all calls (README.md).

// Numbers from 0 to 1, the same for the same seed (mulberry32).
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

class Faults {
  constructor() {
    this.rules = [];
    this.injected = 0;
  }

  add({ method = '*', channel, call = 1, times = 1, share, seed = 1, actions, ...action }) {
    const chosen = actions || [action];
    for (const each of chosen) if (!each.action) throw new Error('a fault needs an action');
    this.rules.push({
      method,
      channel,
      share,
      first: call,
      last: call + times - 1,
      actions: chosen,
      seen: 0,
      hits: 0,
      random: random(seed),
    });
  }

  clear() {
    this.rules = [];
  }

  // The action for this call, or undefined. Every call is counted by every rule that it fits.
  next(method, channel) {
    let due;
    for (const rule of this.rules) {
      if (rule.method !== '*' && rule.method !== method) continue;
      if (rule.channel !== undefined && rule.channel !== channel) continue;
      rule.seen++;
      const hit =
        rule.share === undefined
          ? rule.seen >= rule.first && rule.seen <= rule.last
          : rule.random() < rule.share;
      if (hit && !due) due = rule.actions[rule.hits++ % rule.actions.length];
    }
    if (due) this.injected++;
    return due;
  }
}

module.exports = { Faults };
