// Where events stand: alone at their point, or as beads on a ring around it, in the order
// of time, so that no event hides another and none of one party hides those of the other.

import type { Columns } from '../columns';

export interface Bead {
  x: number;
  y: number;
  index: number;
}

export const RADIUS = 4.4;

/** Lays out the events of a frame; `ringAt` gives the ring's radius where a symbol stands. */
export function layout(
  cols: Pick<Columns, 'lon' | 'lat'>, events: ArrayLike<number> & Iterable<number>,
  xy: (lat: number, lon: number) => { x: number; y: number },
  ringAt: (lat: number, lon: number) => number,
): Bead[] {
  const groups = new Map<string, number[]>();
  for (const i of events) {
    const lon = cols.lon[i]!;
    const lat = cols.lat[i]!;
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) continue;
    const key = `${lon},${lat}`;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  const out: Bead[] = [];
  for (const group of groups.values()) {
    const first = group[0]!;
    const [lat, lon] = [cols.lat[first]!, cols.lon[first]!];
    const p = xy(lat, lon);
    let ring = ringAt(lat, lon);
    let slots = ring > 0 ? slotsOn(ring) : 1;
    let k = 0;
    for (const index of group) {
      if (k === slots) {
        ring = ring === 0 ? 2.4 * RADIUS : ring + 2.4 * RADIUS;
        slots = slotsOn(ring);
        k = 0;
      }
      const a = -Math.PI / 2 + (k * 2 * Math.PI) / slots;
      out.push({ x: p.x + ring * Math.cos(a), y: p.y + ring * Math.sin(a), index });
      k++;
    }
  }
  return out.sort((a, b) => a.index - b.index);
}

function slotsOn(ring: number): number {
  return Math.max(6, Math.floor((2 * Math.PI * ring) / (2.5 * RADIUS)));
}

/** The bead under a point, the newest first. */
export function hit(beads: readonly Bead[], x: number, y: number, reach = 9): Bead | null {
  let best: Bead | null = null;
  let least = reach * reach;
  for (let i = beads.length - 1; i >= 0; i--) {
    const b = beads[i]!;
    const d = (b.x - x) ** 2 + (b.y - y) ** 2;
    if (d < least) {
      least = d;
      best = b;
    }
  }
  return best;
}
