'use strict';
// Faults that tests script: what happens to the k-th call of a method. See README.md for the fields.

class Faults {
  constructor() {
    this.rules = [];
    this.waits = []; // flood waits that were told and are not over
    this.early = 0; // calls that came before their wait was over
  }

  add({ method = '*', call = 1, times = 1, chat, action, ...fields }) {
    this.rules.push({
      method,
      chat,
      seen: 0,
      first: call,
      last: call + times - 1,
      action: { do: action, ...fields },
    });
  }

  clear() {
    this.rules = [];
    this.waits = [];
  }

  // The fault of this call, or undefined. Every call is counted by every rule that it fits.
  next(method, chatId) {
    const wait = this.waits.find((each) => each.until > Date.now() && fits(each, method, chatId));
    if (wait) {
      this.early++;
      return { do: 'flood', seconds: Math.ceil((wait.until - Date.now()) / 1000), again: true };
    }
    let due;
    for (const rule of this.rules) {
      if (!fits(rule, method, chatId)) continue;
      rule.seen++;
      if (!due && rule.seen >= rule.first && rule.seen <= rule.last) due = rule;
    }
    if (!due) return undefined;
    if (due.action.do === 'flood' && due.action.hold !== false) {
      this.waits.push({ method: due.method, chat: due.chat, until: Date.now() + due.action.seconds * 1000 });
    }
    return due.action;
  }
}

const fits = (rule, method, chatId) =>
  (rule.method === '*' || rule.method === method) && (rule.chat === undefined || rule.chat === chatId);

module.exports = { Faults };
