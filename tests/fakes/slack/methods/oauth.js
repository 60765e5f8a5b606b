'use strict';
// oauth.v2.access, apps.connections.open (docs.slack.dev/reference/methods/…).
const { ApiError } = require('../errors.js');

const access = (call) => call.server.oauth.access(call);

// "The method was not called via a POST request", "An app-level token wasn't provided".
function open(call) {
  if (call.request.method !== 'POST') throw new ApiError('insecure_request');
  if (call.token.type !== 'app' || call.tokenIn !== 'header') throw new ApiError('missing_args');
  call.needScope('connections:write');
  return { url: call.server.socketMode.ticketUrl(call) };
}

module.exports = { 'oauth.v2.access': access, 'apps.connections.open': open };
