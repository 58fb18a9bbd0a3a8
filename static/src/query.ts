// View → addresses of the API: what the map asks, and what "copy API address" gives.

import { formatDay, type Day } from './day';
import type { Known, State } from './state';
import { BORDERS, EVENT_STATUSES } from './types';

/** The day of "as known on", or null for all that is known. */
export function knownDay(known: Known, day: Day): Day | null {
  return known === 'now' ? null : known === 'day' ? day : known;
}

type Pairs = [string, string][];

function join(path: string, pairs: Pairs): string {
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
export function exportPath(state: State, day: Day, format: Format, bbox: string): string {
  const known = knownDay(state.known, day);
  const border = state.border.map((a2) => BORDERS.find((b) => b.a2 === a2)?.id ?? a2);
  const statuses = state.status.filter((s) => (EVENT_STATUSES as readonly string[]).includes(s));
  const pairs: Pairs = [
    ['datetime', `${formatDay(day - state.win + 1)}/${formatDay(day)}`],
    ['known_at', known === null ? '' : formatDay(known)],
    ['bbox', bbox],
    ['q', state.q],
  ];
  const many: Pairs = [['border', border.join(',')], ['type', state.type.join(',')], ['actor', state.actor.join(',')], ['status', statuses.join(',')]];
  for (const [name, value] of many) if (!value.includes(',')) pairs.push([name, value]);
  const filter = many.filter(([, v]) => v.includes(',')).map(([name, v]) => `${name} IN (${v.split(',').map(quote).join(',')})`);
  if (filter.length) pairs.push(['filter', filter.join(' AND ')]);
  return join(format === 'items' ? '/collections/events/items' : `/events.${format}`, pairs);
}

function quote(v: string): string {
  return `'${v.replace(/'/g, "''")}'`;
}

export function bboxOf(west: number, south: number, east: number, north: number): string {
  return [west, south, east, north].map((n) => +n.toFixed(4)).join(',');
}
