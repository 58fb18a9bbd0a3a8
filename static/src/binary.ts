// /events.bin, version 1: events as columns, for more of them than GeoJSON carries well.
//
// All numbers are little-endian. 16 bytes: "MZEV", u16 version (1), u16 zero, u32 n,
// u32 length h of the header. Then h bytes of JSON, padded with spaces so that 16 + h is
// a multiple of 8: {"types":[…],"statuses":[…],"actors":[…],"sources":[…],"borders":[…]},
// the words that the code columns count through. Then the columns, each n long, sorted by
// start, end, id:
//   i32 lon, lat          degrees × 10⁷
//   i32 start, end, known days since 1970-01-01 (end = start where it is open)
//   u16 actor, source     index into the header's list; source is the first agency
//   u8  type, status      index into the header's list
//   u8  border            1 + index into the header's list; 0 for none
//   u8  flags             1: place known no finer than a district; 2: no point
//   u32 id                n + 1 offsets into the bytes that follow: UTF-8, id after id

import { empty, type Columns } from './columns';
import { BORDERS, EVENT_STATUSES } from './types';

const VERSION = 1;

interface Header {
  types: string[];
  statuses: string[];
  actors: string[];
  sources: string[];
  borders: string[];
}

/** Reads a column file. It throws, saying why, when the file is not one or is cut off. */
export function readColumns(buffer: ArrayBuffer): Columns {
  const view = new DataView(buffer);
  if (buffer.byteLength < 16 || view.getUint32(0) !== 0x4d5a4556) throw new Error('events.bin: not a column file');
  const version = view.getUint16(4, true);
  if (version !== VERSION) throw new Error(`events.bin: version ${version}, this page reads ${VERSION}`);
  const n = view.getUint32(8, true);
  const size = view.getUint32(12, true);
  let at = 16 + size;
  const ids = at + 28 * n;
  if (at % 8 || ids + 4 * (n + 1) > buffer.byteLength) throw new Error('events.bin: cut off');
  const header = readHeader(new TextDecoder().decode(new Uint8Array(buffer, 16, size)));
  const take = <T>(Kind: new (b: ArrayBuffer, o: number, n: number) => T, width: number): T => {
    const column = new Kind(buffer, at, n);
    at += width * n;
    return column;
  };
  const lon = take(Int32Array, 4);
  const lat = take(Int32Array, 4);
  const offsets = new Uint32Array(buffer, ids, n + 1);
  const text = new Uint8Array(buffer, ids + 4 * (n + 1));
  const decoder = new TextDecoder();
  const cols: Columns = {
    ...empty(0, (i) => decoder.decode(text.subarray(offsets[i], offsets[i + 1]))),
    n, types: header.types, actors: header.actors, sources: header.sources,
    start: take(Int32Array, 4), end: take(Int32Array, 4), known: take(Int32Array, 4),
    actor: take(Uint16Array, 2), source: take(Uint16Array, 2),
    type: take(Uint8Array, 1), status: take(Uint8Array, 1), border: take(Uint8Array, 1), vague: take(Uint8Array, 1),
    lon: Float64Array.from(lon, (v) => v / 1e7), lat: Float64Array.from(lat, (v) => v / 1e7),
  };
  return adapt(cols, header);
}

function readHeader(text: string): Header {
  const raw = JSON.parse(text) as Partial<Header>;
  const list = (v: unknown): string[] => (Array.isArray(v) ? v.map(String) : []);
  return { types: list(raw.types), statuses: list(raw.statuses), actors: list(raw.actors), sources: list(raw.sources), borders: list(raw.borders) };
}

/** Turns the file's codes into the page's own, and its flags into columns. */
function adapt(cols: Columns, header: Header): Columns {
  const status = header.statuses.map((s) => Math.max(0, (EVENT_STATUSES as readonly string[]).indexOf(s)));
  const border = [0, ...header.borders.map((id) => 1 + BORDERS.findIndex((b) => b.id === id))];
  for (let i = 0; i < cols.n; i++) {
    cols.status[i] = status[cols.status[i]!] ?? 1;
    cols.border[i] = border[cols.border[i]!] ?? 0;
    if (cols.vague[i]! & 2) cols.lon[i] = cols.lat[i] = NaN;
    cols.vague[i] = cols.vague[i]! & 1;
    cols.longest = Math.max(cols.longest, cols.end[i]! - cols.start[i]!);
  }
  return cols;
}
