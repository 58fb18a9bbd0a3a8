// Answers → types. The only reader of raw JSON: a missing or odd field becomes a plain
// value of its type, never an exception.

import { parseDay, type Day } from './day';
import { middle } from './middle';
import {
  EVENT_STATUSES, LANGS, SIDES, STATUSES,
  type Claim, type Control, type Dispatch, type Ev, type Evidence, type EventStatus, type Layer, type Names, type Place,
  type Side, type Span, type Spell, type Status,
} from './types';

type Raw = Record<string, unknown>;

export const obj = (v: unknown): Raw => (typeof v === 'object' && v !== null && !Array.isArray(v) ? (v as Raw) : {});
export const arr = (v: unknown): unknown[] => (Array.isArray(v) ? v : []);
export const str = (v: unknown): string => (typeof v === 'string' ? v : typeof v === 'number' ? String(v) : '');
const numOr = <T>(v: unknown, or: T): number | T => (typeof v === 'number' && Number.isFinite(v) ? v : or);
const day = (v: unknown): Day | null => (typeof v === 'string' ? parseDay(v) : null);
const strs = (v: unknown): string[] => (typeof v === 'string' ? (v ? [v] : []) : arr(v).map(str).filter(Boolean));
const word = <T extends string>(v: unknown, all: readonly T[], or: T): T => (all.includes(v as T) ? (v as T) : or);

export function features(doc: unknown): Raw[] {
  return arr(obj(doc)['features']).map(obj);
}

export function names(p: Raw, stem = 'name'): Names {
  const own = obj(p[`${stem}s`]);
  const text = obj(p[stem]);
  const out: Names = {};
  for (const l of LANGS) {
    const v = str(own[l]) || str(text[l]) || str(p[`${stem}_${l}`]) || (l === 'en' ? str(p[stem]) : '');
    if (v) out[l] = v;
  }
  return out;
}

export function place(f: Raw, kind: Place['kind']): Place {
  const p = obj(f['properties']);
  const label = arr(p['label']);
  const own = names(p);
  const title = names(p, 'title');
  return {
    id: str(f['id']) || str(p['id']),
    kind,
    names: Object.keys(own).length ? own : title,
    aliases: strs(p['aliases']),
    point: label.length === 2 ? [numOr(label[0], NaN), numOr(label[1], NaN)] : middle(obj(f['geometry'])),
    border: str(p['border']) || (kind === 'border' ? str(f['id']) : ''),
    province: str(p['province']) || (kind === 'province' ? str(f['id']) : ''),
    district: str(p['district']),
    kinds: strs(p['kind']).concat(strs(p['kinds']), strs(p['crossing_kinds'])),
    grade: str(p['grade']) || str(p['confidence']),
    official: p['official'] === true,
    counterpart: str(p['counterpart']),
    capital: /capital/.test(str(p['kind'])) || p['capital'] === true,
    population: numOr(p['population_geonames'], 0) || numOr(p['population'], 0),
  };
}

export function interval(v: unknown): Span {
  if (typeof v === 'string') {
    const d = day(v);
    return { from: d, to: d, precision: 'day' };
  }
  const i = obj(v);
  return { from: day(i['from']), to: day(i['to']), precision: str(i['precision']) };
}

function evidence(v: unknown): Evidence | null {
  const e = obj(v);
  const start = numOr(e['start'], null);
  const end = numOr(e['end'], null);
  return start === null || end === null ? null : { sentence: numOr(e['sentence'], 0), start, end };
}

export function claim(v: unknown, event = ''): Claim {
  const c = obj(v);
  const q = obj(c['quantity']);
  return {
    id: str(c['id']), event: str(c['event']) || event, dispatch: str(c['dispatch']),
    agency: str(c['agency']), url: str(c['url']),
    type: str(c['type']), stance: str(c['stance']), certainty: str(c['certainty']),
    claimant: str(c['claimant']), principal: str(c['principal']), body: { ...names(c, 'principal_name') },
    side: word<Side>(c['side'], SIDES, 'third'),
    actor: str(c['actor']), target: str(c['target']), holder: str(c['holder']),
    said: interval(c['said']), happened: interval(c['happened']), published: interval(c['published']),
    quantity: str(q['unit']) ? { value: numOr(q['value'], null), unit: str(q['unit']), modifier: str(q['modifier']) } : null,
    evidence: evidence(c['evidence']),
    links: arr(c['links']).map(obj).map((l) => ({ rel: str(l['rel']), to: str(l['to']) })),
    summary: { ...names(c, 'summary') },
  };
}

