// The control of every crossing and province by day and by what was known: asked once,
// kept, and forgotten when the log moves on.

import type { Api } from './api';
import type { Day } from './day';
import * as decode from './decode';
import { controlPath, provincesPath } from './query';
import type { Control } from './types';

/** By the id of a crossing, or of a province, whose control is its capital's. */
export type Controls = Map<string, Control>;
/** What did not come, by the name that the notice gives it. */
export type Part = 'control' | 'shading';
const MOST = 400;

export class ControlCache {
  private kept = new Map<string, Controls>();
  private pending = new Map<string, Promise<Controls | null>>();

  /** `told` hears of each answer (null) and of each failure. */
  constructor(private api: Api, private told: (part: Part, err: unknown) => void) {}

  /** The control of a day; null while it has not been answered. */
  at(day: Day, known: Day | null): Controls | null {
    return this.kept.get(`${day}|${known}`) ?? null;
  }

  async load(day: Day, known: Day | null): Promise<Controls | null> {
    const key = `${day}|${known}`;
    const have = this.kept.get(key) ?? this.pending.get(key);
    if (have) return have;
    const asked = this.ask(key, day, known);
    this.pending.set(key, asked);
    return asked.finally(() => this.pending.delete(key));
  }

  forget(): void {
    this.kept.clear();
  }

  private async ask(key: string, day: Day, known: Day | null): Promise<Controls | null> {
    try {
      const [doc, provinces] = await Promise.all([this.api.json(controlPath(day, known)), this.provinces(day, known)]);
      const map = new Map([...provinces, ...decode.controls(doc)]);
      this.kept.set(key, map);
      if (this.kept.size > MOST) this.kept.delete(this.kept.keys().next().value!);
      this.told('control', null);
      return map;
    } catch (err) {
      this.told('control', err);
      return null;
    }
  }

  /** The map does without shading rather than without its crossings. */
  private async provinces(day: Day, known: Day | null): Promise<Controls> {
    try {
      const out = decode.provinces(await this.api.text(provincesPath(day, known)));
      this.told('shading', null);
      return out;
    } catch (err) {
      this.told('shading', err);
      return new Map();
    }
  }
}
