// Writes a column file (src/binary.ts says how it is made up) of made-up events, for the
// tests and for the measurements. The same seed gives the same file.

export function columnFile(n, seed = 1) {
  const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const header = {
    types: ['capture', 'clash', 'attack', 'flight', 'closure'], statuses: ['claimed', 'confirmed', 'disputed', 'denied'],
    actors: ['taliban', 'afghan-forces', 'ismail-khan-militia', 'iran'], sources: ['AFP', 'Reuters', 'TOLOnews'],
    borders: ['afg-irn', 'afg-tkm', 'afg-uzb', 'afg-tjk', 'afg-chn', 'afg-pak'],
  };
  let json = JSON.stringify(header);
  json += ' '.repeat((8 - ((16 + json.length) % 8)) % 8);
  const ids = Array.from({ length: n }, (_, i) => `event-${i}`);
  const text = Buffer.from(ids.join(''));
  const buffer = Buffer.alloc(16 + json.length + 28 * n + 4 * (n + 1) + text.length);
  buffer.write('MZEV', 0);
  buffer.writeUInt16LE(1, 4);
  buffer.writeUInt32LE(n, 8);
  buffer.writeUInt32LE(json.length, 12);
  buffer.write(json, 16);
  let at = 16 + json.length;
  const first = Date.UTC(2021, 4, 1) / 864e5;
  const days = Array.from({ length: n }, () => first + Math.floor(random() * 137)).sort((a, b) => a - b);
  const i32 = (fn) => { for (let i = 0; i < n; i++) at = buffer.writeInt32LE(fn(i), at); };
  const u16 = (fn) => { for (let i = 0; i < n; i++) at = buffer.writeUInt16LE(fn(i), at); };
  const u8 = (fn) => { for (let i = 0; i < n; i++) at = buffer.writeUInt8(fn(i), at); };
  i32(() => Math.round((60.5 + 14 * random()) * 1e7));
  i32(() => Math.round((29.5 + 9 * random()) * 1e7));
  i32((i) => days[i]);
  i32((i) => days[i]);
  i32((i) => days[i]);
  u16(() => Math.floor(random() * 4));
  u16(() => Math.floor(random() * 3));
  u8(() => Math.floor(random() * 5));
  u8(() => Math.floor(random() * 4));
  u8(() => Math.floor(random() * 7));
  u8(() => (random() < 0.1 ? 1 : 0));
  let offset = 0;
  for (const id of ids) {
    at = buffer.writeUInt32LE(offset, at);
    offset += id.length;
  }
  at = buffer.writeUInt32LE(offset, at);
  text.copy(buffer, at);
  return buffer;
}
