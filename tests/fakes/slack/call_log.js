'use strict';
// Which methods were called and when; never what was said. Times are in milliseconds since the start.

class CallLog {
  constructor() {
    this.started = Date.now();
    this.clear();
  }

  add(call) {
    const entry = { at: Date.now() - this.started, ...call };
    this.calls.push(entry);
    return entry;
  }

  // A defect of this server, or a request that no client of Slack's would send.
  problem(error) {
    this.problems.push(String((error && error.stack) || error));
  }

  counts() {
    const counts = {};
    for (const { method } of this.calls) counts[method] = (counts[method] || 0) + 1;
    return counts;
  }

  // method -> the most calls that one installation made in any span of so many seconds.
  peaks(seconds) {
    const times = new Map();
    for (const { at, method, grant } of this.calls) {
      const key = `${method} ${grant}`;
      if (!times.has(key)) times.set(key, []);
      times.get(key).push(at);
    }
    const peaks = {};
    for (const [key, all] of times) {
      const method = key.split(' ')[0];
      let first = 0;
      for (let last = 0; last < all.length; last++) {
        while (all[last] - all[first] >= seconds * 1000) first++;
        peaks[method] = Math.max(peaks[method] || 0, last - first + 1);
      }
    }
    return peaks;
  }

  clear() {
    this.calls = [];
    this.problems = [];
    this.agents = new Set();
  }
}

module.exports = { CallLog };
