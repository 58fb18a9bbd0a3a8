// Keeps what is shown in step with the day and with what was known: asks for the day's
// control, looks a few days ahead, and swaps in the events as they were known.

import type { Day } from './day';
import type { Model } from './model';
import { knownDay } from './query';
import type { State, Store } from './state';
import type { Control } from './types';

const SETTLE = 90;

export interface Knowledge {
  /** The control of the day if it is there; if not, it is on its way. */
  update: (state: State, day: Day) => Map<string, Control> | null;
}

export function knowledge(model: Model, store: Store): Knowledge {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let events: Day | null = null;
  let asked = '';

  function ask(day: Day, known: Day | null, dayMode: boolean): void {
    void model.loadControl(day, known).then(() => {
      for (const d of [day + 1, day - 1, day + 2]) {
        if (model.extent && (d < model.extent[0] || d > model.extent[1])) continue;
        void model.loadControl(d, dayMode ? d : known);
      }
    });
  }

  return {
    update(state, day) {
      const known = knownDay(state.known, day);
      const have = model.controlAt(day, known);
      model.far?.ask(state, day, known);
      const key = `${day}|${known}|${model.generation}`;
      if (key !== asked) {
        // While the slider is dragged only the days at which it rests are asked for.
        clearTimeout(timer);
        timer = setTimeout(() => ask(day, known, state.known === 'day'), asked === '' ? 0 : SETTLE);
        asked = key;
      }
      if (known !== events) {
        events = known;
        void model.useKnown(known).then((did) => did && store.touch('data'));
      }
      return have;
    },
  };
}
