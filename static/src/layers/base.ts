// The basemap, from Marz's own layers: neighbours, provinces with their shading, rivers,
// border lines. Colours are classes; css/map.css holds them.

import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { DomEvent, polygon, polyline, svg, type LeafletMouseEvent, type LMap, type Path, type PolylineOptions } from '../map';
import type { BaseName, Model } from '../model';
import { BORDERS } from '../types';
import type { BorderClaim } from '../borders';


export interface BaseLayer {
  /** Draws what has been loaded since the last call. */
  load: (model: Model) => void;
  render: (input: BaseInput) => void;
}

export interface BaseInput {
  /** Province → the class of its shade. */
  shades: ReadonlyMap<string, string>;
  borders: ReadonlyMap<string, BorderClaim>;
  chosen: readonly string[];
  selected: string;
}

/** `over` says whether something stands above the land where the pointer is. */
export function baseLayer(map: LMap, onSelect: ((id: string) => void) | null, over: (e: LeafletMouseEvent) => boolean = () => false): BaseLayer {
  const renderers = new Map(['land', 'shade', 'lines'].map((pane) => [pane, svg({ pane, padding: 0.4 })]));
  const done = new Set<BaseName>();
  const shades = new Map<string, Path>();
  const claimed = new Map<string, Path>();
  const lines = new Map<string, Path>();

  function add(doc: FeatureCollection | Feature, pane: string, className: string, interactive = false, weight = 1, each?: (f: Feature, l: Path) => void): void {
    const options: PolylineOptions & { renderer: unknown } = { renderer: renderers.get(pane), pane, className, weight, interactive, fill: pane !== 'lines' };
    for (const f of 'features' in doc ? doc.features : [doc]) {
      const path = draw(f.geometry, options as PolylineOptions);
      if (!path) continue;
      path.addTo(map);
      each?.(f, path);
    }
  }

  const add1: Record<BaseName, (doc: FeatureCollection) => void> = {
    neighbours: (doc) => {
      add(doc, 'land', 'neighbour');
      add(openLines(doc), 'lines', 'neighbour-line', false, 0.9);
    },
    provinces: (doc) => {
      add(doc, 'land', 'province');
      add(doc, 'shade', 'shade', onSelect !== null, 1, (f, l) => {
        shades.set(String(f.id), l);
        l.on('click', (e) => over(e) || onSelect?.(String(f.id)));
      });
    },
    rivers: (doc) => {
      for (const f of doc.features) add(f, 'lines', 'river', false, Number(f.properties?.['length_km']) > 600 ? 1.5 : 0.9);
    },
    borders: (doc) => {
      add(doc, 'lines', 'border-halo', false, 9);
      add(doc, 'lines', 'border-line', false, 1.6, (f, l) => lines.set(String(f.id), l));
      add(doc, 'lines', 'border-claim', false, 5, (f, l) => claimed.set(String(f.id), l));
      if (!onSelect) return;
      add(doc, 'lines', 'border-hit', true, 18, (f, l) => l.on('click', (e) => {
        DomEvent.stop(e);
        onSelect(String(f.id));
      }));
    },
  };

  function load(model: Model): void {
    for (const name of ['neighbours', 'provinces', 'rivers', 'borders'] as const) {
      const doc = model.base.get(name);
      if (!doc || done.has(name)) continue;
      done.add(name);
      add1[name](doc);
    }
  }

  function render({ shades: looks, borders, chosen, selected }: BaseInput): void {
    for (const [id, path] of shades) setClass(path, `shade shade-${looks.get(id) ?? 'none'}${onSelect ? ' leaflet-interactive' : ''}`, id === selected);
    for (const b of BORDERS) {
      const out = chosen.length > 0 && !chosen.includes(b.a2);
      const line = lines.get(b.id);
      if (line) setClass(line, `border-line${out ? ' is-out' : ''}`, b.id === selected);
      const claim = claimed.get(b.id);
      if (claim) paintClaim(claim, out ? undefined : borders.get(b.id));
    }
  }
  return { load, render };
}

/** A geometry as a path; null for points, which no layer of the basemap holds. */
function draw(g: Geometry, options: PolylineOptions): Path | null {
  const flip = (line: Position[]): [number, number][] => line.map((p) => [p[1]!, p[0]!]);
  switch (g.type) {
    case 'LineString': return polyline(flip(g.coordinates), options);
    case 'MultiLineString': return polyline(g.coordinates.map(flip), options);
    case 'Polygon': return polygon(g.coordinates.map(flip), options);
    case 'MultiPolygon': return polygon(g.coordinates.map((p) => p.map(flip)), options);
    default: return null;
  }
}

/** The outlines of the neighbours without the edges where they were clipped. */
function openLines(doc: FeatureCollection): Feature {
  const rings = doc.features.flatMap(({ geometry: g }) => (g.type === 'Polygon' ? g.coordinates : g.type === 'MultiPolygon' ? g.coordinates.flat() : []));
  const all = rings.flat();
  const ends = [0, 1].map((k) => [Math.min(...all.map((p) => p[k]!)), Math.max(...all.map((p) => p[k]!))]);
  const cut = (p: Position, q: Position) => [0, 1].some((k) => p[k] === q[k] && ends[k]!.some((e) => Math.abs(p[k]! - e) < 1e-6));
  const lines: Position[][] = [];
  for (const ring of rings) {
    let line: Position[] = [];
    ring.forEach((p, i) => {
      const q = ring[i + 1];
      line.push(p);
      if (q && !cut(p, q)) return;
      if (line.length > 1) lines.push(line);
      line = [];
    });
  }
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: lines } };
}

function setClass(path: Path, names: string, selected: boolean): void {
  const el = path.getElement();
  el?.setAttribute('class', `${names}${selected ? ' is-selected' : ''}`);
}

/** Dashes in proportion to the share claimed, because no claim says which part it is. */
function paintClaim(path: Path, claim: BorderClaim | undefined): void {
  const el = path.getElement();
  if (!el) return;
  el.setAttribute('class', `border-claim ${claim ? `claim-${claim.party}` : 'is-empty'}`);
  const on = Math.round(24 * (claim?.share ?? 0));
  if (claim && on < 24) el.setAttribute('stroke-dasharray', `${on} ${24 - on}`);
  else el.removeAttribute('stroke-dasharray');
}
