// Very many events: they stay with the server, which counts them, and gives them page by
// page. What is asked for last is what counts; what was shown stays until it is there.

import { fromEvents, type Choice, type Words } from '../columns';
import type { Day } from '../day';
import { parseDay } from '../day';
import * as decode from '../decode';
import type { Facets, FarFrame } from '../frame';
import type { Model } from '../model';
import { filterPairs, join, windowPairs, type Pairs } from '../query';
import type { State } from '../state';
import { EVENT_STATUSES, type Ev } from '../types';
import { legend, PAGE, pager } from './parts';

/** How long a view must rest before its page is asked for, in milliseconds. */
const REST = 90;
/** What the table's columns are called by the server; the last it cannot sort by. */
const SORTS = ['start', 'title', 'border', 'actor', 'status', ''] as const;
const NO_COUNTS: Facets = { type: new Map(), actor: new Map(), src: new Map(), status: new Map() };

/** Counts of events by first day and status. */
interface Days {
  key: string;
  histogram: FarFrame['histogram'];
}

export class Far {
  words: Words = { types: [], actors: [], sources: [] };
  total = 0;
  private counts: Facets = NO_COUNTS;
  private days: Days = { key: '', histogram: () => EVENT_STATUSES.map(() => new Uint32Array(0)) };
  private shown = '';
  private wanted: { key: string; state: State; day: Day; known: Day | null } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private order = '-start';
  private offset = 0;

  constructor(private model: Model) {}

  /** Asks for the words, and for the first and the last day. */
  async open(): Promise<void> {
    const [kinds, agencies, days] = await Promise.all([this.count('type,actor', []), this.count('agencies', []), this.count('start,status', [])]);
    this.words = { types: [...tally(kinds, 0).keys()], actors: [...tally(kinds, 1).keys()], sources: [...tally(agencies, 0).keys()] };
    this.days = { key: String(this.model.generation), histogram: histogramOf(days) };
    const starts = days.map(([v]) => parseDay(v as string)).filter((d): d is Day => d !== null);
    if (starts.length) this.model.extent = [starts[0]!, starts.at(-1)!];
  }

  /** The parameters of the tiles of a window. */
  tiles(state: State, day: Day, known: Day | null): string {
    return join('', [...windowPairs(state, day, known, this.words), ['properties', 'title,title_fr,start,actor,status,geo_precision']]);
  }

  frame(state: State, day: Day, known: Day | null): FarFrame {
    const key = this.key(state, day, known);
    return {
      settled: key === this.shown, total: this.total, counts: this.counts, histogram: this.days.histogram,
      sort: (column, down) => this.sort(column, down),
      pager: () => pager('many.page', this.offset, this.model.cols.n, this.total, PAGE, (offset) => this.turn(offset)),
      legend,
    };
  }

  /** Makes sure that the view's counts and its page come. */
  ask(state: State, day: Day, known: Day | null): void {
    const key = this.key(state, day, known);
    if (key === this.wanted?.key) return;
    if (this.wanted) this.offset = 0;
    const rest = this.wanted && this.running ? REST : this.shown ? REST : 0;
    this.wanted = { key, state, day, known };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), rest);
  }

  private key(state: State, day: Day, known: Day | null): string {
    return `${this.model.generation}${join('', windowPairs(state, day, known, this.words))}`;
  }

  private sort(column: number, down: boolean): void {
    const name = SORTS[column];
    if (!name) return;
    this.order = (down ? '-' : '') + name;
    this.turn(0);
  }

  private turn(offset: number): void {
    this.offset = offset;
    this.shown = '';
    void this.run();
  }

  /** Answers what is wanted until nothing else is. */
  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      while (this.wanted && this.wanted.key !== this.shown) {
        const { key, state, day, known } = this.wanted;
        await this.load(state, day, known);
        this.shown = key;
        this.model.loaded('events');
      }
    } catch (err) {
      this.model.fail('events', err);
    }
    this.running = false;
  }

  private async load(state: State, day: Day, known: Day | null): Promise<void> {
    const view = windowPairs(state, day, known, this.words);
    const path = join('/collections/events/items', [...view, ['sortby', this.order], ['limit', String(PAGE)], ['offset', this.offset ? String(this.offset) : '']]);
    const [doc, counts] = await Promise.all([this.model.api.json(path), this.facets(view), this.loadDays(state, known)]);
    this.total = Number(decode.obj(doc)['numberMatched']) || 0;
    this.counts = counts;
    this.show(decode.features(doc).map(decode.event).filter((e): e is Ev => e !== null), state.sel);
  }

  /** Takes a page of events in; the one that is open stays. */
  private show(list: Ev[], selected: string): void {
    const { model } = this;
    const open = model.events.get(selected);
    model.events = new Map([...list, ...(open ? [open] : [])].map((e) => [e.id, e]));
    model.claims = new Map([...model.events.values()].flatMap((e) => e.claims.map((c) => [c.id, c] as const)));
    model.cols = fromEvents(list, this.words);
    delete model.cols.sourcesOf;
  }

  private async facets(view: Pairs): Promise<Facets> {
    const [kinds, agencies] = await Promise.all([this.count('type,actor,status', view), this.count('agencies', view)]);
    return { type: tally(kinds, 0), actor: tally(kinds, 1), status: tally(kinds, 2), src: tally(agencies, 0) };
  }

  private async loadDays(state: Choice & State, known: Day | null): Promise<void> {
    const pairs = filterPairs(state, known, this.words);
    const key = this.model.generation + join('', pairs);
    if (key === this.days.key) return;
    const rows = await this.count('start,status', pairs);
    this.days = { key, histogram: histogramOf(rows) };
  }

  private async count(by: string, pairs: Pairs): Promise<Rows> {
    const doc = await this.model.api.json(join('/collections/events/counts', [['by', by], ...pairs]));
    return decode.arr(decode.obj(doc)['counts']).map(decode.arr) as Rows;
  }
}

/** Rows of counts: the values, null for none, and the number. */
export type Rows = (string | number | null)[][];

/** How many there are of each value of a column. */
export function tally(rows: Rows, column: number): Map<string, number> {
  const out = new Map<string, number>();
  for (const row of rows) {
    const value = row[column];
    if (typeof value === 'string') out.set(value, (out.get(value) ?? 0) + Number(row.at(-1)));
  }
  return out;
}

export function histogramOf(rows: Rows): FarFrame['histogram'] {
  const list = rows.map(([start, status, n]) => ({ day: parseDay(String(start)), status: (EVENT_STATUSES as readonly unknown[]).indexOf(status), n: Number(n) }));
  return (first, bins, width) => {
    const out = EVENT_STATUSES.map(() => new Uint32Array(bins));
    for (const { day, status, n } of list) {
      const b = day === null ? -1 : Math.floor((day - first) / width);
      if (status >= 0 && b >= 0 && b < bins) out[status]![b]! += n;
    }
    return out;
  };
}

