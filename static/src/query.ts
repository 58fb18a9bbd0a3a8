// View → addresses of the API: what the map asks, and what "copy API address" gives.

import { slug, type Words } from './columns';
import { formatDay, type Day } from './day';
import { partyOfActor } from './palette';
import type { Known, State } from './state';
import { BORDERS, EVENT_STATUSES } from './types';

/** The day of "as known on", or null for all that is known. */
export function knownDay(known: Known, day: Day): Day | null {
  return known === 'now' ? null : known === 'day' ? day : known;
}

/** Parameters of an address; those without a value are left out. */
export type Pairs = [string, string][];

export function join(path: string, pairs: Pairs): string {
  const query = pairs.filter(([, v]) => v !== '').map(([k, v]) => `${k}=${encodeURIComponent(v).replace(/%2C/g, ',').replace(/%2F/g, '/')}`);
  return query.length ? `${path}?${query.join('&')}` : path;
}

export function controlPath(day: Day, known: Day | null): string {
  return join('/collections/control/items', [['datetime', formatDay(day)], ['known_at', known === null ? '' : formatDay(known)], ['limit', '1000']]);
}

/** Each province with the status of its capital, as a table: an eighth of the full answer. */
export function provincesPath(day: Day, known: Day | null): string {
  return join('/control/provinces', [['datetime', formatDay(day)], ['known_at', known === null ? '' : formatDay(known)], ['f', 'csv']]);
}

export function provincePath(id: string, day: Day, known: Day | null): string {
  return join(`/provinces/${encodeURIComponent(id)}/control`, [['datetime', formatDay(day)], ['known_at', known === null ? '' : formatDay(known)]]);
}

export function timelinePath(id: string, known: Day | null): string {
  return join(`/crossings/${encodeURIComponent(id)}/timeline`, [['known_at', known === null ? '' : formatDay(known)]]);
}

export function crossingPath(id: string, day: Day, known: Day | null): string {
  return join(`/crossings/${encodeURIComponent(id)}/control`, [['datetime', formatDay(day)], ['known_at', known === null ? '' : formatDay(known)]]);
}

export function eventsPath(known: Day | null): string {
  return join('/events.geojson', [['known_at', known === null ? '' : formatDay(known)]]);
}

export type Format = 'items' | 'geojson' | 'csv' | 'parquet';

/** The address of exactly the events that the view shows, in one of the API's formats. */
export function exportPath(state: State, day: Day, format: Format, bbox: string, words: Words): string {
  const from = formatDay(day - state.win + 1);
  // To the API an event without an end goes on; the map shows it on the day it began.
  const began = `(end >= DATE('${from}') OR start >= DATE('${from}'))`;
  const pairs = windowPairs(state, day, knownDay(state.known, day), words).map(([name, v]): [string, string] => [name, name === 'filter' ? v || began : v]);
  pairs.splice(2, 0, ['bbox', bbox]);
  return join(format === 'items' ? '/collections/events/items' : `/events.${format}`, pairs);
}

/** The events of the view's window, and what was known of them, as parameters of the API. */
export function windowPairs(state: State, day: Day, known: Day | null, words: Words): Pairs {
  return [['datetime', `${formatDay(day - state.win + 1)}/${formatDay(day)}`], ...filterPairs(state, known, words)];
}

/** The same on every day. A choice of nothing that is known matches nothing. */
export function filterPairs(state: State, known: Day | null, words: Words): Pairs {
  const { border, type, actor, src, status } = state;
  const chosen: [string, boolean, readonly string[]][] = [
    ['border', border.length > 0, border.map((a2) => BORDERS.find((b) => b.a2 === a2)?.id ?? a2)],
    ['type', type.length > 0, words.types.filter((x) => type.includes(x))],
    ['actor', actor.length > 0, words.actors.filter((a) => a && (actor.includes(a) || actor.includes(partyOfActor(a))))],
    ['agency', src.length > 0, words.sources.filter((s) => s && src.includes(slug(s)))],
    ['status', status.some((s) => includes(EVENT_STATUSES, s)), status.filter((s) => includes(EVENT_STATUSES, s))],
  ];
  const nothing = chosen.some(([, asked, values]) => asked && values.length === 0);
  return [
    ['known_at', known === null ? '' : formatDay(known)],
    ...chosen.map(([name, , values]): [string, string] => [name, values.join(',')]),
    ['filter', nothing ? 'FALSE' : ''],
  ];
}

const includes = (all: readonly string[], word: string) => all.includes(word);

export function bboxOf(west: number, south: number, east: number, north: number): string {
  return [west, south, east, north].map((n) => +n.toFixed(4)).join(',');
}
