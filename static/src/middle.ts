// A point that stands for a geometry: itself, the middle of a line, the centre of the
// largest ring of an area. Total: anything else gives NaN.

import type { Point } from './types';

type Ring = readonly (readonly unknown[])[];

export function middle(geometry: { type?: unknown; coordinates?: unknown }): Point {
  const c = geometry.coordinates;
  if (!Array.isArray(c)) return [NaN, NaN];
  switch (geometry.type) {
    case 'Point': return pair(c);
    case 'LineString': return pair(c[c.length >> 1]);
    case 'Polygon': return largest([c[0]]);
    case 'MultiPolygon': return largest(c.map((p) => (Array.isArray(p) ? p[0] : null)));
    default: return [NaN, NaN];
  }
}

function pair(v: unknown): Point {
  const [lon, lat] = Array.isArray(v) ? v : [];
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : [NaN, NaN];
}

function largest(rings: readonly unknown[]): Point {
  let best: Point = [NaN, NaN];
  let most = 0;
  for (const ring of rings) {
    if (!Array.isArray(ring) || ring.length < 4) continue;
    const { area, at } = centre(ring as Ring);
    if (Math.abs(area) > most) [most, best] = [Math.abs(area), at];
  }
  return best;
}

/** Area and centroid by the shoelace formula, in degrees. */
function centre(ring: Ring): { area: number; at: Point } {
  let [area, x, y] = [0, 0, 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0, y0] = pair(ring[i]);
    const [x1, y1] = pair(ring[i + 1]);
    const cross = x0 * y1 - x1 * y0;
    area += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  return { area: area / 2, at: [x / (3 * area), y / (3 * area)] };
}
