// Work that may lag behind what the reader did takes turns: one piece in a task of its own, and
// a frame between two, so that no frame has to lay out and paint what several of them changed.

import { breathe, nextFrame } from './slices';

export interface Turns {
  /** Does a piece of work when its turn comes; once, however often it is asked for before. */
  ask: (work: () => void) => void;
  /** Takes a piece back that has not had its turn. */
  drop: (work: () => void) => void;
  pending: () => boolean;
  /** Called when nothing is left to do. */
  onIdle: () => void;
}

/** `next` resolves in a task of its own when what was done before has been seen. */
export function takeTurns(next: () => Promise<void> = painted): Turns {
  const due = new Set<() => void>();
  let running = false;

  async function run(): Promise<void> {
    running = true;
    await next();
    const [work] = due;
    if (!work) {
      running = false;
      return turns.onIdle();
    }
    due.delete(work);
    try {
      work();
    } finally {
      void run();
    }
  }

  const turns: Turns = {
    ask(work) {
      due.add(work);
      if (!running) void run();
    },
    drop: (work) => void due.delete(work),
    pending: () => running,
    onIdle: () => {},
  };
  return turns;
}

async function painted(): Promise<void> {
  await new Promise<void>(nextFrame);
  await breathe();
}

/** The turns of the page: layers of its maps and its panels wait in one line. */
export const turns = takeTurns();
