// Panels that lag behind the map: what they promise of order, of staleness and of rest.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Panel } from '../../src/ctx';
import type { Frame } from '../../src/frame';
import { slowly } from '../../src/slow';
import { DEFAULTS, type Changed } from '../../src/state';

const keys = (...list: ('day' | 'win' | 'lang' | 'sel' | 'data')[]): Changed => new Set(list);
const frame = {} as Frame;

/** Two panels that write down what they are told, and a clock of tasks that the test winds. */
function desk() {
  const seen: string[] = [];
  const waiting: (() => void)[] = [];
  let rested = () => {};
  const told = (name: string): Panel => (state, _frame, changed) => void seen.push(`${name} ${state.day} ${[...changed].sort().join()}`);
  const slow = slowly([told('a'), told('b')], () => {
    seen.push('done');
    rested();
  }, () => new Promise((done) => waiting.push(done)));
  const task = async () => {
    waiting.shift()?.();
    await new Promise((done) => setImmediate(done));
  };
  return { slow, seen, task, rest: new Promise<void>((done) => (rested = done)), waiting };
}

test('nothing is drawn in the frame itself, then one panel in each task, in order', async () => {
  const { slow, seen, task } = desk();
  slow.render({ ...DEFAULTS, day: 1 }, frame, keys('lang'));
  assert.deepEqual(seen, []);
  assert.equal(slow.pending(), true);
  await task();
  assert.deepEqual(seen, ['a 1 lang']);
  await task();
  assert.deepEqual(seen, ['a 1 lang', 'b 1 lang']);
  await task();
  assert.deepEqual(seen, ['a 1 lang', 'b 1 lang', 'done']);
  assert.equal(slow.pending(), false);
});

test('what comes meanwhile takes the place of what is stale, and every panel hears of all that changed', async () => {
  const { slow, seen, task } = desk();
  slow.render({ ...DEFAULTS, day: 1 }, frame, keys('lang'));
  await task();
  slow.render({ ...DEFAULTS, day: 2 }, frame, keys('sel'));
  for (let i = 0; i < 3; i++) await task();
  assert.deepEqual(seen, ['a 1 lang', 'a 2 sel', 'b 2 lang,sel', 'done']);
});

test('while days fly by no panel is drawn; once they rest, each is drawn for the last', async () => {
  const { slow, seen, task, rest, waiting } = desk();
  slow.render({ ...DEFAULTS, day: 1 }, frame, keys('data'));
  slow.render({ ...DEFAULTS, day: 2 }, frame, keys('day'));
  await task();
  slow.render({ ...DEFAULTS, day: 3 }, frame, keys('day', 'win'));
  assert.deepEqual(seen, []);
  assert.equal(slow.pending(), true);
  while (waiting.length === 0) await new Promise((done) => setTimeout(done, 5));
  for (let i = 0; i < 3; i++) await task();
  await rest;
  assert.deepEqual(seen, ['a 3 data,day,win', 'b 3 data,day,win', 'done']);
});
