// Panels that may lag behind the map: each takes its turn, so that the map's frame is seen
// first and no task is long. While days fly by under the slider they wait until it rests, and
// all that changed meanwhile is told them together.

import type { Panel } from './ctx';
import type { Frame } from './frame';
import type { Changed, State } from './state';
import type { Turns } from './turns';

type Change = Changed extends ReadonlySet<infer K> ? K : never;

const REST = 110;
const FAST: ReadonlySet<Change> = new Set<Change>(['day', 'win', 'control']);

export interface Slow {
  render: (state: State, frame: Frame, changed: Changed) => void;
  /** True while the panels wait for the slider to rest. */
  resting: () => boolean;
}

export function slowly(panels: readonly Panel[], turns: Turns): Slow {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: [State, Frame] | null = null;
  let lastTime = 0;

  const pieces = panels.map((panel) => {
    /** What the panel has not heard of yet. */
    let news = new Set<Change>();
    const draw = () => {
      const changed = news;
      news = new Set();
      panel(...last!, changed);
    };
    return { draw, hear: (changed: Changed) => changed.forEach((key) => news.add(key)) };
  });

  function ask(): void {
    timer = undefined;
    for (const { draw } of pieces) turns.ask(draw);
  }

  return {
    render(state, frame, changed) {
      last = [state, frame];
      for (const { hear } of pieces) hear(changed);
      const now = performance.now();
      const rushed = now - lastTime < 2 * REST && [...changed].every((k) => FAST.has(k));
      lastTime = now;
      clearTimeout(timer);
      if (!rushed) return ask();
      for (const { draw } of pieces) turns.drop(draw);
      timer = setTimeout(ask, REST);
    },
    resting: () => timer !== undefined,
  };
}
