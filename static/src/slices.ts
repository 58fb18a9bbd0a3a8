// Long work in slices: between them the browser draws and hears the reader.

/** How long a slice may take, in milliseconds. */
export const SLICE = 8;

type Scheduler = { yield?: () => Promise<void> };

/** Lets the browser do what waits; resolves as soon as it has. */
export function breathe(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/** Runs fn in the next frame, or soon where there are no frames (a hidden tab). */
export function nextFrame(fn: () => void): void {
  const once = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    fn();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, 120);
}

/** Runs fn for 0, 1, … n − 1, and breathes when a slice is over; the clock is looked at every `often` times. */
export async function inSlices(n: number, fn: (i: number) => void, often = 64): Promise<void> {
  let until = performance.now() + SLICE;
  for (let i = 0; i < n; i++) {
    fn(i);
    if (i % often === 0 && performance.now() > until) {
      await breathe();
      until = performance.now() + SLICE;
    }
  }
}
