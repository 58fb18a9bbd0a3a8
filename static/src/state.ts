// The whole state of the view, and the store that holds it. State is plain data; every
// change goes through `set`; listeners run once per animation frame with what changed.

import type { Day } from './day';
import { nextFrame } from './slices';
import type { Lang } from './types';

export interface MapView {
  zoom: number;
  lat: number;
  lng: number;
}

/** What was known: all that is known now, what was known on the day shown, or by a day. */
export type Known = 'now' | 'day' | Day;

export interface State {
  map: MapView | null;
  day: Day | null;
  win: number;
  known: Known;
  border: string[];
  kind: string[];
  status: string[];
  type: string[];
  actor: string[];
  src: string[];
  layer: string[];
  q: string;
  sel: string;
  cmp: Day | null;
  view: '' | 'table' | 'borders';
  lang: Lang;
  theme: 'auto' | 'light' | 'dark';
  embed: boolean;
}

export const DEFAULTS: State = {
  map: null, day: null, win: 7, known: 'now',
  border: [], kind: [], status: [], type: [], actor: [], src: [], layer: [],
  q: '', sel: '', cmp: null, view: '', lang: 'en', theme: 'auto', embed: false,
};

export type Key = keyof State;
export type Changed = ReadonlySet<Key | 'data' | 'control'>;
export type How = 'push' | 'replace' | 'silent';
type Listener = (state: State, changed: Changed) => void;

export class Store {
  private state: State;
  private listeners: Listener[] = [];
  private changed = new Set<Key | 'data' | 'control'>();
  private queued = false;
  /** Called at once with each change that belongs in the address bar. */
  onWrite: (state: State, how: 'push' | 'replace') => void = () => {};

  constructor(initial: State, private later: (fn: () => void) => void = nextFrame) {
    this.state = initial;
  }

  get(): State {
    return this.state;
  }

  set(patch: Partial<State>, how: How = 'push'): void {
    const before = this.state;
    const keys = (Object.keys(patch) as Key[]).filter((k) => !same(before[k], patch[k]));
    if (keys.length === 0) return;
    this.state = { ...before, ...patch };
    if (how !== 'silent') this.onWrite(this.state, how);
    this.touch(...keys);
  }

  /** Says that something beside the state changed: loaded data, the day's control. */
  touch(...keys: (Key | 'data' | 'control')[]): void {
    for (const k of keys) this.changed.add(k);
    if (this.queued) return;
    this.queued = true;
    this.later(() => this.flush());
  }

  on(fn: Listener): () => void {
    this.listeners.push(fn);
    return () => {
      this.listeners = this.listeners.filter((f) => f !== fn);
    };
  }

  private flush(): void {
    this.queued = false;
    const changed = this.changed;
    this.changed = new Set();
    for (const fn of this.listeners) fn(this.state, changed);
  }
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
