'use strict';
// The TL language (https://core.telegram.org/mtproto/TL): reads a schema, encodes and decodes objects.
//
// An object is { _: NAME, FIELD: value, … }. A long is a Number where that is exact and a BigInt
// otherwise; bytes are a Buffer. A flagged field is absent or undefined when its bit is off.
const zlib = require('zlib');

const VECTOR = 0x1cb5c415;
const BOOL_TRUE = 0x997275b5;
const BOOL_FALSE = 0xbc799737;
const GZIP_PACKED = 0x3072cfa1;

class Writer {
  constructor() {
    this.buffer = Buffer.allocUnsafe(512);
    this.size = 0;
  }

  reserve(count) {
    if (this.size + count > this.buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.size + count));
      this.buffer.copy(larger, 0, 0, this.size);
      this.buffer = larger;
    }
    const at = this.size;
    this.size += count;
    return at;
  }

  uint(value) {
    const at = this.reserve(4); // may replace this.buffer, so it comes first
    this.buffer.writeUInt32LE(value >>> 0, at);
  }

  long(value) {
    const at = this.reserve(8);
    this.buffer.writeBigInt64LE(BigInt.asIntN(64, BigInt(value)), at);
  }

  double(value) {
    const at = this.reserve(8);
    this.buffer.writeDoubleLE(value, at);
  }

  raw(bytes) {
    const at = this.reserve(bytes.length);
    bytes.copy(this.buffer, at);
  }

  bytes(value) {
    const data = Buffer.isBuffer(value) ? value : Buffer.from(value, 'utf8');
    const head = data.length < 254 ? 1 : 4;
    const padding = -(head + data.length) & 3;
    let at = this.reserve(head + data.length + padding);
    if (head === 1) {
      this.buffer[at] = data.length;
    } else {
      this.buffer.writeUInt32LE(data.length * 256 + 254, at);
    }
    at += head;
    data.copy(this.buffer, at);
    this.buffer.fill(0, at + data.length, at + data.length + padding);
  }

  // A copy: the writer may be used on.
  take() {
    return Buffer.from(this.buffer.subarray(0, this.size));
  }
}

class Reader {
  constructor(buffer) {
    this.buffer = buffer;
    this.at = 0;
  }

  uint() {
    const value = this.buffer.readUInt32LE(this.at);
    this.at += 4;
    return value;
  }

  int() {
    return this.uint() | 0;
  }

  bigint() {
    const value = this.buffer.readBigInt64LE(this.at);
    this.at += 8;
    return value;
  }

  long() {
    const value = this.bigint();
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }

  double() {
    const value = this.buffer.readDoubleLE(this.at);
    this.at += 8;
    return value;
  }

  raw(count) {
    const value = this.buffer.subarray(this.at, this.at + count);
    if (value.length !== count) throw new Error('the data ends early');
    this.at += count;
    return value;
  }

  bytes() {
    let size = this.raw(1)[0];
    let head = 1;
    if (size === 254) {
      size = this.raw(3).readUIntLE(0, 3);
      head = 4;
    }
    const value = this.raw(size);
    this.at += -(head + size) & 3;
    return value;
  }
}

// Bytes that stand for an object that was encoded before.
class Encoded {
  constructor(bytes) {
    this.bytes = bytes;
  }
}

class UnknownConstructor extends Error {
  constructor(id) {
    super(`unknown constructor 0x${id.toString(16).padStart(8, '0')}`);
    this.id = id;
  }
}

const DEFINITION = /^([\w.]+)#([0-9a-f]+)\s*(.*?)\s*=\s*([\w.<>]+)\s*;$/;
const FLAG = /^(\w+)\.(\d+)\?(.+)$/;

function parseArguments(text) {
  const fields = [];
  for (const word of text.split(/\s+/)) {
    if (word === '' || word.startsWith('{')) continue;
    const colon = word.indexOf(':');
    const field = { name: word.slice(0, colon), type: word.slice(colon + 1), flags: null, bit: 0 };
    const flag = FLAG.exec(field.type);
    if (flag) {
      field.flags = flag[1];
      field.bit = 1 << Number(flag[2]);
      field.type = flag[3];
    }
    fields.push(field);
  }
  return fields;
}

const PRIMITIVE_WRITERS = {
  int: (writer, value) => writer.uint(value || 0),
  long: (writer, value) => writer.long(value || 0),
  double: (writer, value) => writer.double(value || 0),
  string: (writer, value) => writer.bytes(value === undefined ? '' : value),
  bytes: (writer, value) => writer.bytes(value === undefined ? '' : value),
  int128: (writer, value) => writer.raw(value),
  int256: (writer, value) => writer.raw(value),
  Bool: (writer, value) => writer.uint(value ? BOOL_TRUE : BOOL_FALSE),
};

