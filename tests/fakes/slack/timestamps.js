'use strict';
// A message's `ts` ("1512085950.000216") as a number of microseconds, and back: a double holds them exactly
// until the year 2255.

const PATTERN = /^\d{1,10}(\.\d{1,6})?$/;

// Microseconds, or undefined for what is not a timestamp.
function microsOf(ts) {
  if (typeof ts !== 'string' || !PATTERN.test(ts)) return undefined;
  const [seconds, fraction = ''] = ts.split('.');
  return Number(seconds) * 1e6 + Number(fraction.padEnd(6, '0'));
}

function tsOf(micros) {
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}

module.exports = { microsOf, tsOf };
