'use strict';
// What Slack's documentation says, put to this server: each case names its page. Needs no network but loopback.
// Exits with an error at the first case that fails.
const parts = ['units', 'lists', 'messages', 'refusals', 'limits', 'faults', 'oauth', 'socket'];

async function main() {
  for (const part of parts) {
    for (const test of require(`./selftest/${part}.js`)) {
      await test();
      process.stdout.write(`${part} ${test.name}: ok\n`);
    }
  }
  process.exit(0);
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
