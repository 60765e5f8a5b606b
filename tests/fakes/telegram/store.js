'use strict';
// Keeps the server's RSA key and its clients' permanent keys, and on request the world, so that a server that
// was killed can come back.
const fs = require('fs');
const path = require('path');

class Store {
  constructor(directory, world) {
    this.directory = directory;
    this.world = world;
    fs.mkdirSync(directory, { recursive: true });
  }

  static worldPath(directory) {
    return path.join(directory, 'world.json');
  }

  writeWorld() {
    fs.writeFileSync(Store.worldPath(this.directory), JSON.stringify(this.world.snapshot()));
  }

  get privatePath() {
    return path.join(this.directory, 'server_key.pem');
  }

  get publicPath() {
    return path.join(this.directory, 'server_key.pub.pem');
  }

  get clientsPath() {
    return path.join(this.directory, 'clients.json');
  }

  privatePem() {
    return fs.existsSync(this.privatePath) ? fs.readFileSync(this.privatePath, 'utf8') : undefined;
  }

  writeKeys(serverKey) {
    fs.writeFileSync(this.privatePath, serverKey.privatePem, { mode: 0o600 });
    fs.writeFileSync(this.publicPath, serverKey.publicPem);
  }

  save(keys) {
    const clients = [...keys]
      .filter((key) => !key.temporary)
      .map((key) => ({
        key: key.key.toString('hex'),
        id: key.id.toString('hex'),
        salt: String(key.salt),
        phone: key.account && key.account.phone,
        revoked: key.revoked,
      }));
    fs.writeFileSync(this.clientsPath, JSON.stringify(clients));
  }

  load() {
    if (!fs.existsSync(this.clientsPath)) return [];
    return JSON.parse(fs.readFileSync(this.clientsPath, 'utf8')).map((client) => ({
      key: Buffer.from(client.key, 'hex'),
      id: Buffer.from(client.id, 'hex'),
      salt: BigInt(client.salt),
      stored: true,
      account: client.phone ? this.world.account(client.phone) : null,
      revoked: client.revoked,
    }));
  }
}

module.exports = { Store };
