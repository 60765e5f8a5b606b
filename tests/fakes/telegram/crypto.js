'use strict';
// The cryptography of MTProto 2.0 (https://core.telegram.org/mtproto/description) and of Telegram's SRP.
const crypto = require('crypto');
const { Writer } = require('./tl.js');

// The 2048-bit safe prime that every official client knows, so none of them tests it for being one.
const PRIME = Buffer.from(
  'c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934d037563d930f48198a0aa7c14058229493d22530f4db' +
    'fa336f6e0ac925139543aed44cce7c3720fd51f69458705ac68cd4fe6b6b13abdc9746512969328454f18faf8c595f64' +
    '2477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4a4a695811051907e162753b56b0f6b41' +
    '0dba74d8a84b2a14b3144e0ef1284754fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9ca3928fef5b9ae4' +
    'e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f0d8115f635b105ee2e4e15d04b2454bf' +
    '6f4fadf034b10403119cd8e3b92fcc5b',
  'hex',
);
const GENERATOR = 3;

const join = (...parts) => Buffer.concat(parts);
const random = (count) => crypto.randomBytes(count);
const sha1 = (...parts) =>
  crypto
    .createHash('sha1')
    .update(join(...parts))
    .digest();
const sha256 = (...parts) =>
  crypto
    .createHash('sha256')
    .update(join(...parts))
    .digest();

function xor(left, right) {
  const out = Buffer.allocUnsafe(left.length);
  for (let i = 0; i < left.length; i++) out[i] = left[i] ^ right[i];
  return out;
}

// IGE: y[i] = E(x[i] ^ y[i-1]) ^ x[i-1]. With z[i] = y[i] ^ x[i-1] it is CBC over x[i] ^ x[i-2],
// which the library does in one call. x[0] and y[0] are the two halves of the IV.
function igeEncrypt(data, key, iv) {
  const chained = Buffer.from(data);
  for (let i = 16; i < data.length; i++) chained[i] ^= i < 32 ? iv[i] : data[i - 32];
  const cipher = crypto.createCipheriv('aes-256-cbc', key, iv.subarray(0, 16)).setAutoPadding(false);
  const out = cipher.update(chained);
  for (let i = 0; i < out.length; i++) out[i] ^= i < 16 ? iv[16 + i] : data[i - 16];
  return out;
}

// Decrypting has no such shortcut; requests are small.
function igeDecrypt(data, key, iv) {
  const cipher = crypto.createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const out = Buffer.allocUnsafe(data.length);
  let lastIn = iv.subarray(0, 16);
  let lastOut = iv.subarray(16, 32);
  for (let i = 0; i < data.length; i += 16) {
    const block = data.subarray(i, i + 16);
    xor(cipher.update(xor(block, lastOut)), lastIn).copy(out, i);
    lastIn = block;
    lastOut = out.subarray(i, i + 16);
  }
  return out;
}

// AES key and IV of one message. `offset` is 0 from the client to the server and 8 back.
function messageKeys(authKey, messageKey, offset) {
  const a = sha256(messageKey, authKey.subarray(offset, offset + 36));
  const b = sha256(authKey.subarray(40 + offset, 76 + offset), messageKey);
  return {
    key: join(a.subarray(0, 8), b.subarray(8, 24), a.subarray(24, 32)),
    iv: join(b.subarray(0, 8), a.subarray(8, 24), b.subarray(24, 32)),
  };
}

const messageKey = (authKey, plain, offset) =>
  sha256(authKey.subarray(88 + offset, 120 + offset), plain).subarray(8, 24);

// The server's RSA key. 2048 bits and e = 65537, so that its PEM has exactly the length of Telegram's.
class ServerKey {
  constructor(privatePem) {
    this.private = privatePem
      ? crypto.createPrivateKey(privatePem)
      : crypto.generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 65537 }).privateKey;
    const jwk = this.private.export({ format: 'jwk' });
    const writer = new Writer();
    writer.bytes(Buffer.from(jwk.n, 'base64url'));
    writer.bytes(Buffer.from(jwk.e, 'base64url'));
    this.fingerprint = sha1(writer.take()).readBigInt64LE(12);
  }

  get privatePem() {
    return this.private.export({ type: 'pkcs1', format: 'pem' });
  }

  get publicPem() {
    return crypto.createPublicKey(this.private).export({ type: 'pkcs1', format: 'pem' });
  }

  // RSA_PAD (https://core.telegram.org/mtproto/auth_key): the 192 bytes inside, padding included.
  open(encrypted) {
    const options = { key: this.private, padding: crypto.constants.RSA_NO_PADDING };
    const raw = crypto.privateDecrypt(options, encrypted);
    const tempKey = xor(raw.subarray(0, 32), sha256(raw.subarray(32)));
    const withHash = igeDecrypt(raw.subarray(32), tempKey, Buffer.alloc(32));
    const data = Buffer.from(withHash.subarray(0, 192)).reverse();
    if (!sha256(tempKey, data).equals(withHash.subarray(192))) throw new Error('RSA_PAD: wrong hash');
    return data;
  }
}

const toNumber = (bytes) => BigInt(`0x${bytes.toString('hex') || '0'}`);
const toBytes = (number) => Buffer.from(number.toString(16).padStart(512, '0'), 'hex');
const P = toNumber(PRIME);
const G = BigInt(GENERATOR);

function power(base, exponent) {
  let result = 1n;
  let square = base % P;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}

// The server's half of https://core.telegram.org/api/srp.
class Password {
  constructor(text) {
    this.salt1 = random(40);
    this.salt2 = random(16);
    const salted = (data, salt) => sha256(salt, data, salt);
    const first = salted(salted(Buffer.from(text), this.salt1), this.salt2);
    const slow = crypto.pbkdf2Sync(first, this.salt1, 100000, 64, 'sha512');
    this.verifier = power(G, toNumber(salted(slow, this.salt2)));
    this.multiplier = toNumber(sha256(PRIME, toBytes(G)));
    this.id = random(6).readUIntLE(0, 6);
  }

  // B; a new secret for every attempt.
  challenge() {
    this.secret = toNumber(random(256)) % P;
    this.public = (this.multiplier * this.verifier + power(G, this.secret)) % P;
    return toBytes(this.public);
  }

  accepts({ srp_id: id, A, M1 }) {
    if (id !== this.id || this.secret === undefined) return false;
    const a = toBytes(toNumber(A));
    const b = toBytes(this.public);
    const u = toNumber(sha256(a, b));
    const shared = power((toNumber(A) * power(this.verifier, u)) % P, this.secret);
    const expected = sha256(
      xor(sha256(PRIME), sha256(toBytes(G))),
      sha256(this.salt1),
      sha256(this.salt2),
      a,
      b,
      sha256(toBytes(shared)),
    );
    return expected.equals(M1);
  }
}

module.exports = {
  PRIME,
  GENERATOR,
  ServerKey,
  Password,
  join,
  random,
  sha1,
  sha256,
  xor,
  power,
  toNumber,
  toBytes,
  igeEncrypt,
  igeDecrypt,
  messageKeys,
  messageKey,
};
