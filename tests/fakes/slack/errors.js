'use strict';

// An answer with ok false: HTTP 200, {"ok": false, "error": …}.
class ApiError extends Error {
  constructor(error, fields = {}) {
    super(error);
    this.fields = fields;
  }
}

module.exports = { ApiError };
