// Panels that may lag behind the map: each is drawn in a task of its own, in order, so that
// the map's frame is seen first and no task is long. While days fly by under the slider they
// wait until it rests, and all that changed meanwhile is told them together.

import type { Panel } from './ctx';
import type { Frame } from './frame';
import { breathe } from './slices';
import type { Changed, State } from './state';

type Change = Changed extends ReadonlySet<infer K> ? K : never;

const REST = 110;
const FAST: ReadonlySet<Change> = new Set<Change>(['day', 'win', 'control']);

export interface Slow {
  render: (state: State, frame: Frame, changed: Changed) => void;
  /** True while something is still to be drawn. */
  pending: () => boolean;
}

/** `done` is called when the panels show what `render` was last given. */
export function slowly(panels: readonly Panel[], done: () => void, next: () => Promise<void> = breathe): Slow {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: [State, Frame] | null = null;
  let lastTime = 0;
  let drawing = false;
  /** What each panel has not heard of yet. */
  const news = panels.map(() => new Set<Change>());

  /** Draws the first panel that lags, until none does; what is newer is drawn instead of what is stale. */
  async function draw(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (drawing) return;
    drawing = true;
    try {
      for (;;) {
        await next();
        const k = timer === undefined ? news.findIndex((n) => n.size > 0) : -1;
        if (k < 0) break;
        const changed = news[k]!;
        news[k] = new Set();
        panels[k]!(...last!, changed);
      }
    } finally {
      drawing = false;
    }
    if (timer === undefined) done();
  }

  return {
    render(state, frame, changed) {
      last = [state, frame];
      for (const n of news) for (const key of changed) n.add(key);
      const now = performance.now();
      const rushed = now - lastTime < 2 * REST && [...changed].every((k) => FAST.has(k));
      lastTime = now;
      clearTimeout(timer);
      timer = undefined;
      if (rushed) timer = setTimeout(() => void draw(), REST);
      else void draw();
    },
    pending: () => drawing || timer !== undefined,
  };
}
