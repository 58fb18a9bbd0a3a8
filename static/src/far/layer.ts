// The layer of very many events: vector tiles that the server has added up, on a canvas.

import { canvasLayer, type Viewport } from '../layers/canvas';
import { colours } from '../layers/events';
import { type LeafletMouseEvent, tooltip, tooltipText, type LMap } from '../map';
import type { Model } from '../model';
import type { Mark } from './decode';
import { describeMark } from './describe';
import { draw, hitMark, place, type Placed, type Ring } from './discs';
import { cover, TileLoader, type Wish } from './load';

/** A tile is drawn so many zooms enlarged: its cells are then 16 to 32 pixels wide. */
const FINER = 3;

export interface FarHooks {
  /** The symbols that stand on the map. */
  rings: (v: Viewport) => Ring[];
  /** Opens an event or a box by its id. */
  select: (id: string) => void;
}

export interface FarLayer {
  /** Shows the events that a query gives; an empty one shows none. */
  render: (query: string, generation: number, selected: string) => void;
  /** Fetches what the map would show of a query. */
  fetch: (query: string, generation: number) => Promise<unknown>;
  redraw: () => void;
  /** Draws the marks on another canvas, and gives where they stand. */
  copy: (g: CanvasRenderingContext2D, v: Viewport) => readonly Placed[];
  /** Whether a mark stands where the pointer is. */
  over: (e: LeafletMouseEvent) => boolean;
}

export function farLayer(map: LMap, model: Model, hooks: FarHooks): FarLayer {
  let marks: Mark[] = [];
  let placed: Placed[] = [];
  let last: Wish = { query: '', generation: 0, tiles: [] };
  let selected = '';

  const layer = canvasLayer(map, 'events', (g, v) => {
    placed = place(marks, v, hooks.rings(v));
    draw(g, placed, colours(), selected);
    layer.canvas.dataset['marks'] = String(placed.length);
    layer.canvas.dataset['events'] = String(placed.reduce((n, p) => n + p.mark.n, 0));
  });
  layer.canvas.classList.add('far');

  const loader = new TileLoader(model.api, (list) => {
    marks = last.query ? list : [];
    layer.redraw();
  }, (err) => model.fail('events', err));

  function tiles(): Wish['tiles'] {
    const v = layer.viewport();
    return cover(v.origin.x, v.origin.y, v.origin.x + v.width, v.origin.y + v.height, v.zoom, FINER);
  }

  function want(query: string, generation: number): void {
    const next = { query, generation, tiles: tiles() };
    if (JSON.stringify(next) === JSON.stringify(last)) return;
    last = next;
    if (query) return loader.want(next);
    marks = [];
    layer.redraw();
  }

  const tip = tooltip({ direction: 'top', offset: [0, -8], opacity: 1, className: 'map-tip' });
  const at = (e: LeafletMouseEvent) => {
    const p = layer.local(e.containerPoint);
    return hitMark(placed, p.x, p.y);
  };
  map.on('moveend', () => want(last.query, last.generation));
  map.on('mousemove', (e) => {
    const p = at(e);
    if (!p) return void map.closeTooltip(tip);
    map.getContainer().classList.add('is-over');
    tip.setLatLng(e.latlng).setContent(tooltipText(...describeMark(model, p.mark)));
    if (!map.hasLayer(tip)) map.openTooltip(tip);
  });
  map.on('mouseout zoomstart', () => map.closeTooltip(tip));
  map.on('click', (e) => {
    const p = at(e);
    if (p) hooks.select(p.mark.id);
  });
  layer.redraw();

  return {
    render(query, generation, nextSelected) {
      const changed = selected !== nextSelected;
      selected = nextSelected;
      want(query, generation);
      if (changed) layer.redraw();
    },
    fetch: (query, generation) => loader.fetch({ query, generation, tiles: tiles() }),
    redraw: layer.redraw,
    copy(g, v) {
      const list = place(marks, v, hooks.rings(v));
      draw(g, list, colours(), selected);
      return list;
    },
    over: (e) => at(e) !== null,
  };
}
