// Panels that may lag behind the map: while days fly by under the slider, they draw once
// it rests, and all that changed meanwhile is told them together.

import type { Panel } from './ctx';
import type { Frame } from './frame';
import type { Changed, State } from './state';

type Change = Changed extends ReadonlySet<infer K> ? K : never;

const REST = 110;
const FAST: ReadonlySet<Change> = new Set<Change>(['day', 'win', 'control']);

export interface Slow {
  render: (state: State, frame: Frame, changed: Changed) => void;
  /** True while something is still to be drawn. */
  pending: () => boolean;
}

export function slowly(panels: readonly Panel[], done: () => void): Slow {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: [State, Frame] | null = null;
  let lastTime = 0;
  const all = new Set<Change>();

  function draw(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!last) return;
    const changed: Changed = new Set(all);
    all.clear();
    for (const panel of panels) panel(...last, changed);
  }

  return {
    render(state, frame, changed) {
      last = [state, frame];
      for (const key of changed) all.add(key);
      const now = performance.now();
      const rushed = now - lastTime < 2 * REST && [...changed].every((k) => FAST.has(k));
      lastTime = now;
      if (!rushed) return draw();
      clearTimeout(timer);
      timer = setTimeout(() => {
        draw();
        done();
      }, REST);
    },
    pending: () => timer !== undefined,
  };
}