const PRIMITIVE_READERS = {
  int: (reader) => reader.int(),
  long: (reader) => reader.long(),
  double: (reader) => reader.double(),
  string: (reader) => reader.bytes().toString('utf8'),
  bytes: (reader) => Buffer.from(reader.bytes()),
  int128: (reader) => Buffer.from(reader.raw(16)),
  int256: (reader) => Buffer.from(reader.raw(32)),
  Bool: (reader) => reader.uint() === BOOL_TRUE,
};

class Schema {
  constructor(text) {
    this.byId = new Map();
    this.byName = new Map();
    for (const line of text.split('\n')) {
      const match = DEFINITION.exec(line.replace(/\/\/.*/, '').trim());
      if (!match) continue;
      const constructor = { name: match[1], id: parseInt(match[2], 16), fields: parseArguments(match[3]) };
      this.byId.set(constructor.id, constructor);
      this.byName.set(constructor.name, constructor);
    }
  }

  encode(value) {
    const writer = new Writer();
    this.write(writer, value);
    return writer.take();
  }

  // Booleans, vectors and objects, each with its constructor's id in front.
  write(writer, value) {
    if (value instanceof Encoded) return writer.raw(value.bytes);
    if (typeof value === 'boolean') return writer.uint(value ? BOOL_TRUE : BOOL_FALSE);
    if (Array.isArray(value)) return this.writeVector(writer, value, 'Object');
    const constructor = this.byName.get(value._);
    if (!constructor) throw new Error(`not in the schema: ${value._}`);
    writer.uint(constructor.id);
    return this.writeFields(writer, constructor, value);
  }

  writeFields(writer, constructor, object) {
    const bits = {};
    for (const { name, type, flags, bit } of constructor.fields) {
      if (flags === null) continue;
      const value = object[name];
      const on = type === 'true' ? Boolean(value) : value !== undefined && value !== null;
      if (on) bits[flags] = (bits[flags] || 0) | bit;
    }
    for (const { name, type, flags, bit } of constructor.fields) {
      if (type === '#') {
        writer.uint(bits[name] || 0);
      } else if (type !== 'true' && (flags === null || (bits[flags] & bit) !== 0)) {
        this.writeField(writer, constructor, name, type, object[name]);
      }
    }
  }

  writeField(writer, constructor, name, type, value) {
    const primitive = PRIMITIVE_WRITERS[type];
    if (primitive) return primitive(writer, value);
    if (type.startsWith('Vector<')) return this.writeVector(writer, value || [], type.slice(7, -1));
    if (type.startsWith('vector<')) return this.writeBare(writer, value, type.slice(7, -1));
    if (value === undefined) throw new Error(`${constructor.name}.${name} is missing`);
    return this.write(writer, value);
  }

  writeVector(writer, values, type) {
    writer.uint(VECTOR);
    writer.uint(values.length);
    const primitive = PRIMITIVE_WRITERS[type];
    for (const value of values) {
      if (primitive) {
        primitive(writer, value);
      } else if (typeof value === 'number') {
        writer.uint(value); // the answer of a method that returns Vector<int>
      } else {
        this.write(writer, value);
      }
    }
  }

  writeBare(writer, values, name) {
    writer.uint(values.length);
    for (const value of values) this.writeFields(writer, this.byName.get(name), value);
  }

  decode(buffer) {
    return this.read(new Reader(buffer));
  }

  read(reader) {
    const id = reader.uint();
    if (id === GZIP_PACKED) return this.decode(zlib.unzipSync(reader.bytes()));
    if (id === BOOL_TRUE || id === BOOL_FALSE) return id === BOOL_TRUE;
    const constructor = this.byId.get(id);
    if (!constructor) throw new UnknownConstructor(id);
    return this.readFields(reader, constructor);
  }

  readFields(reader, constructor) {
    const object = { _: constructor.name };
    const bits = {};
    for (const { name, type, flags, bit } of constructor.fields) {
      if (type === '#') {
        bits[name] = reader.uint();
      } else if (flags === null || (bits[flags] & bit) !== 0) {
        object[name] = type === 'true' ? true : this.readField(reader, type);
      }
    }
    return object;
  }

  readField(reader, type) {
    const primitive = PRIMITIVE_READERS[type];
    if (primitive) return primitive(reader);
    if (!type.startsWith('Vector<')) return this.read(reader);
    reader.uint();
    const element = type.slice(7, -1);
    return Array.from({ length: reader.uint() }, () => this.readField(reader, element));
  }
}

module.exports = { Schema, Writer, Reader, Encoded, UnknownConstructor, GZIP_PACKED };
