'use strict';
// Which methods were called and when; never what was said. Times are in milliseconds since the start.

class CallLog {
  constructor() {
    this.started = Date.now();
    this.calls = [];
    this.problems = [];
  }

  add(method, chat, fault) {
    this.calls.push({
      at: Date.now() - this.started,
      method,
      chat,
      fault: fault && fault.do,
      early: fault && fault.again,
    });
  }

  // An error of this server itself: a defect in it, or a request that it cannot read.
  problem(error) {
    this.problems.push(String(error && error.stack));
  }

  counts() {
    const counts = {};
    for (const { method } of this.calls) counts[method] = (counts[method] || 0) + 1;
    return counts;
  }

  clear() {
    this.calls = [];
    this.problems = [];
  }
}

module.exports = { CallLog };
