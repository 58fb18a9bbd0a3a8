// The frame: what the map shows for a state, and therefore what the table lists and the
// exports hold. Pure but for a memory of the last mask.

import { inWindow, mask, type Columns } from './columns';
import { clamp, parseDay, today, type Day } from './day';
import type { Model } from './model';
import { knownDay } from './query';
import type { State } from './state';
import { BORDERS, STATUSES, type Control, type Place, type Shape } from './types';

/** The day on which the map begins, as the page says it, so that both begin on the same. */
const OPENING = typeof document === 'undefined' ? null : parseDay(document.documentElement.dataset['opening'] ?? '');

export interface Shown {
  place: Place;
  control: Control | null;
}

export interface Frame {
  day: Day;
  from: Day;
  known: Day | null;
  /** False while the day's control is on its way; `crossings` then holds what was last known. */
  settled: boolean;
  crossings: Shown[];
  /** Indices into the model's columns, in time order. */
  events: Int32Array;
  mask: Uint8Array;
  /** How many events the window holds: more than `events` where `far` tells of them. */
  total: number;
  /** What the server counted, where events are too many to be sent. */
  far: FarFrame | null;
}

/** How many events of the window have each value. */
export type Facets = Record<'type' | 'actor' | 'src' | 'status', ReadonlyMap<string, number>>;

/** The frame of very many events: the server's counts, and one page of the events. */
export interface FarFrame {
  /** False while the answer for this view is on its way. */
  settled: boolean;
  total: number;
  counts: Facets;
  /** As the function of the same name in columns.ts; it is another when the counts are. */
  histogram: (first: Day, bins: number, width: number) => Uint32Array[];
  /** Sorts the page by a column of the table, if the server can. */
  sort: (column: number, down: boolean) => void;
  /** Says which part of the events the page is, and leads to the others. */
  pager: () => HTMLElement;
  /** Says what a sum on the map is. */
  legend: () => HTMLElement;
}

export function openingDay(model: Model): Day {
  if (!model.extent) return OPENING ?? today();
  const [first, last] = model.extent;
  return OPENING !== null && OPENING >= first && OPENING <= last ? OPENING : last;
}

export function dayOf(state: State, model: Model): Day {
  const day = state.day ?? openingDay(model);
  return model.extent ? clamp(day, model.extent[0], Math.max(model.extent[1], state.day ?? 0)) : day;
}

export function shapeOf(kinds: readonly string[]): Shape {
  if (kinds.includes('rail')) return 'rail';
  if (kinds.includes('bridge') || kinds.includes('ferry') || kinds.includes('river')) return 'bridge';
  if (kinds.includes('dry-port') || kinds.includes('port')) return 'port';
  if (kinds.includes('pass')) return 'pass';
  if (kinds.includes('district') || kinds.includes('town')) return 'district';
  return 'road';
}

let lastMask: { cols: Columns; key: string; mask: Uint8Array } | null = null;

function eventMask(state: State, model: Model): Uint8Array {
  const key = [state.border, state.type, state.actor, state.src, state.status].join('|');
  if (lastMask?.cols !== model.cols || lastMask.key !== key) {
    lastMask = { cols: model.cols, key, mask: mask(model.cols, state) };
  }
  return lastMask.mask;
}

/** Whether a crossing passes the filters by border and kind, and by status where known. */
export function passes(state: State, place: Place, control: Control | null): boolean {
  const a2 = BORDERS.find((b) => b.id === place.border)?.a2 ?? '';
  if (state.border.length && !state.border.includes(a2)) return false;
  if (state.kind.length && !state.kind.includes(shapeOf(place.kinds))) return false;
  const statuses = state.status.filter((x) => (STATUSES as readonly string[]).includes(x));
  return statuses.length === 0 || (control !== null && statuses.includes(control.status));
}

export function frame(state: State, model: Model, before: Map<string, Control> | null): Frame {
  const day = dayOf(state, model);
  const known = knownDay(state.known, day);
  const controls = model.controlAt(day, known);
  const at = controls ?? before;
  const ok = eventMask(state, model);
  const far = model.far?.frame(state, day, known) ?? null;
  const events = far ? Int32Array.from({ length: model.cols.n }, (_, i) => i) : inWindow(model.cols, ok, day - state.win + 1, day, known ?? Infinity);
  return {
    day, known, from: day - state.win + 1, settled: controls !== null, mask: ok, far, events,
    total: far ? far.total : events.length,
    crossings: model.crossings
      .map((place) => ({ place, control: at?.get(place.id) ?? null }))
      .filter((x) => passes(state, x.place, x.control)),
  };
}
