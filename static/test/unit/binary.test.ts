import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readColumns } from '../../src/binary';
import { inWindow, mask } from '../../src/columns';
import { EVENT_STATUSES } from '../../src/types';
import { columnFile } from '../columnfile.mjs';

const file = (n: number): ArrayBuffer => new Uint8Array(columnFile(n)).buffer as ArrayBuffer;
const none = { border: [], type: [], actor: [], src: [], status: [] };

test('a column file is read as it was written', () => {
  const cols = readColumns(file(1000));
  assert.equal(cols.n, 1000);
  assert.equal(cols.id(0), 'event-0');
  assert.equal(cols.id(999), 'event-999');
  assert.ok(cols.lon.every((v) => v >= 60.5 && v <= 74.5) && cols.lat.every((v) => v >= 29.5 && v <= 38.5));
  for (let i = 1; i < cols.n; i++) assert.ok(cols.start[i]! >= cols.start[i - 1]!);
});

test('its filters and windows are those of events from GeoJSON', () => {
  const cols = readColumns(file(5000));
  const all = inWindow(cols, mask(cols, none), cols.start[0]!, cols.start[4999]!, Infinity);
  assert.equal(all.length, 5000);
  const some = inWindow(cols, mask(cols, { ...none, border: ['TM'], status: ['denied'], type: ['clash'], src: ['afp'] }), cols.start[0]!, cols.start[4999]!, Infinity);
  assert.ok(some.length > 0);
  for (const i of some) {
    assert.equal(cols.border[i], 2);
    assert.equal(EVENT_STATUSES[cols.status[i]!], 'denied');
    assert.equal(cols.types[cols.type[i]!], 'clash');
    assert.equal(cols.sources[cols.source[i]!], 'AFP');
  }
});

test('no events is a file too', () => assert.equal(readColumns(file(0)).n, 0));

test('what is not a column file, or not a whole one, is refused with the reason', () => {
  assert.throws(() => readColumns(new ArrayBuffer(0)), /not a column file/);
  assert.throws(() => readColumns(new TextEncoder().encode('{"type":"FeatureCollection"}').buffer as ArrayBuffer), /not a column file/);
  const whole = file(100);
  for (let end = 16; end < whole.byteLength - 800; end += 97) assert.throws(() => readColumns(whole.slice(0, end)));
  const next = new Uint8Array(whole.slice(0));
  next[4] = 2;
  assert.throws(() => readColumns(next.buffer), /version 2/);
});

test('damaged bytes never read beyond the file', () => {
  const whole = new Uint8Array(file(50));
  for (let i = 0; i < whole.length; i += 3) {
    const bad = whole.slice();
    bad[i] = bad[i]! ^ 0xff;
    try {
      const cols = readColumns(bad.buffer);
      for (let k = 0; k < Math.min(cols.n, 50); k++) cols.id(k);
    } catch (err) {
      assert.ok(err instanceof Error);
    }
  }
});
