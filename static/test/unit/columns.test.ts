import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromEvents, histogram, inWindow, lowerBound, mask, slug } from '../../src/columns';
import type { Ev } from '../../src/types';

const ev = (id: string, start: number, more: Partial<Ev> = {}): Ev => ({
  id, type: 'capture', title: {}, place: 'islam-qala', placeNames: {}, placeKind: 'crossing', border: 'afg-irn', province: 'AF-HER',
  point: [61, 34.6], start, end: start, datePrecision: 'day', geoPrecision: 'crossing', actor: 'taliban', target: '', status: 'claimed',
  known: start, quantity: null, unit: '', sources: ['AFP'], claims: [], ...more,
});
const none = { border: [], type: [], actor: [], src: [], status: [] };
const ids = (cols: ReturnType<typeof fromEvents>, list: Int32Array) => [...list].map((i) => cols.id(i));

test('columns are in the order of time, whatever the order of the events', () => {
  const cols = fromEvents([ev('c', 30), ev('a', 10), ev('b', 20)]);
  assert.deepEqual([0, 1, 2].map(cols.id), ['a', 'b', 'c']);
});

test('a window holds what touches it, long events that began before it too', () => {
  const cols = fromEvents([ev('long', 1, { end: 12 }), ev('before', 5), ev('in', 11), ev('after', 15)]);
  assert.deepEqual(ids(cols, inWindow(cols, mask(cols, none), 10, 14, Infinity)), ['long', 'in']);
});

test('what was not yet known is not in the window', () => {
  const cols = fromEvents([ev('early', 10, { known: 10 }), ev('late', 10, { known: 12 })]);
  assert.deepEqual(ids(cols, inWindow(cols, mask(cols, none), 10, 10, 11)), ['early']);
});

const filters: [string, Partial<typeof none>, string[]][] = [
  ['border', { border: ['TM'] }, ['t']],
  ['type', { type: ['flight'] }, ['f']],
  ['actor by id', { actor: ['afghan-forces'] }, ['f']],
  ['actor by party', { actor: ['government'] }, ['f']],
  ['source, any of an event’s', { src: ['le-monde'] }, ['t']],
  ['status', { status: ['denied'] }, ['d']],
  ['status of crossings, which leaves events alone', { status: ['contested'] }, ['t', 'f', 'd']],
  ['two at once', { border: ['TM'], status: ['denied'] }, []],
];
for (const [name, choice, want] of filters) {
  test(`filter by ${name}`, () => {
    const cols = fromEvents([
      ev('t', 1, { border: 'afg-tkm', sources: ['AFP', 'Le Monde'] }),
      ev('f', 2, { type: 'flight', actor: 'afghan-forces' }),
      ev('d', 3, { status: 'denied' }),
    ]);
    assert.deepEqual(ids(cols, inWindow(cols, mask(cols, { ...none, ...choice }), 0, 9, Infinity)), want);
  });
}

test('the histogram counts each start once, by status', () => {
  const cols = fromEvents([ev('a', 0), ev('b', 0, { status: 'denied' }), ev('c', 3), ev('d', 99)]);
  const [confirmed, claimed, disputed, denied] = histogram(cols, mask(cols, none), 0, 2, 2, Infinity);
  assert.deepEqual([...claimed!], [1, 1]);
  assert.deepEqual([...denied!], [1, 0]);
  assert.deepEqual([...confirmed!, ...disputed!], [0, 0, 0, 0]);
});

test('the lower bound is the first place at or after a day', () => {
  const days = Int32Array.of(1, 3, 3, 7);
  assert.deepEqual([0, 1, 2, 3, 4, 8].map((d) => lowerBound(days, d)), [0, 0, 1, 1, 3, 4]);
});

test('slugs keep letters of every script', () => assert.equal(slug('  طلوع News! '), 'طلوع-news'));
