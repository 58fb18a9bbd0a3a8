// The map's layers put together, and how a frame is drawn on them.

import { borderClaims } from './borders';
import type { Ctx } from './ctx';
import { h, swap } from './dom';
import type { Frame } from './frame';
import { t } from './i18n';
import { icon } from './icons';
import type { Day } from './day';
import type { FarLayer } from './far/far';
import { baseLayer, type BaseInput } from './layers/base';
import type { Viewport } from './layers/cover';
import { crossingLayer, type CrossingLayer } from './layers/crossings';
import { eventLayer, type EventLayer } from './layers/events';
import { labelLayer } from './layers/labels';
import type { Overlays } from './layers/overlay';
import { lengthsOf, mapLabels } from './layers/names';
import { FAR, home, type LMap } from './map';
import type { Model } from './model';
import type { State } from './state';
import { shade } from './symbols';
import type { Control } from './types';
import { describeCrossing, describeEvent } from './words';
import { button } from './panels/time';
import { far as farCode, more } from './more';

export interface Stage {
  render: (state: State, frame: Frame, control: Map<string, Control> | null) => void;
  crossings: CrossingLayer;
  events: EventLayer;
  repaint: () => void;
  /** Draws the events, or their sums, on another canvas, and gives where they stand. */
  copyEvents: (g: CanvasRenderingContext2D, v: Viewport) => readonly { x: number; y: number }[];
  /** Resolves when what a day shows of very many events is there. */
  fetch: (state: State, day: Day, known: Day | null) => Promise<unknown>;
}

const NONE = new Int32Array(0);

export function stage(map: LMap, ctx: Ctx): Stage {
  const { model } = ctx;
  const select = (id: string) => ctx.select(id);
  let far: FarLayer | null = null;
  const base = baseLayer(map, select, (e) => events.over(e) || far?.over(e) === true);
  const events: EventLayer = eventLayer(map, {
    ringAt: (lat, lon) => (crossings.visible().some((x) => x.place.point[0] === lon && x.place.point[1] === lat) ? (map.getZoom() < FAR ? 15.5 : 18.5) : 0),
    describe: (i) => {
      const e = model.events.get(model.cols.id(i));
      return e ? describeEvent(model, e) : [model.cols.id(i)];
    },
    select: (i) => ctx.select(model.cols.id(i)),
    stamps: () => more(),
  });

  const labels = labelLayer(map, events.beads);
  let drawing = false;
  const crossings = crossingLayer(map, describeCrossing, select, () => {
    // A whole frame draws events and names itself, once the pins have their places.
    if (drawing) return;
    events.redrawSoon();
    letter();
  });

  function letter(): void {
    const seen = crossings.visible();
    labels.set(mapLabels(model, seen, ctx.store.get().sel), seen.map((x) => ({ lat: x.place.point[1], lng: x.place.point[0], r: 12 })));
  }

  let over: Overlays | null = null;
  async function overlay(ids: readonly string[]): Promise<void> {
    if (!over && ids.length === 0) return;
    const { overlays } = await more();
    over ??= overlays(map, model.api);
    over.render(ctx.store.get().layer);
  }

  /** The events that stay with the server; their layer is made when there are such. */
  async function sums(state: State, frame: Frame): Promise<void> {
    if (!model.far && !far) return;
    const { farLayer } = await farCode();
    far ??= farLayer(map, model, {
      rings: (v) => crossings.visible().map((x) => ({ ...v.xy(x.place.point[1], x.place.point[0]), r: map.getZoom() < FAR ? 15.5 : 18.5 })),
      select: ctx.select,
    });
    far.render(model.far?.tiles(state, frame.day, frame.known) ?? '', model.generation, state.sel);
  }

  return {
    crossings, events,
    copyEvents: (g, v) => [...events.copy(g, v), ...(far?.copy(g, v) ?? [])],
    fetch: async (state, day, known) => model.far && far?.fetch(model.far.tiles(state, day, known), model.generation),
    repaint: () => {
      events.redraw();
      far?.redraw();
      letter();
    },
    render(state, frame, control) {
      base.load(model);
      base.render({
        chosen: state.border, selected: state.sel, ...said(model, frame, control),
      });
      void overlay(state.layer);
      drawing = true;
      crossings.render(frame.crossings, state.sel);
      drawing = false;
      events.render(model.cols, model.far ? NONE : frame.events, state.sel);
      void sums(state, frame);
      letter();
    },
  };
}

/** What is said of borders and provinces in a frame. */
export function said(model: Model, frame: Frame, control: ReadonlyMap<string, Control> | null): Pick<BaseInput, 'borders' | 'shades'> {
  const events = [...model.events.values()];
  return {
    borders: borderClaims(events, frame.day, frame.known, lengthsOf(model)),
    shades: new Map((model.base.get('provinces')?.features ?? []).map((f) => [String(f.id), shade(control?.get(String(f.id)))])),
  };
}

/** Zoom, home and compare buttons on the map. */
export function mapTools(el: HTMLElement, map: LMap, ctx: Ctx): () => void {
  return () => {
    const comparing = ctx.store.get().cmp !== null;
    const compare = button('compare', t(comparing ? 'compare.stop' : 'compare.start'), icon('compare'), () => {
      ctx.store.set({ cmp: comparing ? null : ctx.frame().day - 1 });
    });
    compare.setAttribute('aria-pressed', String(comparing));
    swap(el, h('div', { class: 'tool-group' },
      button('zoom-in', t('map.zoomIn'), '+', () => map.zoomIn()),
      button('zoom-out', t('map.zoomOut'), '−', () => map.zoomOut()),
      button('home', t('map.home'), icon('home'), () => home(map))),
    h('div', { class: 'tool-group' }, compare),
    ctx.store.get().embed && h('div', { class: 'tool-group' }, whole()));
  };
}

/** From an embedded map to the whole one, in a page of its own. */
function whole(): HTMLElement {
  const to = () => {
    const url = new URL(location.href);
    url.searchParams.delete('embed');
    return url.href;
  };
  const a = h('a', { class: 'btn', target: '_blank', rel: 'noopener', href: to(), 'aria-label': t('embed.whole'), title: t('embed.whole'), onclick: () => (a.href = to()) }, icon('out'));
  return a;
}
