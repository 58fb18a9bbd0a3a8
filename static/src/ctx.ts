// What every panel is given, and nothing more.

import type { Day } from './day';
import type { Frame } from './frame';
import type { Model } from './model';
import type { Changed, How, State, Store } from './state';

export interface Ctx {
  store: Store;
  model: Model;
  /** The frame last computed. */
  frame: () => Frame;
  setDay: (day: Day, how?: How) => void;
  /** Selects a place, border or event; moves time and map to it where it is outside. */
  select: (id: string) => void;
  /** Shows a box (west, south, east, north in degrees) on the whole of the map. */
  zoomTo: (box: readonly [number, number, number, number]) => void;
  /** Tells screen readers, at most once a second, and not while playing. */
  announce: (text: string) => void;
  /** Moves the keyboard's focus to the detail panel's heading. */
  focusDetail: () => void;
  playing: () => boolean;
}

/** A panel draws itself for a state; `changed` says what differs from the last time. */
export type Panel = (state: State, frame: Frame, changed: Changed) => void;
