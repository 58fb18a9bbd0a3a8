// The basemap, from Marz's own layers: neighbours, provinces with their shading, rivers,
// border lines. Colours and widths are classes; css/map.css holds them.

import type { Feature, FeatureCollection, Position } from 'geojson';
import type { BorderClaim } from '../borders';
import type { LeafletMouseEvent, LMap } from '../map';
import { BASE, type BaseName, type Model } from '../model';
import { BORDERS } from '../types';
import { lineLayers } from './lines';
import { outline, type Outline } from './outline';

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
  const layers = lineLayers(map, ['land', 'shade', 'lines'], BASE);
  const done = new Set<BaseName>();
  const shades = new Map<string, Element>();
  const claimed = new Map<string, Element>();
  const lines = new Map<string, Element>();
  /** What a press on an element chooses. */
  const ids = new WeakMap<EventTarget, string>();

  const add: Record<BaseName, (doc: FeatureCollection) => void> = {
    neighbours(doc) {
      layers.add('land', 'neighbours', 'neighbour', outlines(doc));
      layers.add('lines', 'neighbours', 'neighbour-line', outlinesOf([openLines(doc)]));
    },
    provinces(doc) {
      layers.add('land', 'provinces', 'province', outlines(doc));
      for (const f of doc.features) {
        const el = layers.add('shade', 'provinces', 'shade', outlinesOf([f]));
        shades.set(String(f.id), el);
        ids.set(el, String(f.id));
      }
    },
    rivers(doc) {
      const long = (f: Feature) => Number(f.properties?.['length_km']) > 600;
      layers.add('lines', 'rivers', 'river', outlinesOf(doc.features.filter((f) => !long(f))));
      layers.add('lines', 'rivers', 'river river-long', outlinesOf(doc.features.filter(long)));
    },
    borders(doc) {
      layers.add('lines', 'borders', 'border-halo', outlines(doc));
      const each = (className: string, of: (el: Element, id: string) => void) => {
        for (const f of doc.features) of(layers.add('lines', 'borders', className, outlinesOf([f])), String(f.id));
      };
      each('border-line', (el, id) => lines.set(id, el));
      each('border-claim', (el, id) => claimed.set(id, el));
      if (onSelect) each('border-hit leaflet-interactive', (el, id) => ids.set(el, id));
    },
  };

  if (onSelect) {
    map.on('click', (e) => {
      const { target } = e.originalEvent;
      const id = target ? ids.get(target) : undefined;
      if (id && !over(e)) onSelect(id);
    });
  }

  function load(model: Model): void {
    for (const name of BASE) {
      const doc = model.base.get(name);
      if (!doc || done.has(name)) continue;
      done.add(name);
      add[name](doc);
    }
  }

  function render({ shades: looks, borders, chosen, selected }: BaseInput): void {
    for (const [id, el] of shades) setClass(el, `shade shade-${looks.get(id) ?? 'none'}${onSelect ? ' leaflet-interactive' : ''}`, id === selected);
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

const known = new WeakMap<Feature, Outline | null>();

/** The outlines of features; measured once, for every map of the page. */
function outlinesOf(features: readonly Feature[]): Outline[] {
  return features.flatMap((f) => {
    let o = known.get(f);
    if (o === undefined) known.set(f, (o = outline(f.geometry)));
    return o ?? [];
  });
}

const outlines = (doc: FeatureCollection): Outline[] => outlinesOf(doc.features);

const open = new WeakMap<FeatureCollection, Feature>();

/** The outlines of the neighbours without the edges where they were clipped. */
function openLines(doc: FeatureCollection): Feature {
  const before = open.get(doc);
  if (before) return before;
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
  const outer: Feature = { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: lines } };
  open.set(doc, outer);
  return outer;
}

/** Writes a class only where it differs: each day asks for all of them. */
function setClass(el: Element, names: string, selected: boolean): void {
  set(el, 'class', `${names}${selected ? ' is-selected' : ''}`);
}

function set(el: Element, name: string, value: string): void {
  if (el.getAttribute(name) !== value) el.setAttribute(name, value);
}

/** Dashes in proportion to the share claimed, because no claim says which part it is. */
function paintClaim(el: Element, claim: BorderClaim | undefined): void {
  set(el, 'class', `border-claim ${claim ? `claim-${claim.party}` : 'is-empty'}`);
  const on = Math.round(24 * (claim?.share ?? 0));
  if (claim && on < 24) set(el, 'stroke-dasharray', `${on} ${24 - on}`);
  else el.removeAttribute('stroke-dasharray');
}
