// Many events at once: each is stamped into an image buffer, in the order of time.
// Positions are kept as world pixels at zoom 0 relative to the data's centre, so that
// 32-bit floats stay exact to a fraction of a pixel at every zoom.

import type { Columns } from '../columns';
import { mercatorX, mercatorY } from '../mercator';
import { partyOfActor } from '../palette';
import { grow, type Viewport } from './canvas';
import type { Inks } from './events';

interface Projected {
  cols: Columns;
  x: Float32Array;
  y: Float32Array;
  cx: number;
  cy: number;
  party: Uint8Array;
}

const PARTY = ['none', 'government', 'taliban', 'militia', 'contested'] as const;
let cache: Projected | null = null;

export function project(cols: Columns): Projected {
  if (cache?.cols === cols) return cache;
  const { n } = cols;
  const cx = n ? mercatorX(cols.lon[n >> 1]!) : 0;
  const cy = n ? mercatorY(cols.lat[n >> 1]!) : 0;
  const x = new Float32Array(n);
  const y = new Float32Array(n);
  const party = new Uint8Array(n);
  const codes = cols.actors.map((a) => Math.max(0, PARTY.indexOf(partyOfActor(a))));
  for (let i = 0; i < n; i++) {
    x[i] = mercatorX(cols.lon[i]!) - cx;
    y[i] = mercatorY(cols.lat[i]!) - cy;
    party[i] = codes[cols.actor[i]!] ?? 0;
  }
  return (cache = { cols, x, y, cx, cy, party });
}

const room = (n: number): Stamped => ({ n: 0, x: new Int16Array(n), y: new Int16Array(n), index: new Int32Array(n) });
let last = room(0);
let buffer: ImageData | null = null;
let scratch: HTMLCanvasElement | null = null;

/** What was stamped: positions on the canvas and indices, n of each. */
export interface Stamped {
  n: number;
  x: Int16Array;
  y: Int16Array;
  index: Int32Array;
}

/** Stamps the events. The arrays that it returns are written over by the next call. */
export function stamp(g: CanvasRenderingContext2D, v: Viewport, cols: Columns, events: Int32Array, ink: Inks): Stamped {
  const width = Math.ceil(v.width);
  const height = Math.ceil(v.height);
  if (!buffer || buffer.width < width || buffer.height < height) buffer = new ImageData(Math.max(width, buffer?.width ?? 0), Math.max(height, buffer?.height ?? 0));
  const stride = buffer.width;
  const pixels = new Uint32Array(buffer.data.buffer);
  pixels.fill(0, 0, stride * height);
  const colours = Uint32Array.from(PARTY, (p) => rgba(ink[p]));
  const halo = rgba(ink.halo);
  const { x, y, cx, cy, party } = project(cols);
  const scale = 2 ** v.zoom;
  const ox = cx * scale - v.origin.x;
  const oy = cy * scale - v.origin.y;
  if (last.index.length < events.length) last = room(events.length);
  let n = 0;
  for (let k = 0; k < events.length; k++) {
    const i = events[k]!;
    // As plain integers: V8 stores at a rounded double some twenty times slower.
    const px = Math.round(x[i]! * scale + ox) | 0;
    const py = Math.round(y[i]! * scale + oy) | 0;
    if (px < 3 || py < 3 || px >= width - 3 || py >= height - 3) continue;
    dot(pixels, stride, px, py, colours[party[i]!]!, halo);
    last.x[n] = px;
    last.y[n] = py;
    last.index[n++] = i;
  }
  last.n = n;
  blit(g, buffer, width, height);
  return last;
}

/** A 5-pixel dot: a 3 × 3 heart with a cross of halo around it. */
function dot(pixels: Uint32Array, width: number, x: number, y: number, colour: number, halo: number): void {
  const at = y * width + x;
  for (let d = -1; d <= 1; d++) {
    pixels[at - 2 * width + d] = halo;
    pixels[at + 2 * width + d] = halo;
    pixels[at + d * width - 2] = halo;
    pixels[at + d * width + 2] = halo;
  }
  for (let d = -1; d <= 1; d++) {
    const row = at + d * width;
    pixels[row - 1] = colour;
    pixels[row] = colour;
    pixels[row + 1] = colour;
  }
}

function blit(g: CanvasRenderingContext2D, image: ImageData, width: number, height: number): void {
  scratch ??= document.createElement('canvas');
  grow(scratch, width, height);
  scratch.getContext('2d')!.putImageData(image, 0, 0, 0, 0, width, height);
  g.drawImage(scratch, 0, 0, width, height, 0, 0, width, height);
}

/** #rrggbb as a little-endian pixel. */
export function rgba(hex: string): number {
  const n = parseInt(hex.slice(1), 16);
  return ((255 << 24) | ((n & 255) << 16) | (n & 0xff00) | (n >> 16)) >>> 0;
}

/** The newest stamp within reach of a point, as an index of its event; -1 for none. */
export function hitStamp(s: Stamped, x: number, y: number, reach = 6): number {
  for (let k = s.n - 1; k >= 0; k--) {
    const dx = s.x[k]! - x;
    const dy = s.y[k]! - y;
    if (dx * dx + dy * dy <= reach * reach) return s.index[k]!;
  }
  return -1;
}
