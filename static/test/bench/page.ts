// The page of the measurements: the map's own event layer, and stock L.geoJSON on a
// canvas, on the same data, in the same browser. test/bench.mjs calls `measure`.

import * as L from 'leaflet';
import { readColumns } from '../../src/binary';
import { inWindow, mask, type Columns } from '../../src/columns';
import { eventLayer, type EventLayer } from '../../src/layers/events';
import * as stamps from '../../src/layers/stamps';
import { createMap } from '../../src/map';

const none = { border: [], type: [], actor: [], src: [], status: [] };
const frame = () => new Promise<void>((done) => requestAnimationFrame(() => done()));
const painted = async () => { await frame(); await new Promise((done) => setTimeout(done)); };

function stage(): HTMLElement {
  document.querySelector('#map')?.remove();
  const el = document.createElement('div');
  el.id = 'map';
  document.body.append(el);
  return el;
}

const quantile = (list: number[], q: number) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))]!;

export interface Result {
  first: number;
  scrub: number[];
  pan: number[];
  hover: number[];
  longest: number;
  drawn: number;
}

/** The map's own layer, from the bytes of a column file. */
async function own(buffer: ArrayBuffer): Promise<Result> {
  const map = createMap(stage(), null, { interactive: true, embed: false });
  await painted();
  const started = performance.now();
  const cols = readColumns(buffer);
  const ok = mask(cols, none);
  const days: [number, number] = [cols.start[0]!, cols.start[cols.n - 1]!];
  const layer = eventLayer(map, { ringAt: () => 0, describe: () => [''], select: () => {}, stamps: async () => stamps });
  layer.render(cols, inWindow(cols, ok, days[0], days[1], Infinity), '');
  await painted();
  while (layer.drawn() === 0) await painted();
  const first = performance.now() - started;
  // What loading itself took belongs to the first paint.
  await new Promise((done) => setTimeout(done, 100));
  const longest = watch();
  const scrub: number[] = [];
  for (let d = days[0] + 6; d <= days[1]; d++) {
    const t = performance.now();
    layer.render(cols, inWindow(cols, ok, d - 6, d, Infinity), '');
    scrub.push(performance.now() - t);
    await frame();
  }
  const pan = await pans(map, layer);
  const hover: number[] = [];
  for (let i = 0; i < 200; i++) {
    const t = performance.now();
    layer.hit((i * 37) % 800, (i * 53) % 500);
    hover.push(performance.now() - t);
  }
  const drawn = layer.drawn();
  const worst = longest();
  map.remove();
  return { first, scrub, pan, hover, longest: worst, drawn };
}

/** Stock Leaflet: circle markers from GeoJSON on one canvas. */
async function stock(buffer: ArrayBuffer, steps: number): Promise<Result> {
  const cols = readColumns(buffer);
  const features = toFeatures(cols);
  const map = L.map(stage(), { zoomAnimation: false, preferCanvas: true }).setView([34, 67.5], 5);
  await painted();
  const started = performance.now();
  const make = (list: GeoJSON.Feature[]) => L.geoJSON({ type: 'FeatureCollection', features: list } as GeoJSON.FeatureCollection, {
    pointToLayer: (f, at) => L.circleMarker(at, { radius: 3, weight: 1, fillOpacity: 1, color: f.properties['colour'] as string }),
  });
  const all = make(features).addTo(map);
  await painted();
  const first = performance.now() - started;
  all.remove();
  const [from, to] = [cols.start[0]!, cols.start[cols.n - 1]!];
  const scrub: number[] = [];
  let shown: L.GeoJSON | null = null;
  for (let k = 0; k < steps; k++) {
    const d = from + 6 + Math.floor(((to - from - 6) * k) / steps);
    const t = performance.now();
    shown?.remove();
    shown = make(features.filter((f) => { const s = f.properties!['start'] as number; return s > d - 7 && s <= d; })).addTo(map);
    (map as unknown as { _renderer?: { _redraw?: () => void } })._renderer?._redraw?.();
    scrub.push(performance.now() - t);
    await frame();
  }
  map.remove();
  return { first, scrub, pan: [], hover: [], longest: 0, drawn: features.length };
}

function toFeatures(cols: Columns): GeoJSON.Feature[] {
  const colour = ['#AE5516', '#008CFF', '#612B7D', '#77787E'];
  return Array.from({ length: cols.n }, (_, i) => ({
    type: 'Feature', properties: { start: cols.start[i], colour: colour[cols.actor[i]!] },
    geometry: { type: 'Point', coordinates: [cols.lon[i]!, cols.lat[i]!] },
  }));
}

async function pans(map: L.Map, layer: EventLayer): Promise<number[]> {
  const out: number[] = [];
  for (let i = 0; i < 40; i++) {
    const t = performance.now();
    map.panBy([i % 2 ? 24 : -24, 8], { animate: false });
    // Now, and not in the next frame, so that it is in the time.
    layer.redraw();
    out.push(performance.now() - t);
    await frame();
  }
  return out;
}

/** Watches for long tasks; the call that it returns gives the longest. */
function watch(): () => number {
  let worst = 0;
  const observer = new PerformanceObserver((list) => {
    for (const e of list.getEntries()) worst = Math.max(worst, e.duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  return () => {
    observer.disconnect();
    return worst;
  };
}

Object.assign(window, {
  async measure(url: string, steps: number) {
    const bytes = async () => (await fetch(url)).arrayBuffer();
    const ours = await own(await bytes());
    const theirs = await stock(await bytes(), steps);
    const brief = (r: Result) => ({
      first: r.first, drawn: r.drawn, longest: r.longest,
      scrub50: quantile(r.scrub, 0.5), scrub95: quantile(r.scrub, 0.95),
      pan50: r.pan.length ? quantile(r.pan, 0.5) : 0, hover50: r.hover.length ? quantile(r.hover, 0.5) : 0,
    });
    return { ours: brief(ours), theirs: brief(theirs) };
  },
});
