'use strict';
// What Slack's method reference says of each method that this server has: one entry a page
// (docs.slack.dev/reference/methods/NAME, as of 2026-05). check_contract.py compares it with the pages.
//
// tier: calls a minute and method (docs.slack.dev/apis/web-api/rate-limits); SPECIAL where the page names no number.
// scopes: any one of them lets the call in; none are needed where the list is empty.
// args: `required` ones end in "!".

const SPECIAL = 0;
const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

const METHODS = {
  'auth.test': { tier: SPECIAL, scopes: [], args: [], errors: [] },
  'auth.revoke': { tier: 3, scopes: [], args: ['test'], errors: ['not_bearer_token'] },
  'conversations.list': {
    tier: 2,
    scopes: READ,
    args: ['cursor', 'exclude_archived', 'limit', 'team_id', 'types'],
    errors: [
      'invalid_cursor',
      'invalid_limit',
      'invalid_types',
      'method_not_supported_for_channel_type',
      'missing_argument',
    ],
  },
  'conversations.info': {
    tier: 3,
    scopes: READ,
    args: ['channel!', 'include_locale', 'include_num_members'],
    errors: ['channel_is_limited_access', 'channel_not_found'],
  },
  'conversations.history': {
    tier: 3,
    scopes: HISTORY,
    args: ['channel!', 'cursor', 'include_all_metadata', 'inclusive', 'latest', 'limit', 'oldest'],
    errors: [
      'channel_is_limited_access',
      'channel_not_found',
      'invalid_cursor',
      'invalid_metadata_filter_keys',
      'invalid_ts_latest',
      'invalid_ts_oldest',
      'not_in_channel',
    ],
  },
  'conversations.replies': {
    tier: 3,
    scopes: HISTORY,
    args: ['channel!', 'cursor', 'include_all_metadata', 'inclusive', 'latest', 'limit', 'oldest', 'ts!'],
    errors: [
      'channel_not_found',
      'invalid_cursor',
      'invalid_metadata_filter_keys',
      'invalid_ts_latest',
      'invalid_ts_oldest',
      'list_record_comment_fetch_failed',
      'method_not_supported_for_channel_type',
      'thread_not_found',
    ],
  },
  'users.list': {
    tier: 2,
    scopes: ['users:read'],
    args: ['cursor', 'include_locale', 'limit', 'team_id'],
    errors: ['invalid_cursor', 'limit_required', 'missing_argument'],
  },
  'users.info': {
    tier: 4,
    scopes: ['users:read'],
    args: ['include_locale', 'user!'],
    errors: ['too_many_users', 'user_not_found', 'user_not_visible'],
  },
  'team.info': {
    tier: 3,
    scopes: ['team:read'],
    args: ['domain', 'team'],
    errors: [
      'enterprise_not_found',
      'fail_to_get_teams_for_restricted_user',
      'missing_user',
      'org_not_found',
      'team_not_found',
      'team_not_on_enterprise',
      'user_not_found',
    ],
  },
  'oauth.v2.access': {
    tier: SPECIAL,
    scopes: [],
    args: [
      'client_id',
      'client_secret',
      'code',
      'code_verifier',
      'grant_type',
      'redirect_uri',
      'refresh_token',
    ],
    errors: [
      'bad_client_secret',
      'bad_redirect_uri',
      'cannot_install_an_org_installed_app',
      'invalid_client_id',
      'invalid_code',
      'invalid_code_verifier',
      'invalid_grant_type',
      'invalid_refresh_token',
      'no_scopes',
      'oauth_authorization_url_mismatch',
      'pkce_not_allowed',
      'preview_feature_not_available',
      'user_email_unverified',
    ],
  },
  'apps.connections.open': {
    tier: 3,
    scopes: [], // the page names none; connections:write is what an app-level token for it has
    args: [],
    errors: ['forbidden_team', 'insecure_request', 'missing_args'],
  },
};

// Every method may answer with these (the table of common errors at the end of each page).
const COMMON_ERRORS = [
  'access_denied',
  'accesslimited',
  'account_inactive',
  'deprecated_endpoint',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'fatal_error',
  'internal_error',
  'invalid_arg_name',
  'invalid_arguments',
  'invalid_array_arg',
  'invalid_auth',
  'invalid_charset',
  'invalid_form_data',
  'invalid_post_type',
  'method_deprecated',
  'missing_post_type',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_access_not_granted',
  'team_added_to_org',
  'token_expired',
  'token_revoked',
  'two_factor_setup_required',
];

// True when the method's page lets it answer so.
const mayAnswer = (method, error) =>
  COMMON_ERRORS.includes(error) || (METHODS[method] || { errors: ['unknown_method'] }).errors.includes(error);

module.exports = { METHODS, COMMON_ERRORS, SPECIAL, mayAnswer };
