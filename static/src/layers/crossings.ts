// Crossings as markers that can be focused: one tab stop for all, arrow keys between
// them, Enter to open. Where they would overlap, the lower in rank hides behind "+n".

import type { Shown } from '../frame';
import { shapeOf } from '../frame';
import { h, s } from '../dom';
import { nameIn, num, t } from '../i18n';
import { DomUtil, originAt, tooltip, tooltipText, type LMap, type Point, type ZoomAnimEvent } from '../map';
import { lookOf, SHAPE, symbol } from '../symbols';

const SPACE = 23;

export interface CrossingLayer {
  render: (shown: readonly Shown[], selected: string) => void;
  /** Those that are drawn, in order, for labels and event rings. */
  visible: () => readonly Shown[];
  focus: (id: string) => void;
}

interface Pin {
  el: HTMLElement;
  shown: Shown;
  key: string;
  hidden: number;
}

export function crossingLayer(map: LMap, describe: (x: Shown) => string[], select: ((id: string) => void) | null, onDeclutter: () => void): CrossingLayer {
  const pins = new Map<string, Pin>();
  let order: Shown[] = [];
  let visible: Shown[] = [];
  let selected = '';
  let tabStop = '';

  const pane = map.getPane('markerPane')!;
  const tip = tooltip({ direction: 'top', offset: [0, -13], opacity: 1, className: 'map-tip' });

  function make(x: Shown): Pin {
    const { id } = x.place;
    const el = h('div', { class: 'pin leaflet-zoom-animated', 'data-id': id, role: select && 'button' });
    const pin: Pin = { el, shown: x, key: '', hidden: 0 };
    pins.set(id, pin);
    if (!select) return pin;
    const hint = () => tip.setLatLng([x.place.point[1], x.place.point[0]]).setContent(tooltipText(...describe(pin.shown))).openOn(map);
    const close = () => map.closeTooltip(tip);
    el.addEventListener('click', () => select(id));
    el.addEventListener('keydown', (e) => onKey(e, id));
    el.addEventListener('pointerenter', (e) => e.pointerType === 'mouse' && hint());
    el.addEventListener('pointerleave', close);
    el.addEventListener('focus', () => {
      tabStop = id;
      marks();
      if (el.matches(':focus-visible')) hint();
    });
    el.addEventListener('blur', close);
    return pin;
  }

  function dress(pin: Pin, x: Shown): void {
    pin.shown = x;
    const look = lookOf(x.control);
    const key = `${look.body}|${look.glyph?.cls ?? ''}|${nameIn(x.place.names)}|${describe(x).join()}`;
    if (key === pin.key) return;
    pin.key = key;
    pin.el.querySelector('svg')?.remove();
    const svg = symbol(shapeOf(x.place.kinds), look);
    svg.prepend(s('path', { class: 'sym-halo', d: SHAPE[shapeOf(x.place.kinds)] }));
    pin.el.prepend(svg);
  }

  const at = (x: Shown): Point => map.latLngToLayerPoint([x.place.point[1], x.place.point[0]]).round();

  function attach(pin: Pin): void {
    DomUtil.setPosition(pin.el, at(pin.shown));
    if (!pin.el.isConnected) pane.append(pin.el);
  }

  function onKey(e: KeyboardEvent, id: string): void {
    if (e.key === 'Enter' || e.key === ' ') {
      e.preventDefault();
      e.stopPropagation();
      select?.(id);
      return;
    }
    const dir = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
    if (!dir) return;
    e.preventDefault();
    e.stopPropagation();
    const next = neighbour(id, dir[0]!, dir[1]!);
    if (next) focus(next);
  }

  /** The nearest visible crossing in a direction, within 60° of it. */
  function neighbour(id: string, dx: number, dy: number): string | null {
    const from = at(pins.get(id)!.shown);
    let best: string | null = null;
    let least = Infinity;
    for (const x of visible) {
      const p = at(x).subtract(from);
      const along = p.x * dx + p.y * dy;
      const across = Math.abs(p.x * dy - p.y * dx);
      if (x.place.id === id || along <= 0 || across > along * 1.8) continue;
      const cost = along + 2 * across;
      if (cost < least) [least, best] = [cost, x.place.id];
    }
    return best;
  }

  function focus(id: string): void {
    const pin = pins.get(id);
    if (!pin) return;
    map.panInside([pin.shown.place.point[1], pin.shown.place.point[0]], { padding: [60, 60], animate: false });
    pin.el.focus({ preventScroll: true });
  }

  function declutter(): void {
    const taken: { p: Point; hidden: number; pin: Pin }[] = [];
    visible = [];
    for (const x of order) {
      const pin = pins.get(x.place.id)!;
      const p = at(x);
      const over = taken.find((k) => k.p.distanceTo(p) < SPACE);
      if (over) {
        over.hidden++;
        pin.el.remove();
        continue;
      }
      attach(pin);
      taken.push({ p, hidden: 0, pin });
      visible.push(x);
    }
    for (const k of taken) {
      k.pin.hidden = k.hidden;
      k.pin.el.querySelector('.pin-more')?.remove();
      if (k.hidden) k.pin.el.append(h('span', { class: 'pin-more', 'aria-hidden': 'true' }, `+${num(k.hidden)}`));
    }
    marks();
    onDeclutter();
  }

  function marks(): void {
    if (!visible.some((x) => x.place.id === tabStop)) tabStop = visible.find((x) => x.place.id === selected)?.place.id ?? visible[0]?.place.id ?? '';
    for (const x of visible) {
      const box = pins.get(x.place.id)!.el;
      if (!select) continue;
      box.tabIndex = x.place.id === tabStop ? 0 : -1;
      const { hidden } = pins.get(x.place.id)!;
      box.setAttribute('aria-label', [...describe(x), ...(hidden ? [t('pin.more', { n: hidden })] : [])].join(', '));
      box.setAttribute('aria-pressed', String(x.place.id === selected));
      box.classList.toggle('is-selected', x.place.id === selected);
    }
  }

  map.on('zoomend viewreset', declutter);
  // Two fingers zoom without an animation that would take the pins along.
  map.on('zoom', () => visible.forEach((x) => DomUtil.setPosition(pins.get(x.place.id)!.el, at(x))));
  map.on('zoomanim', (e) => {
    const { center, zoom } = e as ZoomAnimEvent;
    const origin = originAt(map, center, zoom);
    for (const x of visible) DomUtil.setPosition(pins.get(x.place.id)!.el, map.project([x.place.point[1], x.place.point[0]], zoom).subtract(origin).round());
  });
  return {
    render(shown, sel) {
      selected = sel;
      const ids = new Set(shown.map((x) => x.place.id));
      for (const [id, pin] of pins) if (!ids.has(id)) pin.el.remove();
      for (const x of shown) dress(pins.get(x.place.id) ?? make(x), x);
      order = [...shown].sort((a, b) => rank(b, sel) - rank(a, sel) || (a.place.id < b.place.id ? -1 : 1));
      declutter();
    },
    visible: () => visible,
    focus,
  };
}

/** Who is drawn first where two overlap: the chosen, the official, the much used. Never by party. */
export function rank(x: Shown, selected: string): number {
  return (x.place.id === selected ? 100 : 0) + (x.place.official ? 10 : 0) + x.place.kinds.length + ('ABCD'.indexOf(x.place.grade || 'D') < 2 ? 1 : 0);
}
