'use strict';
// A certificate authority for one test, and the server's certificate by it. Needs the openssl program.
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');

const NAMES = 'subjectAltName=DNS:localhost,DNS:slack.com,DNS:wss-primary.slack.com,IP:127.0.0.1,IP:::1';

const openssl = (...words) => execFileSync('openssl', words, { stdio: ['ignore', 'ignore', 'pipe'] });

// {key, cert, ca}: key and cert as text, ca the path of the authority's certificate. `names` are what the server
// is called, `days` how long its certificate holds.
function certificates(directory, names = NAMES, days = 3650) {
  fs.mkdirSync(directory, { recursive: true });
  const at = (name) => path.join(directory, name);
  if (!fs.existsSync(at('ca.pem'))) {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '3650'];
    openssl(
      'req',
      '-x509',
      ...key,
      '-subj',
      '/CN=Test authority',
      '-keyout',
      at('ca.key'),
      '-out',
      at('ca.pem'),
    );
    openssl('req', ...key, '-subj', '/CN=localhost', '-keyout', at('server.key'), '-out', at('server.csr'));
    fs.writeFileSync(at('names'), names);
    const by = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', String(days)];
    openssl(
      'x509',
      '-req',
      '-in',
      at('server.csr'),
      ...by,
      '-extfile',
      at('names'),
      '-out',
      at('server.pem'),
    );
  }
  const read = (name) => fs.readFileSync(at(name), 'utf8');
  return { key: read('server.key'), cert: read('server.pem'), ca: at('ca.pem') };
}

module.exports = { certificates };
