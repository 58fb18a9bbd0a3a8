// Many events at once: each is stamped into an image buffer, in the order of time.
// Positions are kept as world pixels at zoom 0 relative to the data's centre, so that
// 32-bit floats stay exact to a fraction of a pixel at every zoom.

import type { Columns } from '../columns';
import { partyOfActor } from '../palette';
import type { Viewport } from './canvas';
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
const MAX_LAT = 85.0511287798;
let cache: Projected | null = null;

function mercator(lat: number): number {
  const s = Math.sin((Math.min(Math.max(lat, -MAX_LAT), MAX_LAT) * Math.PI) / 180);
  return 128 - (Math.log((1 + s) / (1 - s)) * 256) / (4 * Math.PI);
}

export function project(cols: Columns): Projected {
  if (cache?.cols === cols) return cache;
  const { n } = cols;
  const cx = n ? ((cols.lon[n >> 1]! + 180) * 256) / 360 : 0;
  const cy = n ? mercator(cols.lat[n >> 1]!) : 0;
  const x = new Float32Array(n);
  const y = new Float32Array(n);
  const party = new Uint8Array(n);
  const codes = cols.actors.map((a) => Math.max(0, PARTY.indexOf(partyOfActor(a))));
  for (let i = 0; i < n; i++) {
    x[i] = ((cols.lon[i]! + 180) * 256) / 360 - cx;
    y[i] = mercator(cols.lat[i]!) - cy;
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
  if (!buffer || buffer.width !== width || buffer.height !== height) buffer = new ImageData(width, height);
  const pixels = new Uint32Array(buffer.data.buffer);
  pixels.fill(0);
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
    const px = Math.round(x[i]! * scale + ox);
    const py = Math.round(y[i]! * scale + oy);
    if (px < 3 || py < 3 || px >= width - 3 || py >= height - 3) continue;
    dot(pixels, width, px, py, colours[party[i]!]!, halo);
    last.x[n] = px;
    last.y[n] = py;
    last.index[n++] = i;
  }
  last.n = n;
  blit(g, buffer);
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

function blit(g: CanvasRenderingContext2D, image: ImageData): void {
  scratch ??= document.createElement('canvas');
  if (scratch.width !== image.width) scratch.width = image.width;
  if (scratch.height !== image.height) scratch.height = image.height;
  scratch.getContext('2d')!.putImageData(image, 0, 0);
  g.drawImage(scratch, 0, 0);
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
