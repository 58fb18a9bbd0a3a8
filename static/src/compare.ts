// Comparison of two days: a second map over the first, cut at a divider that is a native
// slider. Both show the same state but for the day.

import { baseLayer } from './layers/base';
import { crossingLayer } from './layers/crossings';
import { labelLayer } from './layers/labels';
import { mapLabels } from './layers/names';
import type { Ctx } from './ctx';
import { formatDay, parseDay } from './day';
import { h } from './dom';
import { frame as frameOf } from './frame';
import { date, num, t } from './i18n';
import { createMap, type LMap } from './map';
import { knownDay } from './query';
import { said } from './stage';
import type { State } from './state';
import type { Control } from './types';
import { describeCrossing } from './words';

export interface Compare {
  render: (state: State) => void;
  close: () => void;
}

export function compareMap(ctx: Ctx, main: LMap, stage: HTMLElement): Compare {
  const box = h('div', { class: 'compare', dir: 'ltr' });
  const pane = h('div', { class: 'compare-map', 'aria-hidden': 'true', inert: true });
  const slider = h('input', { type: 'range', class: 'compare-range', min: 0, max: 100, value: 50, step: 1, oninput: place });
  const line = h('div', { class: 'compare-line', 'aria-hidden': 'true' });
  const text = h('span');
  const pick = h('input', { type: 'date', onchange: () => {
    const day = parseDay(pick.value);
    if (day !== null) ctx.store.set({ cmp: day });
  } });
  const left = h('label', { class: 'compare-date compare-left' }, text, pick);
  const right = h('p', { class: 'compare-date compare-right' });
  box.append(pane, line, left, right, slider);
  stage.append(box);
  stage.classList.add('is-comparing');

  const c = main.getCenter();
  const map = createMap(pane, { zoom: main.getZoom(), lat: c.lat, lng: c.lng }, { interactive: false, embed: false });
  const follow = () => map.setView(main.getCenter(), main.getZoom(), { animate: false });
  main.on('move zoom moveend', follow);
  const base = baseLayer(map, null);
  const labels = labelLayer(map);
  const crossings = crossingLayer(map, describeCrossing, null, () => {});
  let before: Map<string, Control> | null = null;

  function place(): void {
    const at = slider.valueAsNumber;
    pane.style.clipPath = `inset(0 ${100 - at}% 0 0)`;
    line.style.left = `${at}%`;
    slider.setAttribute('aria-valuetext', t('compare.at', { v: num(at) }));
  }

  function draw(state: State): void {
    if (state.cmp === null) return;
    const frame = frameOf({ ...state, day: state.cmp }, ctx.model, before);
    before = ctx.model.controlAt(frame.day, frame.known) ?? before;
    base.load(ctx.model);
    base.render({ ...said(ctx.model, frame, before), chosen: state.border, selected: state.sel });
    crossings.render(frame.crossings, state.sel);
    labels.set(mapLabels(ctx.model, crossings.visible(), state.sel), crossings.visible().map((x) => ({ lat: x.place.point[1], lng: x.place.point[0], r: 12 })));
    text.textContent = date(frame.day);
    pick.value = formatDay(frame.day);
    pick.setAttribute('aria-label', t('compare.day'));
    right.textContent = date(ctx.frame().day);
    slider.setAttribute('aria-label', t('compare.slider', { a: date(frame.day), b: date(ctx.frame().day) }));
    if (!frame.settled) {
      void ctx.model.loadControl(frame.day, knownDay(state.known, frame.day)).then((got) => got && draw(ctx.store.get()));
    }
  }
  place();
  return {
    render: draw,
    close: () => {
      main.off('move zoom moveend', follow);
      stage.classList.remove('is-comparing');
      map.remove();
      box.remove();
    },
  };
}
