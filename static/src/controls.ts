// The control of every crossing by day and by what was known: asked once, kept, and
// forgotten when the log moves on.

import type { Api } from './api';
import type { Day } from './day';
import * as decode from './decode';
import { controlPath } from './query';
import type { Control } from './types';

export type Controls = Map<string, Control>;
const MOST = 400;

export class ControlCache {
  private kept = new Map<string, Controls>();
  private pending = new Map<string, Promise<Controls | null>>();

  /** `told` hears of each answer (null) and of each failure. */
  constructor(private api: Api, private told: (err: unknown) => void) {}

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
      const map = decode.controls(await this.api.json(controlPath(day, known)));
      this.kept.set(key, map);
      if (this.kept.size > MOST) this.kept.delete(this.kept.keys().next().value!);
      this.told(null);
      return map;
    } catch (err) {
      this.told(err);
      return null;
    }
  }
}