export function event(f: Raw): Ev | null {
  const p = obj(f['properties']);
  const id = str(f['id']) || str(p['id']);
  const start = day(p['start']) ?? day(p['end']) ?? day(p['known_from']);
  if (!id || start === null) return null;
  const claims = arr(p['claims']).map((c) => claim(c, id));
  return {
    id, type: str(p['type']), title: names(p, 'title'),
    place: str(p['place']), placeNames: names(p, 'place_name'), placeKind: str(p['place_kind']),
    border: str(p['border']), province: str(p['province']), point: middle(obj(f['geometry'])),
    start, end: day(p['end']) ?? start,
    datePrecision: str(p['date_precision']), geoPrecision: str(p['geo_precision']),
    actor: str(p['actor']), target: str(p['target']),
    status: word<EventStatus>(p['status'], EVENT_STATUSES, 'claimed'),
    known: day(p['known_from']) ?? start,
    quantity: numOr(p['quantity'], null), unit: str(p['quantity_unit']),
    sources: [...new Set([...claims.map((c) => c.agency), ...strs(p['agencies'])])].filter(Boolean),
    claims,
  };
}

export function control(v: unknown, id = ''): Control {
  const p = obj(v);
  const flags = strs(p['flags']);
  return {
    place: str(p['place']) || id,
    status: word<Status>(p['status'], STATUSES, 'unknown'),
    lean: str(p['lean']), holder: str(p['holder']),
    since: day(p['since']), age: numOr(p['age_days'], null),
    votes: arr(p['votes']).map(obj).map((x) => ({
      principal: str(x['principal']), claimant: str(x['claimant']), holder: str(x['holder']),
      cls: str(x['class']), weight: numOr(x['weight'], 1), claim: str(x['claim']),
      renewed: day(x['renewed']), flags: strs(x['flags']),
    })),
    struck: arr(p['struck']).map((x) => (typeof x === 'string' ? { claim: x } : obj(x))).map(obj).map((x) => ({
      claim: str(x['claim']), principal: str(x['principal']), holder: str(x['holder']), by: str(x['by']), reason: str(x['reason']),
    })),
    flags,
    closed: str(p['traffic']) === 'closed' || str(obj(p['traffic'])['state']) === 'closed',
  };
}

export function controls(doc: unknown): Map<string, Control> {
  const out = new Map<string, Control>();
  for (const f of features(doc)) {
    const id = str(obj(f['properties'])['place']) || str(f['id']);
    if (id) out.set(id, control(f['properties'], id));
  }
  return out;
}

/** The rows of `/control/provinces?f=csv`, by province; no cell of it is ever quoted. */
export function provinces(csv: string): Map<string, Control> {
  const [head = '', ...rows] = csv.trim().split(/\r?\n/);
  const names = head.split(',');
  const out = new Map<string, Control>();
  for (const row of rows) {
    const p = Object.fromEntries(row.split(',').map((cell, i) => [names[i], cell]));
    if (p['province']) out.set(p['province'], control({ ...p, place: p['capital'], flags: p['flags']?.split('; ').filter(Boolean) }));
  }
  return out;
}

export function spells(doc: unknown): Spell[] {
  const list = arr(obj(doc)['spells']).length ? arr(obj(doc)['spells']) : arr(doc);
  const out: Spell[] = [];
  for (const raw of list.map(obj)) {
    out.push({
      from: day(raw['from']) ?? -Infinity, to: day(raw['to']) ?? Infinity,
      status: word<Status>(raw['status'], STATUSES, 'unknown'), lean: str(raw['lean']),
      claims: arr(raw['because']).map((x) => str(obj(x)['claim'])).filter(Boolean),
      baseline: day(raw['from']) === null && arr(raw['because']).length === 0,
    });
  }
  return out;
}

export function dispatch(f: Raw): Dispatch {
  const p = obj(f['properties']);
  return {
    id: str(f['id']), title: names(p, 'title'), agency: str(p['agency']), publisher: str(p['publisher']), lang: str(p['lang']),
    published: day(p['published']), how: str(p['published_how']), url: str(p['url']), sha256: str(p['sha256']),
    length: numOr(p['length'], 0), rights: str(p['rights']),
  };
}

const OWN = new Set(['events', 'claims', 'control', 'crossings', 'provinces', 'borders', 'places', 'dispatches', 'neighbours', 'rivers', 'border_segments']);

/** The collections that are none of Marz's own. */
export function layers(doc: unknown): Layer[] {
  return arr(obj(doc)['collections']).map(obj)
    .map((c) => ({ id: str(c['id']), title: str(c['title']) || str(c['id']), attribution: str(c['attribution']) }))
    .filter((l) => l.id !== '' && !OWN.has(l.id));
}
