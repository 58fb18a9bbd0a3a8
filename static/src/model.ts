// What has been loaded: the basemap, places, events and the control of each day asked
// for. It knows nothing of the page; `onChange` says what came or what failed.

import type { FeatureCollection } from 'geojson';
import type { Api } from './api';
import { fromEvents, type Columns } from './columns';
import { ControlCache, type Controls } from './controls';
import type { Day } from './day';
import type { Far } from './far/view';
import * as decode from './decode';
import { crossingPath, eventsPath, provincePath, timelinePath } from './query';
import type { Claim, Control, Dispatch, Ev, Layer, Place, Spell } from './types';
import { loadEvents, MANY } from './amount';

export const BASE = ['neighbours', 'provinces', 'rivers', 'borders'] as const;
export type BaseName = (typeof BASE)[number];

export class Model {
  base = new Map<BaseName, FeatureCollection>();
  places = new Map<string, Place>();
  crossings: Place[] = [];
  events = new Map<string, Ev>();
  claims = new Map<string, Claim>();
  dispatches = new Map<string, Dispatch>();
  layers: Layer[] = [];
  cols: Columns = fromEvents([]);
  /** The first and the last day that any event touches. */
  extent: [Day, Day] | null = null;
  failed = new Set<string>();
  /** Counts how often everything computed was thrown away. */
  generation = 0;
  onChange: (what: 'data' | 'control') => void = () => {};
  private all: Ev[] = [];
  private controls: ControlCache;
  /** Events are columns only: none is in `events` before it is opened. */
  large = false;
  /** Events stay with the server: `events` and `cols` are one page of them. */
  far: Far | null = null;
  private wanted: Day | null = null;
  private knownSets = new Map<string, Promise<Ev[]>>();

  constructor(readonly api: Api) {
    this.controls = new ControlCache(api, (part, err) => {
      if (err !== null) return this.fail(part, err);
      this.done(part);
      this.onChange('control');
    });
  }

  /** Loads what does not depend on the day; each part shows as soon as it is there. */
  async load(): Promise<void> {
    const layer = (name: BaseName) =>
      this.part(name, `/${name}.geojson`, (doc) => {
        this.base.set(name, doc as FeatureCollection);
        if (name === 'provinces') this.addPlaces(doc, 'province');
        if (name === 'borders') this.addPlaces(doc, 'border');
      });
    await Promise.all([
      ...BASE.map(layer),
      this.part('crossings', '/crossings.geojson', (doc) => {
        this.crossings = this.addPlaces(doc, 'crossing').filter((p) => Number.isFinite(p.point[0]) && Number.isFinite(p.point[1]));
      }),
      this.part('places', '/places.geojson', (doc) => this.addPlaces(doc, 'place')),
      this.loadEvents(),
    ]);
  }

  /** Loads the events anew: at start, and when the live stream says that they changed. */
  loadEvents(): Promise<void> {
    return loadEvents(this);
  }

  /** What layers of its own the operator serves beside Marz's. */
  async loadLayers(): Promise<void> {
    this.layers = decode.layers(await this.api.json('/collections').catch(() => null));
    if (this.layers.length) this.onChange('data');
  }

  setEvents(list: Ev[]): void {
    this.all = list;
    this.claims = new Map(list.flatMap((e) => e.claims.map((c) => [c.id, c] as const)));
    this.show(list);
    this.measure();
  }

  /** Shows the events as known on a day (null: now). False when that changed nothing. */
  async useKnown(known: Day | null): Promise<boolean> {
    this.wanted = known;
    if (this.large || this.all.length > MANY) return false;
    const list = known === null ? this.all : await this.eventsKnown(known).catch(() => null);
    if (!list || this.wanted !== known) return false;
    this.show(list);
    return true;
  }

  private show(list: Ev[]): void {
    this.events = new Map(list.map((e) => [e.id, e]));
    this.cols = fromEvents(list);
  }

  /** Finds the first and the last day. */
  measure(): void {
    const { cols } = this;
    if (cols.n === 0) return;
    let last = cols.start[cols.n - 1]!;
    for (let i = 0; i < cols.n; i++) if (cols.end[i]! < last + 400 && cols.end[i]! > last) last = cols.end[i]!;
    this.extent = [cols.start[0]!, last];
  }

  /** The control of every place on a day; null while it is being asked for. */
  controlAt(day: Day, known: Day | null): Controls | null {
    return this.controls.at(day, known);
  }

  loadControl(day: Day, known: Day | null): Promise<Controls | null> {
    return this.controls.load(day, known);
  }

  /** Forgets computed answers, because the log moved on. */
  forget(): void {
    this.generation++;
    this.controls.forget();
    this.knownSets.clear();
  }

  async timeline(id: string, known: Day | null): Promise<Spell[]> {
    return decode.spells(await this.api.json(timelinePath(id, known)));
  }

  async crossing(id: string, day: Day, known: Day | null): Promise<Control> {
    const have = this.controlAt(day, known)?.get(id);
    return have ?? decode.control(await this.api.json(crossingPath(id, day, known)), id);
  }

  /** Who holds a province, with the votes: what is said of its capital. */
  async province(id: string, day: Day, known: Day | null): Promise<Control> {
    return decode.control(decode.obj(await this.api.json(provincePath(id, day, known)))['capital']);
  }

  /** The events as they were known at the end of a day, with the status they had then. */
  eventsKnown(known: Day): Promise<Ev[]> {
    const path = eventsPath(known);
    let set = this.knownSets.get(path);
    if (this.knownSets.size > 40) this.knownSets.clear();
    if (!set) {
      set = this.api.json(path).then((doc) => decode.features(doc).map(decode.event).filter((e): e is Ev => e !== null));
      set.catch(() => this.knownSets.delete(path));
      this.knownSets.set(path, set);
    }
    return set;
  }

  private addPlaces(doc: unknown, kind: Place['kind']): Place[] {
    const list = decode.features(doc).map((f) => decode.place(f, kind)).filter((p) => p.id !== '');
    for (const p of list) this.places.set(p.id, p);
    return list;
  }

  /** Takes in an event that came by itself. */
  add(e: Ev): void {
    this.events.set(e.id, e);
    for (const c of e.claims) this.claims.set(c.id, c);
  }

  /** Says that a part is there. */
  loaded(name: string): void {
    this.done(name);
    this.onChange('data');
  }

  /** Loads one part; says so, or that it did not come. */
  async part(name: string, path: string, use: (doc: unknown) => void): Promise<void> {
    try {
      use(await this.api.json(path));
      this.done(name);
    } catch (err) {
      this.fail(name, err);
    }
    this.onChange('data');
  }

  private done(name: string): void {
    this.failed.delete(name);
  }

  /** Says that a part did not come. */
  fail(name: string, err: unknown): void {
    console.warn(`marz: ${name} did not load`, err);
    this.failed.add(name);
    this.onChange('data');
  }
}
