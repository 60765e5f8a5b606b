'use strict';
// Reads a method's arguments; all of them arrive as strings, or as JSON values.
const { ApiError } = require('./errors.js');
const { microsOf } = require('./timestamps.js');

const invalid = (text) =>
  new ApiError('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${text}`] } });

function required(args, name) {
  if (args[name] === undefined || args[name] === '') throw invalid(`missing required field: ${name}`);
  return String(args[name]);
}

function flag(args, name) {
  const value = args[name];
  if (value === undefined || value === '') return false;
  if ([true, 'true', '1', 1].includes(value)) return true;
  if ([false, 'false', '0', 0].includes(value)) return false;
  throw invalid(`must be a boolean [json-pointer:/${name}]`);
}

// A whole number of at least 1, or `otherwise`; `error` where the page names one, else invalid_arguments.
function count(args, name, otherwise, error) {
  const value = args[name];
  if (value === undefined || value === '') return otherwise;
  if (!/^\d{1,6}$/.test(String(value)) || Number(value) < 1) {
    throw error ? new ApiError(error) : invalid(`must be a positive integer [json-pointer:/${name}]`);
  }
  return Number(value);
}

// Microseconds.
function timestamp(args, name, otherwise) {
  const value = args[name];
  if (value === undefined || value === '') return otherwise;
  const micros = microsOf(String(value));
  if (micros === undefined) throw new ApiError(`invalid_ts_${name}`);
  return micros;
}

module.exports = { required, flag, count, timestamp, invalid };
