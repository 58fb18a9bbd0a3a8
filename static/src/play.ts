// Playing: one day after the other, none skipped; the next day waits until the shown one
// has its answer.

import type { Day } from './day';

export interface PlayHooks {
  day: () => Day;
  last: () => Day;
  first: () => Day;
  show: (day: Day) => void;
  /** Resolves when the day's control is there. */
  ready: (day: Day) => Promise<unknown>;
  changed: () => void;
  stopped: () => void;
}

const SPEEDS = [1, 2, 4, 8] as const;

export class Player {
  private on = false;
  private run = 0;
  private at = 1;

  constructor(private hooks: PlayHooks, private pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))) {}

  playing = (): boolean => this.on;
  speed = (): number => SPEEDS[this.at]!;

  cycle = (): void => {
    this.at = (this.at + 1) % SPEEDS.length;
    this.hooks.changed();
  };

  toggle = (): void => {
    if (this.on) this.stop();
    else void this.start();
  };

  stop = (): void => {
    if (!this.on) return;
    this.on = false;
    this.run++;
    this.hooks.changed();
    this.hooks.stopped();
  };

  private async start(): Promise<void> {
    const run = ++this.run;
    this.on = true;
    this.hooks.changed();
    if (this.hooks.day() >= this.hooks.last()) this.hooks.show(this.hooks.first());
    while (this.on && run === this.run) {
      const next = this.hooks.day() + 1;
      if (next > this.hooks.last()) break;
      await Promise.all([this.hooks.ready(next), this.pause(1000 / this.speed())]);
      if (!this.on || run !== this.run) return;
      this.hooks.show(next);
    }
    if (run === this.run) this.stop();
  }
}
