'use strict';
// Makes an authorisation key (https://core.telegram.org/mtproto/auth_key), permanent or temporary (PFS).
const { Reader } = require('./tl.js');
const {
  PRIME,
  GENERATOR,
  join,
  random,
  sha1,
  xor,
  power,
  toNumber,
  toBytes,
  igeEncrypt,
  igeDecrypt,
} = require('./crypto.js');

const PQ = Buffer.from('17ed48941a08f981', 'hex'); // 1229739323 * 1402015859, the specification's example
const SECRET_BYTES = 32; // short, for speed: nobody attacks a test

// One for each connection. `answer(object)` sends an unencrypted message.
class Handshake {
  constructor(schema, serverKey, answer, keyMade) {
    this.schema = schema;
    this.serverKey = serverKey;
    this.answer = answer;
    this.keyMade = keyMade;
  }

  receive(message) {
    const request = this.schema.decode(message);
    const step = {
      req_pq_multi: () => this.sendPq(request),
      req_DH_params: () => this.sendDhParams(request),
      set_client_DH_params: () => this.finish(request),
    }[request._];
    if (step) step();
  }

  send(object) {
    this.answer(this.schema.encode({ nonce: this.nonce, server_nonce: this.serverNonce, ...object }));
  }

  sendPq({ nonce }) {
    this.nonce = nonce;
    this.serverNonce = random(16);
    this.send({ _: 'resPQ', pq: PQ, server_public_key_fingerprints: [this.serverKey.fingerprint] });
  }

  sendDhParams({ encrypted_data: encrypted }) {
    const inner = this.schema.decode(this.serverKey.open(encrypted));
    this.newNonce = inner.new_nonce;
    this.expiresIn = inner.expires_in || 0;
    this.dc = inner.dc;
    this.secret = toNumber(random(SECRET_BYTES));
    this.deriveTempKey();
    const data = this.schema.encode({
      _: 'server_DH_inner_data',
      nonce: this.nonce,
      server_nonce: this.serverNonce,
      g: GENERATOR,
      dh_prime: PRIME,
      g_a: toBytes(power(BigInt(GENERATOR), this.secret)),
      server_time: Math.floor(Date.now() / 1000),
    });
    const padding = random(-(20 + data.length) & 15);
    const body = join(sha1(data), data, padding);
    this.send({ _: 'server_DH_params_ok', encrypted_answer: igeEncrypt(body, this.tempKey, this.tempIv) });
  }

  deriveTempKey() {
    const first = sha1(this.newNonce, this.serverNonce);
    const second = sha1(this.serverNonce, this.newNonce);
    const third = sha1(this.newNonce, this.newNonce);
    this.tempKey = join(first, second.subarray(0, 12));
    this.tempIv = join(second.subarray(12, 20), third, this.newNonce.subarray(0, 4));
  }

  finish({ encrypted_data: encrypted }) {
    const plain = igeDecrypt(encrypted, this.tempKey, this.tempIv);
    const { g_b: gB } = this.schema.read(new Reader(plain.subarray(20)));
    const key = toBytes(power(toNumber(gB), this.secret));
    const hash = sha1(key);
    const salt = xor(this.newNonce.subarray(0, 8), this.serverNonce.subarray(0, 8)).readBigInt64LE(0);
    this.keyMade({ key, id: hash.subarray(12, 20), salt, temporary: this.expiresIn > 0 });
    const nonceHash = sha1(this.newNonce, Buffer.from([1]), hash.subarray(0, 8)).subarray(4);
    this.send({ _: 'dh_gen_ok', new_nonce_hash1: nonceHash });
  }
}

module.exports = { Handshake };
