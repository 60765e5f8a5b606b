'use strict';
// Tables of cases for what the server is made of; needs neither TDLib nor a network. Exits with an error at the
// first case that fails.
const assert = require('assert');
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');
const { Schema, Reader, Writer } = require('./tl.js');
const { igeEncrypt, igeDecrypt, ServerKey, sha256, xor, join } = require('./crypto.js');
const { World, pageOf } = require('./world.js');
const { Faults } = require('./faults.js');
const { Answers } = require('./answers.js');
const { Updates } = require('./updates.js');

const schema = new Schema(fs.readFileSync(path.join(__dirname, 'schema', 'telegram.tl'), 'utf8'));

function codec() {
  for (const length of [0, 1, 2, 3, 4, 252, 253, 254, 255, 256, 257, 70000]) {
    const writer = new Writer();
    writer.bytes(Buffer.alloc(length, 7));
    writer.uint(0xfffffffe);
    assert.strictEqual(writer.take().length % 4, 0);
    const reader = new Reader(writer.take());
    assert.strictEqual(reader.bytes().length, length);
    assert.strictEqual(reader.uint(), 0xfffffffe);
  }
  const values = [0, 1, -1, 2 ** 53 - 1, -(2 ** 53 - 1), 2n ** 63n - 1n, -(2n ** 63n)];
  for (const value of values) {
    const writer = new Writer();
    writer.long(value);
    assert.strictEqual(new Reader(writer.take()).long(), value);
  }
  assert.throws(() => new Reader(Buffer.from([8, 1, 2])).bytes(), /ends early/);
  assert.throws(() => schema.decode(Buffer.from('0df0adba', 'hex')), /unknown constructor 0xbaadf00d/);
  assert.throws(() => schema.encode({ _: 'nothing' }), /not in the schema/);
  assert.throws(() => schema.encode({ _: 'dialog' }), /dialog.peer is missing/);
}

function objects() {
  const cases = [
    { _: 'peerUser', user_id: 5100000001 },
    { _: 'replyInlineMarkup', rows: [] },
    { _: 'username', active: true, username: 'é' },
    { _: 'geoPoint', long: 1.5, lat: -2.25, access_hash: 3, accuracy_radius: 0 }, // a 0 that is there
    {
      _: 'messageReplies',
      comments: true,
      replies: 3,
      replies_pts: 1,
      channel_id: 9,
      recent_repliers: [{ _: 'peerUser', user_id: 1 }],
    },
  ];
  for (const each of cases) assert.deepStrictEqual(strip(schema.decode(schema.encode(each))), each);
}

// Whatever the sources name is in one of the two schemas.
function names() {
  const service = new Schema(fs.readFileSync(path.join(__dirname, 'schema', 'mtproto.tl'), 'utf8'));
  const files = ['', 'methods'].flatMap((folder) =>
    fs.readdirSync(path.join(__dirname, folder)).map((name) => path.join(__dirname, folder, name)),
  );
  const sources = files.filter((name) => name.endsWith('.js') && name !== __filename);
  let count = 0;
  for (const source of sources) {
    const text = fs.readFileSync(source, 'utf8');
    for (const [, made, answered] of text.matchAll(/_: '([\w.]+)'|^ +'(\w+\.\w+)':/gm)) {
      const name = made || answered;
      count++;
      assert.ok(schema.byName.has(name) || service.byName.has(name), `${source}: ${name}`);
    }
  }
  assert.ok(count > 200, `${count} names found`);
}

