// Lines and areas of the basemap, projected once. How much each vertex matters is measured
// once as well (Douglas and Peucker), so that a zoom only picks the vertices that it shows.

import type { Geometry, Position } from 'geojson';
import { mercatorX, mercatorY } from '../mercator';

/** World pixels at zoom 0 relative to Afghanistan's middle, so that 32-bit paths stay exact when near. */
export interface Outline {
  x: Float64Array;
  y: Float64Array;
  /** How far, in the same pixels, the line would be off without the vertex. */
  weight: Float64Array;
  /** Where each line ends. */
  ends: number[];
  closed: boolean;
  /** The path for the zoom last asked for: several elements draw the same one. */
  last: { zoom: number; d: string };
}

const MIDDLE = [67.7, 33.9] as const;
/** World pixel that paths count from, at zoom 0. */
export const ORIGIN = { x: mercatorX(MIDDLE[0]), y: mercatorY(MIDDLE[1]) };

/** How far a line may be off, in pixels. */
const TOLERANCE = 0.75;

/** A geometry's lines; null for points, which no layer of the basemap holds. */
export function outline(g: Geometry): Outline | null {
  switch (g.type) {
    case 'LineString': return measure([g.coordinates], false);
    case 'MultiLineString': return measure(g.coordinates, false);
    case 'Polygon': return measure(g.coordinates, true);
    case 'MultiPolygon': return measure(g.coordinates.flat(), true);
    default: return null;
  }
}

function measure(lines: readonly Position[][], closed: boolean): Outline {
  const all = lines.flat();
  const ends: number[] = [];
  const out: Outline = {
    x: Float64Array.from(all, (p) => mercatorX(p[0]!) - ORIGIN.x),
    y: Float64Array.from(all, (p) => mercatorY(p[1]!) - ORIGIN.y),
    weight: new Float64Array(all.length), ends, closed, last: { zoom: NaN, d: '' },
  };
  let start = 0;
  for (const line of lines) {
    const end = start + line.length;
    ends.push(end);
    weigh(out, start, end - 1);
    start = end;
  }
  return out;
}

/** Weighs the vertices of one line, from `first` to `last`, which matter always. */
function weigh({ x, y, weight }: Outline, first: number, last: number): void {
  weight[first] = weight[last] = Infinity;
  const open = [[first, last, Infinity]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [a, b, most] = span as [number, number, number];
    let far = -1;
    let at = -1;
    for (let i = a + 1; i < b; i++) {
      const d = distance(x[i]!, y[i]!, x[a]!, y[a]!, x[b]!, y[b]!);
      if (d > far) [far, at] = [d, i];
    }
    if (at < 0) continue;
    // Never more than the vertex that split the line before, without which this one is not reached.
    const w = Math.min(most, Math.sqrt(far));
    weight[at] = w;
    open.push([a, at, w], [at, b, w]);
  }
}

/** Squared distance of a point from a segment. */
function distance(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length > 0 ? Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length)) : 0;
  return (px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2;
}

/** The path at a zoom, in pixels from the origin, to a tenth. */
export function pathData(o: Outline, zoom: number): string {
  if (o.last.zoom !== zoom) o.last = { zoom, d: trace(o, zoom) };
  return o.last.d;
}

function trace({ x, y, weight, ends, closed }: Outline, zoom: number): string {
  const least = TOLERANCE / 2 ** zoom;
  const tenths = 10 * 2 ** zoom;
  let d = '';
  let i = 0;
  for (const end of ends) {
    let [px, py] = [0, 0];
    for (let first = true; i < end; i++) {
      if (weight[i]! < least) continue;
      const [qx, qy] = [Math.round(x[i]! * tenths), Math.round(y[i]! * tenths)];
      d += `${first ? 'M' : 'l'}${(qx - px) / 10} ${(qy - py) / 10}`;
      [px, py] = [qx, qy];
      first = false;
    }
    if (closed) d += 'z';
  }
  return d;
}
