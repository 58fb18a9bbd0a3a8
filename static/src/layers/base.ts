// The basemap, from Marz's own layers: neighbours, provinces with their shading, rivers,
// border lines. Colours are classes; css/map.css holds them.

import type { Feature, FeatureCollection } from 'geojson';
import { L, type LMap } from '../map';
import type { BaseName, Model } from '../model';
import { partyOf } from '../palette';
import { BORDERS, type Control } from '../types';
import type { BorderClaim } from '../borders';


export interface BaseLayer {
  /** Draws what has been loaded since the last call. */
  load: (model: Model) => void;
  render: (input: BaseInput) => void;
}

export interface BaseInput {
  controls: ReadonlyMap<string, Control> | null;
  borders: ReadonlyMap<string, BorderClaim>;
  chosen: readonly string[];
  selected: string;
}

export function baseLayer(map: LMap, onSelect: ((id: string) => void) | null): BaseLayer {
  const renderers = new Map(['land', 'shade', 'lines'].map((pane) => [pane, L.svg({ pane, padding: 0.4 })]));
  const done = new Set<BaseName>();
  const capitals = new Map<string, string>();
  const shades = new Map<string, L.Path>();
  const claimed = new Map<string, L.Path>();
  const lines = new Map<string, L.Path>();

  const add = (doc: FeatureCollection | Feature, pane: string, className: string, interactive = false, weight = 1, each?: (f: Feature, l: L.Path) => void) =>
    L.geoJSON(doc, {
      interactive, pane,
      style: () => ({ renderer: renderers.get(pane)!, pane, className, weight, interactive, fill: pane !== 'lines' }) as L.PathOptions,
      onEachFeature: (f, l) => each?.(f, l as L.Path),
    }).addTo(map);

  const add1: Record<BaseName, (doc: FeatureCollection) => void> = {
    neighbours: (doc) => void add(doc, 'land', 'neighbour'),
    provinces: (doc) => {
      add(doc, 'land', 'province');
      add(doc, 'shade', 'shade', false, 1, (f, l) => {
        shades.set(String(f.id), l);
        capitals.set(String(f.id), String(f.properties?.['capital'] ?? ''));
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
        L.DomEvent.stop(e);
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

  function render({ controls, borders, chosen, selected }: BaseInput): void {
    for (const [id, path] of shades) {
      const control = controls?.get(capitals.get(id) ?? '') ?? controls?.get(id) ?? null;
      setClass(path, `shade shade-${shadeOf(control)}`, id === selected);
      if (control?.status === 'contested') path.getElement()?.setAttribute('fill', `url(#hatch-${control.lean || 'even'})`);
    }
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

function shadeOf(control: Control | null): string {
  if (!control || control.flags.includes('baseline')) return 'none';
  return partyOf(control.status);
}

function setClass(path: L.Path, names: string, selected: boolean): void {
  const el = path.getElement();
  el?.setAttribute('class', `${names}${selected ? ' is-selected' : ''}`);
}

/** Dashes in proportion to the share claimed, because no claim says which part it is. */
function paintClaim(path: L.Path, claim: BorderClaim | undefined): void {
  const el = path.getElement();
  if (!el) return;
  el.setAttribute('class', `border-claim ${claim ? `claim-${claim.party}` : 'is-empty'}`);
  const on = Math.round(24 * (claim?.share ?? 0));
  if (claim && on < 24) el.setAttribute('stroke-dasharray', `${on} ${24 - on}`);
  else el.removeAttribute('stroke-dasharray');
}
