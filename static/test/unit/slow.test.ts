// Work that takes turns, and panels that lag behind the map: what they promise of order, of
// staleness and of rest.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Panel } from '../../src/ctx';
import type { Frame } from '../../src/frame';
import { slowly } from '../../src/slow';
import { DEFAULTS, type Changed } from '../../src/state';
import { takeTurns } from '../../src/turns';

const keys = (...list: ('day' | 'win' | 'lang' | 'sel' | 'data')[]): Changed => new Set(list);
const frame = {} as Frame;

/** Turns on a clock that the test winds, and what was done in them. */
function line() {
  const seen: string[] = [];
  const waiting: (() => void)[] = [];
  let rested = () => {};
  const turns = takeTurns(() => new Promise((done) => waiting.push(done)));
  turns.onIdle = () => {
    seen.push('idle');
    rested();
  };
  const turn = async () => {
    waiting.shift()?.();
    await new Promise((done) => setImmediate(done));
  };
  return { turns, seen, turn, rest: new Promise<void>((done) => (rested = done)), waiting };
}

/** Two panels that write down what they are told. */
function desk() {
  const all = line();
  const told = (name: string): Panel => (state, _frame, changed) => void all.seen.push(`${name} ${state.day} ${[...changed].sort().join()}`);
  return { ...all, slow: slowly([told('a'), told('b')], all.turns) };
}

test('a piece has a turn of its own, in the order of asking, and one however often it is asked for', async () => {
  const { turns, seen, turn } = line();
  const [a, b] = ['a', 'b'].map((name) => () => void seen.push(name));
  for (const piece of [a!, b!, a!]) turns.ask(piece);
  assert.deepEqual(seen, []);
  await turn();
  assert.deepEqual(seen, ['a']);
  turns.ask(a!);
  for (let i = 0; i < 3; i++) await turn();
  assert.deepEqual(seen, ['a', 'b', 'a', 'idle']);
  assert.equal(turns.pending(), false);
});

test('a piece that is taken back is not done', async () => {
  const { turns, seen, turn } = line();
  const piece = () => void seen.push('a');
  turns.ask(piece);
  turns.drop(piece);
  await turn();
  assert.deepEqual(seen, ['idle']);
});

test('nothing is drawn in the frame itself, then one panel in each turn, in order', async () => {
  const { slow, turns, seen, turn } = desk();
  slow.render({ ...DEFAULTS, day: 1 }, frame, keys('lang'));
  assert.deepEqual(seen, []);
  assert.equal(turns.pending(), true);
  for (const want of [['a 1 lang'], ['a 1 lang', 'b 1 lang'], ['a 1 lang', 'b 1 lang', 'idle']]) {
    await turn();
    assert.deepEqual(seen, want);
  }
  assert.equal(slow.resting(), false);
});

test('what comes meanwhile takes the place of what is stale, and every panel hears of all that changed', async () => {
  const { slow, seen, turn } = desk();
  slow.render({ ...DEFAULTS, day: 1 }, frame, keys('lang'));
  await turn();
  slow.render({ ...DEFAULTS, day: 2 }, frame, keys('sel'));
  for (let i = 0; i < 3; i++) await turn();
  assert.deepEqual(seen, ['a 1 lang', 'b 2 lang,sel', 'a 2 sel', 'idle']);
});

test('while days fly by no panel is drawn; once they rest, each is drawn for the last', async () => {
  const { slow, seen, turn, rest, waiting } = desk();
  slow.render({ ...DEFAULTS, day: 1 }, frame, keys('data'));
  slow.render({ ...DEFAULTS, day: 2 }, frame, keys('day'));
  await turn();
  slow.render({ ...DEFAULTS, day: 3 }, frame, keys('day', 'win'));
  assert.deepEqual(seen, ['idle']);
  assert.equal(slow.resting(), true);
  while (waiting.length === 0) await new Promise((done) => setTimeout(done, 5));
  seen.length = 0;
  for (let i = 0; i < 3; i++) await turn();
  await rest;
  assert.deepEqual(seen, ['a 3 data,day,win', 'b 3 data,day,win', 'idle']);
});
