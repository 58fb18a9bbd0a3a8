// Events as typed columns sorted by start: what the histogram counts and the canvas
// stamps, for two hundred events and for two hundred thousand alike. A column set comes
// from GeoJSON events or from /events.bin (see binary.ts).

import { partyOfActor } from './palette';
import { BORDERS, EVENT_STATUSES, type Ev } from './types';

export interface Columns {
  n: number;
  lon: Float64Array;
  lat: Float64Array;
  start: Int32Array;
  end: Int32Array;
  known: Int32Array;
  type: Uint8Array;
  status: Uint8Array;
  actor: Uint16Array;
  /** 1 + index into BORDERS; 0 for none. */
  border: Uint8Array;
  /** The first source; `sourcesOf` names all of them where it is known. */
  source: Uint16Array;
  sourcesOf?: (i: number) => readonly string[];
  /** 1 where the place is known no finer than a district. */
  vague: Uint8Array;
  types: string[];
  actors: string[];
  sources: string[];
  id: (i: number) => string;
  /** The longest event in days: how far before a window its events may start. */
  longest: number;
}

/** The words that events use. */
export type Words = Pick<Columns, 'types' | 'actors' | 'sources'>;

export const PARTIES = ['none', 'government', 'taliban', 'militia', 'contested'] as const;

/** The columns of events; codes count through `words` first, where these are given. */
export function fromEvents(events: readonly Ev[], words?: Words): Columns {
  const list = [...events].sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  const n = list.length;
  const cols = empty(n, (i) => list[i]!.id);
  cols.sourcesOf = (i) => list[i]!.sources;
  if (words) Object.assign(cols, { types: [...words.types], actors: [...words.actors], sources: [...words.sources] });
  const code = (known: string[]) => {
    const seen = new Map(known.map((w, c) => [w, c]));
    return (w: string) => {
      let c = seen.get(w);
      if (c === undefined) seen.set(w, (c = known.push(w) - 1));
      return c;
    };
  };
  const [type, actor, source] = [code(cols.types), code(cols.actors), code(cols.sources)];
  list.forEach((e, i) => {
    cols.lon[i] = e.point[0];
    cols.lat[i] = e.point[1];
    cols.start[i] = e.start;
    cols.end[i] = e.end;
    cols.known[i] = e.known;
    cols.type[i] = type(e.type);
    cols.actor[i] = actor(e.actor);
    cols.source[i] = source(e.sources[0] ?? '');
    cols.status[i] = EVENT_STATUSES.indexOf(e.status);
    cols.border[i] = 1 + BORDERS.findIndex((b) => b.id === e.border);
    cols.vague[i] = /district|province|border|country/.test(e.geoPrecision) ? 1 : 0;
    cols.longest = Math.max(cols.longest, e.end - e.start);
  });
  return cols;
}

export function empty(n: number, id: (i: number) => string): Columns {
  return {
    n, id, longest: 0, types: [], actors: [], sources: [],
    lon: new Float64Array(n), lat: new Float64Array(n),
    start: new Int32Array(n), end: new Int32Array(n), known: new Int32Array(n),
    type: new Uint8Array(n), status: new Uint8Array(n), actor: new Uint16Array(n),
    border: new Uint8Array(n), vague: new Uint8Array(n), source: new Uint16Array(n),
  };
}

/** The words of all events, and every source of each. */
export function wordsOf(cols: Columns): Words {
  const { types, actors, sources, sourcesOf } = cols;
  if (!sourcesOf) return { types, actors, sources };
  const all = new Set<string>(sources);
  for (let i = 0; i < cols.n; i++) for (const x of sourcesOf(i)) all.add(x);
  return { types, actors, sources: [...all] };
}

/** The first index whose start is ≥ day. */
export function lowerBound(start: Int32Array, day: number): number {
  let lo = 0;
  let hi = start.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (start[mid]! < day) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

export interface Choice {
  border: string[];
  type: string[];
  actor: string[];
  src: string[];
  status: string[];
}

/** One byte for each event: 1 where it passes the filters that do not depend on time. */
export function mask(cols: Columns, c: Choice): Uint8Array {
  const out = new Uint8Array(cols.n).fill(1);
  const keep = (codes: Uint8Array | Uint16Array, ok: readonly boolean[]) => {
    for (let i = 0; i < cols.n; i++) if (!ok[codes[i]!]) out[i] = 0;
  };
  if (c.border.length) keep(cols.border, [false, ...BORDERS.map((b) => c.border.includes(b.a2))]);
  if (c.type.length) keep(cols.type, cols.types.map((t) => c.type.includes(t)));
  if (c.actor.length) keep(cols.actor, cols.actors.map((a) => c.actor.includes(a) || c.actor.includes(partyOfActor(a))));
  const { sourcesOf } = cols;
  if (c.src.length && sourcesOf) {
    for (let i = 0; i < cols.n; i++) if (!sourcesOf(i).some((s) => c.src.includes(slug(s)))) out[i] = 0;
  } else if (c.src.length) {
    keep(cols.source, cols.sources.map((s) => c.src.includes(slug(s))));
  }
  const statuses = c.status.filter((s) => (EVENT_STATUSES as readonly string[]).includes(s));
  if (statuses.length) keep(cols.status, EVENT_STATUSES.map((s) => statuses.includes(s)));
  return out;
}

export function slug(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

/** Indices, in time order, of the events that touch [from, to] and were known by `known`. */
export function inWindow(cols: Columns, ok: Uint8Array, from: number, to: number, known: number): Int32Array {
  const lo = lowerBound(cols.start, from - cols.longest);
  const hi = lowerBound(cols.start, to + 1);
  const out = new Int32Array(Math.max(0, hi - lo));
  let n = 0;
  for (let i = lo; i < hi; i++) if (ok[i] && cols.end[i]! >= from && cols.known[i]! <= known) out[n++] = i;
  return out.subarray(0, n);
}

/** Counts by bin and status of the events that start in [first, first + bins × width). */
export function histogram(cols: Columns, ok: Uint8Array, first: number, bins: number, width: number, known: number): Uint32Array[] {
  const out = EVENT_STATUSES.map(() => new Uint32Array(bins));
  for (let i = 0; i < cols.n; i++) {
    const b = Math.floor((cols.start[i]! - first) / width);
    if (ok[i] && b >= 0 && b < bins && cols.known[i]! <= known) out[cols.status[i]!]![b]!++;
  }
  return out;
}
