'use strict';
// Signing in and out (https://core.telegram.org/api/auth).
const { Password, PRIME, GENERATOR, random } = require('../crypto.js');
const { RpcError, now } = require('../answers.js');
const wire = require('../wire.js');

const DIGITS = 5;

const CODE_TYPES = {
  app: () => ({ _: 'auth.sentCodeTypeApp', length: DIGITS }),
  sms: () => ({ _: 'auth.sentCodeTypeSms', length: DIGITS }),
  call: () => ({ _: 'auth.sentCodeTypeCall', length: DIGITS }),
  flash_call: () => ({ _: 'auth.sentCodeTypeFlashCall', pattern: '+99966*****' }),
  missed_call: () => ({ _: 'auth.sentCodeTypeMissedCall', prefix: '+99966', length: DIGITS }),
  fragment: () => ({
    _: 'auth.sentCodeTypeFragmentSms',
    url: 'https://fragment.com/login/x',
    length: DIGITS,
  }),
  firebase: () => ({ _: 'auth.sentCodeTypeFirebaseSms', nonce: Buffer.from('nonce'), length: DIGITS }),
  sms_word: () => ({ _: 'auth.sentCodeTypeSmsWord', beginning: 'l' }),
  sms_phrase: () => ({ _: 'auth.sentCodeTypeSmsPhrase', beginning: 'the lantern' }),
  email: () => ({ _: 'auth.sentCodeTypeEmailCode', email_pattern: 'i***d@example.org', length: DIGITS }),
  email_setup: () => ({ _: 'auth.sentCodeTypeSetUpEmailRequired' }),
};

const NEXT_TYPES = {
  sms: 'auth.codeTypeSms',
  call: 'auth.codeTypeCall',
  flash_call: 'auth.codeTypeFlashCall',
  missed_call: 'auth.codeTypeMissedCall',
  fragment: 'auth.codeTypeFragmentSms',
};

function sentCode(account) {
  const types = account.code_types || ['app'];
  const at = Math.min(account.sent || 0, types.length - 1);
  const next = NEXT_TYPES[types[at + 1]];
  return {
    _: 'auth.sentCode',
    type: CODE_TYPES[types[at]](),
    phone_code_hash: `hash-${account.phone}`,
    next_type: next && { _: next },
    timeout: next ? account.resend_after_s || 0 : undefined,
  };
}

function checkApi(world, { api_id: id, api_hash: hash }) {
  if (id !== world.api.id || hash !== world.api.hash) throw new RpcError(400, 'API_ID_INVALID');
}

function accountOf(call, phone) {
  const account = call.world.account(phone);
  if (!account) throw new RpcError(406, 'PHONE_NUMBER_INVALID');
  if (account.error) throw new RpcError(account.error_code || 400, account.error);
  return account;
}

function authorize(call, account) {
  call.key.pending = null;
  call.key.account = account;
  call.server.followUpdates(call.session, call.key);
  call.server.saveKeys();
  return {
    _: 'auth.authorization',
    user: wire.user(call.world.users.get(account.user), account.user),
  };
}

// Signs in, or asks for the password first.
function signIn(call, account) {
  call.answers.selfId = account.user;
  if (account.sign_up) return { _: 'auth.authorizationSignUpRequired' };
  if (account.password !== undefined) {
    call.key.pending = account;
    throw new RpcError(401, 'SESSION_PASSWORD_NEEDED');
  }
  return authorize(call, account);
}

function checkCode(account, { phone_code: code, email_verification: verification }) {
  if (account.expired) throw new RpcError(400, 'PHONE_CODE_EXPIRED');
  const given = verification ? verification.code : code;
  if (given === '') throw new RpcError(400, 'PHONE_CODE_EMPTY');
  if (given !== account.code)
    throw new RpcError(400, verification ? 'EMAIL_VERIFY_EXPIRED' : 'PHONE_CODE_INVALID');
}

