// Very many events: tiles are read into marks, counts into a histogram, wishes are
// answered in the order in which they are newest.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PbfWriter } from 'pbf';
import type { Api } from '../../src/api';
import { boxIn, readTile } from '../../src/far/decode';
import { cover, TileLoader } from '../../src/far/load';
import { histogramOf, tally } from '../../src/far/view';

const keys = ['id', 'point_count', 'actor', 'status', 'geo_precision', 'title'];

/** A tile of points: where, and their tags. */
function tile(points: [x: number, y: number, tags: Record<string, string | number>][]): ArrayBuffer {
  const values: (string | number)[] = [];
  const zigzag = (n: number) => (n << 1) ^ (n >> 31);
  const pbf = new PbfWriter();
  pbf.writeMessage(3, (_: unknown, layer: PbfWriter) => {
    layer.writeVarintField(15, 2);
    layer.writeStringField(1, 'events');
    for (const [x, y, tags] of points) {
      layer.writeMessage(2, (_f: unknown, f: PbfWriter) => {
        f.writePackedVarint(2, Object.entries(tags).flatMap(([k, v]) => [keys.indexOf(k), values.push(v) - 1]));
        f.writeVarintField(3, 1);
        f.writePackedVarint(4, [9, zigzag(x), zigzag(y)]);
      }, null);
    }
    for (const k of keys) layer.writeStringField(3, k);
    for (const v of values) {
      layer.writeMessage(4, (_v: unknown, w: PbfWriter) => (typeof v === 'string' ? w.writeStringField(1, v) : w.writeVarintField(5, v)), null);
    }
    layer.writeVarintField(5, 4096);
  }, null);
  const bytes = pbf.finish();
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

test('a tile is single events, and sums with the box of their cell', async () => {
  const marks = await readTile(tile([
    [0, 0, { id: 'a', actor: 'taliban', status: 'denied', geo_precision: 'district', title: 'One' }],
    [2048, 2060, { point_count: 12, actor: 'afghan-forces' }],
    [2048, 2100, { point_count: 3 }],
  ]), { z: 1, x: 1, y: 0 });
  assert.equal(marks.length, 3);
  const [one, sum, mixed] = marks;
  assert.deepEqual([one!.id, one!.n, one!.x, one!.y, one!.party, one!.status, one!.vague, one!.title.en], ['a', 1, 128, 0, 'taliban', 'denied', true, 'One']);
  assert.deepEqual([sum!.n, sum!.party, sum!.status], [12, 'government', null]);
  assert.equal(mixed!.party, null);
  const [w, s, e, n] = boxIn(sum!.id)!;
  assert.equal(w, 90);
  assert.equal(+(e - w).toFixed(5), 1.40625, 'a 256th of the world');
  assert.ok(s < n && s > 60 && n < 70, `${s} to ${n}`);
});

test('what lies in a tile’s margin is left to its neighbour', async () => {
  const marks = await readTile(tile([[-5, 10, { id: 'a' }], [4096, 10, { id: 'b' }], [4095, 4095, { id: 'c' }]]), { z: 0, x: 0, y: 0 });
  assert.deepEqual(marks.map((m) => m.id), ['c']);
});

test('an empty answer is a tile without events', async () => {
  assert.deepEqual(await readTile(new ArrayBuffer(0), { z: 0, x: 0, y: 0 }), []);
});

test('a box that is none is none', () => {
  for (const id of ['box:', 'box:1:2:3', 'box:3:2:1:4', 'box:1:2:3:x', 'box:1:2:3:4:5', 'box:1:2:300:4', 'islam-qala', 'box:1..2:3:4:5']) assert.equal(boxIn(id), null, id);
  assert.deepEqual(boxIn('box:60.5:34:61:34.5'), [60.5, 34, 61, 34.5]);
});

test('tiles cover the view and stop at the edge of the world', () => {
  assert.deepEqual(cover(0, 0, 1000, 500, 3, 3), [{ z: 0, x: 0, y: 0 }]);
  assert.deepEqual(cover(3000, 3000, 4000, 5000, 5.5, 3), [{ z: 2, x: 1, y: 1 }], 'a tile is 256 × 2^3.5 pixels wide');
  assert.deepEqual(cover(-500, 10, 3000, 20, 4, 3), [{ z: 1, x: 0, y: 0 }, { z: 1, x: 1, y: 0 }]);
});

test('counts become the bars of the histogram', () => {
  const at = histogramOf([['2021-07-01', 'claimed', 3], ['2021-07-02', 'confirmed', 2], ['2021-07-09', 'claimed', 1], [null, 'claimed', 7]]);
  const day = Date.UTC(2021, 6, 1) / 864e5;
  assert.deepEqual(at(day, 2, 5).map((c) => [...c]), [[2, 0], [3, 1], [0, 0], [0, 0]]);
  assert.deepEqual([...tally([['a', 'x', 2], ['a', 'y', 3], [null, 'x', 9]], 0)], [['a', 5]]);
});

test('while tiles are on their way only the newest wish is kept', async () => {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const api = { bytes: (path: string) => new Promise<ArrayBuffer>((done) => { asked.push(path); answers.push(() => done(new ArrayBuffer(0))); }) } as unknown as Api;
  let shown = 0;
  const loader = new TileLoader(api, () => shown++, assert.fail);
  const wish = (query: string) => ({ query, generation: 0, tiles: [{ z: 3, x: 5, y: 3 }] });
  const settle = () => new Promise((done) => setTimeout(done));
  for (const q of ['?a', '?b', '?c', '?d']) loader.want(wish(q));
  answers.shift()!();
  await settle();
  answers.shift()!();
  await settle();
  assert.deepEqual(asked.map((p) => p.slice(-2)), ['?a', '?d']);
  assert.equal(shown, 2);
  assert.match(asked[0]!, /\/3\/3\/5\?a$/, 'row before column');
  loader.want(wish('?a'));
  await settle();
  assert.equal(asked.length, 2, 'kept tiles are not asked for again');
});
