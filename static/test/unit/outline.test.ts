// Outlines of the basemap: what a zoom leaves out cannot be seen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Position } from 'geojson';
import { mercatorX, mercatorY } from '../../src/mercator';
import { ORIGIN, outline, pathData } from '../../src/layers/outline';

/** A winding line: large bends with small ones on them. */
const winding: Position[] = Array.from({ length: 2000 }, (_, i) => [60 + i / 200, 33 + Math.sin(i / 90) + Math.sin(i / 3) / 40]);

/** The corners of a path, line by line, in pixels from the origin. */
function corners(d: string): [number, number][][] {
  return d.split('M').slice(1).map((line) => {
    let [x, y] = [0, 0];
    return line.replace('z', '').split('l').map((pair) => {
      const [dx, dy] = pair.split(' ').map(Number);
      return [(x += dx!), (y += dy!)];
    });
  });
}

function distance([px, py]: [number, number], [ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

for (const zoom of [4, 5.75, 8, 12]) {
  test(`at zoom ${zoom} no vertex lies further than a pixel from the line that is drawn`, () => {
    const [line] = corners(pathData(outline({ type: 'LineString', coordinates: winding })!, zoom));
    const at = winding.map(([lon, lat]): [number, number] => [(mercatorX(lon!) - ORIGIN.x) * 2 ** zoom, (mercatorY(lat!) - ORIGIN.y) * 2 ** zoom]);
    const off = at.map((p) => Math.min(...line!.slice(1).map((q, i) => distance(p, line![i]!, q))));
    assert.ok(Math.max(...off) < 1, `off by ${Math.max(...off)}`);
    for (const end of [0, -1]) assert.ok(distance(at.at(end)!, line!.at(end)!, line!.at(end)!) < 0.1);
  });
}

test('a far view draws few vertices and a near one nearly all', () => {
  const o = outline({ type: 'LineString', coordinates: winding })!;
  const n = (zoom: number) => corners(pathData(o, zoom))[0]!.length;
  assert.ok(n(4) < winding.length / 20, `${n(4)} at zoom 4`);
  assert.ok(n(18) > 0.99 * winding.length, `${n(18)} at zoom 18`);
});

test('areas are closed ring by ring, lines are not, and points are none', () => {
  const ring: Position[] = [[61, 33], [62, 33], [62, 34], [61, 33]];
  const hole: Position[] = [[61.4, 33.1], [61.6, 33.1], [61.6, 33.2], [61.4, 33.1]];
  const d = pathData(outline({ type: 'MultiPolygon', coordinates: [[ring, hole], [ring]] })!, 9);
  assert.equal(d.split('z').length - 1, 3);
  assert.deepEqual(corners(d).map((r) => r.length), [4, 4, 4]);
  assert.doesNotMatch(pathData(outline({ type: 'MultiLineString', coordinates: [ring, hole] })!, 9), /z/);
  assert.equal(outline({ type: 'Point', coordinates: [61, 33] }), null);
});

test('elements that draw the same outline share its path', () => {
  const o = outline({ type: 'LineString', coordinates: winding })!;
  assert.equal(pathData(o, 6), pathData(o, 6));
  assert.notEqual(pathData(o, 6), pathData(o, 7));
});