function passwordOf(account) {
  if (!account.srp || account.srp.text !== account.password) {
    Object.defineProperty(account, 'srp', {
      configurable: true,
      value: { text: account.password, srp: new Password(account.password) },
    });
  }
  return account.srp.srp;
}

const UNKNOWN_ALGORITHMS = {
  new_algo: { _: 'passwordKdfAlgoUnknown' },
  new_secure_algo: { _: 'securePasswordKdfAlgoUnknown' },
};

function getPassword(call) {
  const account = call.key.pending || call.key.account;
  if (!account || account.password === undefined) {
    return { _: 'account.password', ...UNKNOWN_ALGORITHMS, secure_random: random(32) };
  }
  const srp = passwordOf(account);
  const algorithm = {
    _: 'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow',
    salt1: srp.salt1,
    salt2: srp.salt2,
    g: GENERATOR,
    p: PRIME,
  };
  return {
    _: 'account.password',
    has_password: true,
    has_recovery: Boolean(account.recovery_email),
    current_algo: algorithm,
    srp_B: srp.challenge(),
    srp_id: srp.id,
    hint: account.hint || undefined,
    new_algo: algorithm,
    new_secure_algo: { _: 'securePasswordKdfAlgoUnknown' },
    secure_random: random(32),
  };
}

function checkPassword(call, { password }) {
  const account = call.key.pending;
  if (!account || !passwordOf(account).accepts(password)) throw new RpcError(400, 'PASSWORD_HASH_INVALID');
  return authorize(call, account);
}

// A new token for every request; "qr_accept" of the control port turns the next request into a sign-in.
function exportLoginToken(call, query) {
  checkApi(call.world, query);
  call.server.followUpdates(call.session, call.key);
  call.key.wantsQr = true;
  const accepted = call.key.qrAccepted;
  if (!accepted) return { _: 'auth.loginToken', expires: now() + 30, token: random(16) };
  call.key.wantsQr = false;
  call.key.qrAccepted = null;
  return { _: 'auth.loginTokenSuccess', authorization: signIn(call, accepted) };
}

module.exports = {
  'auth.sendCode': (call, query) => {
    checkApi(call.world, query);
    const account = accountOf(call, query.phone_number);
    account.sent = 0;
    return sentCode(account);
  },
  'auth.resendCode': (call, query) => {
    const account = accountOf(call, query.phone_number);
    if ((account.sent || 0) + 1 >= (account.code_types || ['app']).length)
      throw new RpcError(400, 'SEND_CODE_UNAVAILABLE');
    account.sent = (account.sent || 0) + 1;
    return sentCode(account);
  },
  'auth.cancelCode': () => true,
  'auth.signIn': (call, query) => {
    const account = accountOf(call, query.phone_number);
    checkCode(account, query);
    return signIn(call, account);
  },
  'auth.signUp': () => {
    throw new RpcError(400, 'SIGN_UP_REFUSED_BY_TEST'); // counted in the log; nobody may get here
  },
  'account.sendVerifyEmailCode': () => ({
    _: 'account.sentEmailCode',
    email_pattern: 'i***d@example.org',
    length: DIGITS,
  }),
  'account.verifyEmail': (call, { purpose, verification }) => {
    const account = accountOf(call, purpose.phone_number);
    if (verification.code !== account.code) throw new RpcError(400, 'CODE_INVALID');
    account.code_types = ['app'];
    account.sent = 0;
    return { _: 'account.emailVerifiedLogin', email: 'invented@example.org', sent_code: sentCode(account) };
  },
  'account.getPassword': getPassword,
  'auth.checkPassword': checkPassword,
  'auth.exportLoginToken': exportLoginToken,
  'auth.bindTempAuthKey': (call, { perm_auth_key_id: permanentId }) => {
    call.server.bindTemporaryKey(call.session.key, BigInt(permanentId));
    return true;
  },
  'auth.logOut': (call) => {
    call.key.account = null;
    call.server.saveKeys();
    return { _: 'auth.loggedOut' };
  },
};
