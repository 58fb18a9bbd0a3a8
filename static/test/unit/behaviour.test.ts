// Store, player, live stream, beads: what they promise of time and order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromEvents } from '../../src/columns';
import { hit, layout } from '../../src/layers/beads';
import { follow, type LiveState } from '../../src/live';
import { Player } from '../../src/play';
import { DEFAULTS, Store } from '../../src/state';

test('listeners run once for all changes of a frame, with the names of what changed', () => {
  let flush = () => {};
  const store = new Store(DEFAULTS, (fn) => (flush = fn));
  const seen: string[][] = [];
  store.on((_s, changed) => seen.push([...changed].sort()));
  store.set({ day: 5 });
  store.set({ win: 3, day: 6 });
  flush();
  assert.deepEqual(seen, [['day', 'win']]);
});

test('setting what is already so changes nothing', () => {
  let wrote = 0;
  const store = new Store(DEFAULTS, () => assert.fail('a frame was asked for'));
  store.onWrite = () => wrote++;
  store.set({ border: [], sel: '' });
  assert.equal(wrote, 0);
});

test('playing skips no day, however slow the answers are', async () => {
  let day = 10;
  const shown: number[] = [];
  const asked: number[] = [];
  let stopped = 0;
  const player = new Player({
    day: () => day, first: () => 10, last: () => 20,
    show: (d) => { shown.push(d); day = d; },
    ready: async (d) => { asked.push(d); await new Promise((r) => setTimeout(r, d % 3)); },
    changed: () => {}, stopped: () => stopped++,
  }, async () => {});
  player.toggle();
  while (player.playing()) await new Promise((r) => setTimeout(r, 1));
  assert.deepEqual(shown, [11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  assert.deepEqual(asked, shown);
  assert.equal(stopped, 1);
});

test('pausing stops before the next day', async () => {
  let day = 1;
  const player: Player = new Player({
    day: () => day, first: () => 1, last: () => 99, ready: async () => {}, changed: () => {}, stopped: () => {},
    show: (d) => { day = d; if (d === 4) player.toggle(); },
  }, async () => {});
  player.toggle();
  await new Promise((r) => setTimeout(r, 20));
  assert.equal(day, 4);
});

class FakeSource {
  static all: FakeSource[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  heard = new Map<string, () => void>();
  constructor() { FakeSource.all.push(this); }
  addEventListener(name: string, fn: () => void) { this.heard.set(name, fn); }
  close() { this.closed = true; }
}

test('a live stream that fails is opened anew, and what was missed is asked for', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  Object.assign(globalThis, { addEventListener: () => {}, removeEventListener: () => {}, document: { addEventListener: () => {}, removeEventListener: () => {}, hidden: false } });
  const states: LiveState[] = [];
  let changes = 0;
  const stop = follow({ url: '/live', state: (s) => states.push(s), changed: () => changes++, source: () => new FakeSource() as unknown as EventSource });
  const [first] = FakeSource.all;
  first!.onopen!();
  first!.heard.get('resync')!();
  first!.heard.get('change')!();
  t.mock.timers.tick(1_000);
  assert.equal(changes, 1, 'many changes of a second are one reload');
  first!.onerror!();
  assert.ok(first!.closed);
  t.mock.timers.tick(2_000);
  assert.equal(FakeSource.all.length, 2);
  FakeSource.all[1]!.onopen!();
  t.mock.timers.tick(1_000);
  assert.equal(changes, 2);
  assert.deepEqual(states, ['connecting', 'live', 'waiting', 'connecting', 'live']);
  stop();
});

const at = (n: number, start: (i: number) => number) => fromEvents(Array.from({ length: n }, (_, i) => ({
  id: `e${i}`, type: 'clash', title: {}, place: 'p', placeNames: {}, placeKind: 'place', border: '', province: '', point: [61, 34] as const,
  start: start(i), end: start(i), datePrecision: 'day', geoPrecision: 'city', actor: i % 2 ? 'taliban' : 'afghan-forces', target: '',
  status: 'claimed' as const, known: 0, quantity: null, unit: '', sources: [], claims: [],
})));

test('no event at one point hides another', () => {
  for (const ring of [0, 18.5]) {
    const cols = at(40, (i) => i);
    const beads = layout(cols, Int32Array.from({ length: 40 }, (_, i) => i), () => ({ x: 0, y: 0 }), () => ring);
    assert.equal(beads.length, 40);
    for (const a of beads) for (const b of beads) if (a !== b) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > 8.8);
  }
});

test('beads are painted in the order of time, not by party', () => {
  const cols = at(12, (i) => 12 - i);
  const beads = layout(cols, Int32Array.from({ length: 12 }, (_, i) => i), () => ({ x: 0, y: 0 }), () => 0);
  assert.deepEqual(beads.map((b) => cols.start[b.index]), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('a click finds the nearest bead within reach, and none beyond', () => {
  const beads = [{ x: 0, y: 0, index: 0 }, { x: 10, y: 0, index: 1 }];
  assert.equal(hit(beads, 6, 0)!.index, 1);
  assert.equal(hit(beads, 30, 0), null);
});
