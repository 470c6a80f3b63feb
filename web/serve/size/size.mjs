// Prints where the bytes of a program are: its whole size, its sections, and its code by
// package. The program has to have its names; what is shipped has none.
//
//   node web/serve/size/size.mjs PROGRAM.wasm [SHIPPED.wasm]

import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const SECTIONS = ['custom', 'types', 'imports', 'functions', 'tables', 'memory', 'globals', 'exports', 'start', 'elements', 'code', 'data'];
const CODE = 10;
const MOST = 40; // packages

const [named, shipped = named] = process.argv.slice(2);
if (!named) {
  console.error('usage: size.mjs PROGRAM.wasm [SHIPPED.wasm]');
  process.exit(2);
}

/** Reads a file of WebAssembly piece by piece. */
class Reader {
  /** @param {Buffer} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get more() {
    return this.at < this.bytes.length;
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  block() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return this.block().toString();
  }
}

/** @param {Buffer} bytes @returns {{ sections: Map<string, number>, sizes: number[], names: string[] }} */
function read(bytes) {
  const reader = new Reader(bytes);
  reader.at = 8; // behind the header
  const sections = new Map();
  /** @type {number[]} */
  let sizes = [];
  /** @type {string[]} */
  let names = [];
  while (reader.more) {
    const id = reader.byte();
    const block = reader.block();
    const inside = new Reader(block);
    const title = id === 0 ? `custom ${inside.text()}` : SECTIONS[id];
    sections.set(title, block.length);
    if (id === CODE) sizes = Array.from({ length: inside.number() }, () => inside.block().length);
    if (title === 'custom name') names = functionNames(inside);
  }
  return { sections, sizes, names };
}

/** @param {Reader} reader of the section of names */
function functionNames(reader) {
  /** @type {string[]} */
  const names = [];
  while (reader.more) {
    const id = reader.byte();
    const inside = new Reader(reader.block());
    if (id !== 1) continue;
    for (let count = inside.number(); count > 0; count--) names[inside.number()] = inside.text();
  }
  return names;
}

/** The package of a function: all up to the first dot behind the last slash. @param {string} name */
function packageOf(name) {
  const plain = name.replace(/\[.*$/, '');
  const dot = plain.indexOf('.', plain.lastIndexOf('/') + 1);
  return dot < 0 ? '(of no package)' : plain.slice(0, dot);
}

/** @param {number} bytes @param {string} what */
const row = (bytes, what) => console.log(`${bytes.toLocaleString('en').padStart(11)}  ${what}`);

const file = readFileSync(shipped);
console.log('As it is shipped');
row(file.length, 'raw');
row(gzipSync(file).length, 'gzip');
row(brotliCompressSync(file).length, 'brotli');

const { sections, sizes, names } = read(readFileSync(named));
console.log('\nSections, with names');
for (const [title, bytes] of sections) row(bytes, title);

const imported = names.length - sizes.length; // functions that have no code here are numbered first
/** @type {Map<string, number>} */
const packages = new Map();
sizes.forEach((bytes, i) => {
  const name = packageOf(names[i + imported] ?? '');
  packages.set(name, (packages.get(name) ?? 0) + bytes);
});
console.log('\nCode by package; a generic function counts for the package that has it');
const sorted = [...packages].sort(([, a], [, b]) => b - a);
for (const [name, bytes] of sorted.slice(0, MOST)) row(bytes, name);
row(sorted.slice(MOST).reduce((sum, [, bytes]) => sum + bytes, 0), 'all others');
