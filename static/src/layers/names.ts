// Which names the map bears, and in what order they claim their room.

import type { Shown } from '../frame';
import type { Model } from '../model';
import { names as namesOf, obj } from '../decode';
import type { Label } from './labels';

/** Where a neighbour's name stands best on the opening view: lat, lon. */
const NEIGHBOUR_AT: Record<string, [number, number]> = {
  IRN: [33.4, 59.75], TKM: [37.75, 63.5], UZB: [38.25, 66.6], TJK: [38.75, 69.6], CHN: [37.75, 75.35], PAK: [30.6, 68.6],
};
const AFGHANISTAN = { en: 'Afghanistan', fr: 'Afghanistan', fa: 'افغانستان', ps: 'افغانستان' };

export function mapLabels(model: Model, visible: readonly Shown[], selected: string): Label[] {
  const out: Label[] = [{ names: AFGHANISTAN, lat: 33.65, lng: 65.6, face: 'country', rank: 30, minZoom: 0, gap: 0 }];
  for (const x of visible) {
    const chosen = x.place.id === selected;
    const contested = x.control?.status === 'contested';
    const rank = chosen ? 100 : contested ? 70 : x.place.official ? 60 : 40;
    out.push({ names: x.place.names, lat: x.place.point[1], lng: x.place.point[0], face: 'crossing', rank, minZoom: x.place.official || chosen || contested ? 0 : 6.7, gap: 14 });
  }
  for (const f of model.base.get('neighbours')?.features ?? []) {
    const at = NEIGHBOUR_AT[String(f.id)];
    if (at) out.push({ names: namesOf(obj(f.properties)), lat: at[0], lng: at[1], face: 'country', rank: 35, minZoom: 0, gap: 0 });
  }
  for (const p of model.places.values()) {
    const [lng, lat] = p.point;
    if (p.kind === 'province') out.push({ names: p.names, lat, lng, face: 'province', rank: 10, minZoom: 7.2, gap: 0 });
    if (p.kind !== 'place') continue;
    const big = p.population > 150_000;
    out.push({
      names: p.names, lat, lng, face: p.capital ? 'capital' : 'city', gap: 6,
      rank: (p.id === selected ? 90 : 0) + (p.id === 'kabul' ? 50 : 0) + (p.capital ? 20 : 5) + Math.min(9, p.population / 100_000),
      minZoom: p.id === selected || big ? 0 : p.capital ? 6.4 : 7.6,
    });
  }
  return out;
}

/** Full-resolution lengths of the borders in kilometres. */
export function lengthsOf(model: Model): Map<string, number> {
  const out = new Map<string, number>();
  for (const f of model.base.get('borders')?.features ?? []) {
    const km = Number(f.properties?.['length_km']);
    if (km > 0) out.set(String(f.id), km);
  }
  return out;
}