const strip = (object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

// By the definition, a block at a time.
function slowIge(data, key, iv) {
  const cipher = crypto.createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  let [lastOut, lastIn] = [iv.subarray(0, 16), iv.subarray(16, 32)];
  const blocks = [];
  for (let i = 0; i < data.length; i += 16) {
    const block = data.subarray(i, i + 16);
    lastOut = xor(cipher.update(xor(block, lastOut)), lastIn);
    lastIn = block;
    blocks.push(lastOut);
  }
  return join(...blocks);
}

function ciphers() {
  for (const blocks of [1, 2, 3, 64]) {
    const [data, key, iv] = [crypto.randomBytes(16 * blocks), crypto.randomBytes(32), crypto.randomBytes(32)];
    const encrypted = igeEncrypt(data, key, iv);
    assert.ok(encrypted.equals(slowIge(data, key, iv)), `${blocks} blocks`);
    assert.ok(igeDecrypt(encrypted, key, iv).equals(data));
  }
  const key = new ServerKey();
  assert.strictEqual(key.publicPem.trim().length, 425); // as long as Telegram's, or it could not be swapped
  assert.strictEqual(new ServerKey(key.privatePem).fingerprint, key.fingerprint);
  assert.throws(() => key.open(Buffer.alloc(256, 1)), /hash/);
  assert.strictEqual(sha256(Buffer.from('abc')).toString('hex').slice(0, 8), 'ba7816bf');
}

// https://core.telegram.org/api/offsets, over the ids 10, 20 … 100 with dates of 1000 + id
function pages() {
  const messages = Array.from({ length: 10 }, (_, i) => ({ id: 10 * (i + 1), date: 1010 + 10 * i }));
  const cases = [
    [{ limit: 3 }, [100, 90, 80]],
    [{ offset_id: 80, limit: 3 }, [70, 60, 50]],
    [{ offset_id: 85, limit: 3 }, [80, 70, 60]],
    [{ offset_id: 10, limit: 3 }, []],
    [{ offset_id: 30, limit: 100 }, [20, 10]],
    [{ offset_id: 50, add_offset: 2, limit: 2 }, [20, 10]],
    [{ offset_id: 50, add_offset: -1, limit: 2 }, [50, 40]],
    [{ offset_id: 50, add_offset: -3, limit: 3 }, [70, 60, 50]],
    [{ offset_id: 90, add_offset: -10, limit: 3 }, [100, 90, 80]],
    [{ offset_id: 500, limit: 1 }, [100]],
    [{ offset_date: 1055, limit: 2 }, [50, 40]],
    [{ offset_date: 1050, limit: 2 }, [40, 30]],
    [{ limit: 100, min_id: 80 }, [100, 90]],
    [{ limit: 2, max_id: 80 }, [70, 60]],
    [{ limit: 100, min_id: 30, max_id: 60 }, [50, 40]],
    [{ limit: 100, min_id: 100 }, []],
    [{ limit: 0 }, []],
  ];
  for (const [query, expected] of cases) {
    assert.deepStrictEqual(
      pageOf(messages, query).map(({ id }) => id),
      expected,
      JSON.stringify(query),
    );
  }
}

function faults() {
  const rules = new Faults();
  const does = (method, chat) => (rules.next(method, chat) || {}).do;
  rules.add({ method: 'a', call: 2, times: 2, action: 'error' });
  assert.deepStrictEqual(
    ['a', 'b', 'a', 'a', 'a'].map((method) => does(method)),
    [undefined, undefined, 'error', 'error', undefined],
  );
  rules.add({ method: '*', chat: 7, action: 'drop' });
  assert.deepStrictEqual([does('a', 8), does('b', 7), does('b', 7)], [undefined, 'drop', undefined]);
  rules.add({ method: 'c', action: 'flood', seconds: 100 });
  assert.strictEqual(rules.next('c').seconds, 100);
  assert.deepStrictEqual([rules.next('c').do, rules.early], ['flood', 1]); // told again, and counted
  assert.strictEqual(does('a'), undefined);
  rules.clear();
  assert.strictEqual(does('c'), undefined);
}

function differences() {
  const message = (id) => ({ id, date: 1000 + id, text: 'x' });
  const world = new World({
    difference_kept: 4,
    chats: [{ id: 7, title: 'T', username: 'named', member: true, messages: [message(1), message(2)] }],
  });
  const pushed = [];
  const updates = new Updates(world, new Answers(schema, world), (object) => pushed.push(object));
  const chat = world.chat(7);
  const { pts } = chat;
  assert.strictEqual(updates.difference(chat, pts, 10)._, 'updates.channelDifferenceEmpty');
  updates.messageAdded(chat, message(3));
  updates.messagesDeleted(chat, [1, 2]);
  updates.messageAdded(chat, message(4));
  assert.deepStrictEqual([chat.pts, pushed.length], [pts + 4, 3]);
  const all = updates.difference(chat, pts, 10);
  assert.deepStrictEqual(
    [all.final, all.pts, all.new_messages.length, all.other_updates.map(({ _, pts_count: n }) => [_, n])],
    [true, pts + 4, 2, [['updateDeleteChannelMessages', 2]]],
  );
  const slice = updates.difference(chat, pts, 1);
  assert.deepStrictEqual([slice.final, slice.pts, slice.timeout], [false, pts + 1, undefined]);
  for (let id = 5; id < 10; id++) updates.messageAdded(chat, message(id));
  assert.strictEqual(updates.difference(chat, pts, 10)._, 'updates.channelDifferenceTooLong');
  schema.encode(updates.difference(chat, pts, 10));
  assert.strictEqual(chat.find(1), undefined);
  assert.strictEqual(chat.highestId, 9);
}

for (const test of [names, codec, objects, ciphers, pages, faults, differences]) {
  test();
  process.stdout.write(`${test.name}: ok\n`);
}
