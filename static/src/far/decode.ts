// Vector tiles of events → marks: single events, and sums of those that lie in one cell
// of the tile. The format is read by @mapbox/vector-tile; this is done in slices.

import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { str } from '../decode';
import { partyOfActor, type Party } from '../palette';
import { inSlices } from '../slices';
import { EVENT_STATUSES, type EventStatus, type Names } from '../types';

/** A tile has so many cells in a row (internal/encode/mvt.go gathers points in them). */
const CELLS = 128;

export interface TileAt {
  z: number;
  x: number;
  y: number;
}

/** A single event, or the sum of a cell's. */
export interface Mark {
  /** World pixels at zoom 0: the world is 256 wide. */
  x: number;
  y: number;
  /** How many events it stands for. */
  n: number;
  /** Id of the event, or of the box of the cell. */
  id: string;
  /** The party of all of them; null where they are of several. */
  party: Party | null;
  /** The status of all of them; null where they differ. */
  status: EventStatus | null;
  vague: boolean;
  title: Names;
  start: string;
}

/** Reads a tile. An empty answer is a tile without events. */
export async function readTile(buffer: ArrayBuffer, at: TileAt): Promise<Mark[]> {
  const layer = buffer.byteLength ? new VectorTile(new PbfReader(new Uint8Array(buffer))).layers['events'] : undefined;
  const out: Mark[] = [];
  if (!layer) return out;
  const size = 256 / 2 ** at.z;
  await inSlices(layer.length, (i) => {
    const feature = layer.feature(i);
    const p = feature.loadGeometry()[0]?.[0];
    // The margin belongs to the neighbouring tile, which has the same cells there.
    if (!p || p.x < 0 || p.y < 0 || p.x >= layer.extent || p.y >= layer.extent) return;
    const { x, y } = { x: (at.x + p.x / layer.extent) * size, y: (at.y + p.y / layer.extent) * size };
    out.push(mark(feature.properties, x, y, () => boxOf(at, p.x / layer.extent, p.y / layer.extent)));
  });
  return out;
}

function mark(tags: Readonly<Record<string, unknown>>, x: number, y: number, box: () => string): Mark {
  const n = Math.max(1, Number(tags['point_count']) || 1);
  const actor = tags['actor'];
  const status = EVENT_STATUSES.find((s) => s === tags['status']) ?? null;
  return {
    x, y, n, status, id: n > 1 ? box() : str(tags['id']),
    party: typeof actor === 'string' ? partyOfActor(actor) : n > 1 ? null : 'none',
    vague: /district|province|border|country/.test(str(tags['geo_precision'])),
    title: n > 1 ? {} : { en: str(tags['title']), fr: str(tags['title_fr']) }, start: str(tags['start']),
  };
}

/** The id of a cell's box: west, south, east and north in degrees. */
function boxOf(at: TileAt, fx: number, fy: number): string {
  const across = CELLS * 2 ** at.z;
  const [col, row] = [at.x * CELLS + Math.floor(fx * CELLS), at.y * CELLS + Math.floor(fy * CELLS)];
  const lon = (c: number) => (c / across) * 360 - 180;
  const lat = (r: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * r) / across))) * 180) / Math.PI;
  return `box:${[lon(col), lat(row + 1), lon(col + 1), lat(row)].map((v) => +v.toFixed(5)).join(':')}`;
}

/** The corners of a box by its id, as the API takes them; null where it is none. */
export function boxIn(id: string): [west: number, south: number, east: number, north: number] | null {
  const m = /^box:(-?[\d.]+):(-?[\d.]+):(-?[\d.]+):(-?[\d.]+)$/.exec(id);
  if (!m) return null;
  const [w, s, e, n] = m.slice(1).map(Number) as [number, number, number, number];
  return w < e && s < n && w >= -180 && e <= 180 && s >= -90 && n <= 90 ? [w, s, e, n] : null;
}
