// Crossings as markers that can be focused: one tab stop for all, arrow keys between
// them, Enter to open. Where they would overlap, the lower in rank hides behind "+n".

import type { Shown } from '../frame';
import { shapeOf } from '../frame';
import { h, s } from '../dom';
import { nameIn, num } from '../i18n';
import { L, tooltipText, type LMap } from '../map';
import { lookOf, SHAPE, symbol } from '../symbols';

const SPACE = 23;

export interface CrossingLayer {
  render: (shown: readonly Shown[], selected: string) => void;
  /** Those that are drawn, in order, for labels and event rings. */
  visible: () => readonly Shown[];
  focus: (id: string) => void;
}

interface Pin {
  marker: L.Marker;
  el: HTMLElement;
  shown: Shown;
  key: string;
}

export function crossingLayer(map: LMap, describe: (x: Shown) => string[], select: ((id: string) => void) | null, onDeclutter: () => void): CrossingLayer {
  const pins = new Map<string, Pin>();
  let order: Shown[] = [];
  let visible: Shown[] = [];
  let selected = '';
  let tabStop = '';

  function make(x: Shown): Pin {
    const el = h('div', { class: 'pin' });
    const icon = L.divIcon({ html: el, className: 'pin-box', iconSize: [28, 28], iconAnchor: [14, 14] });
    const marker = L.marker([x.place.point[1], x.place.point[0]], { icon, keyboard: false, interactive: select !== null });
    marker.bindTooltip(() => tooltipText(...describe(pins.get(x.place.id)?.shown ?? x)), { direction: 'top', offset: [0, -13], opacity: 1, className: 'map-tip' });
    marker.on('click', () => select?.(x.place.id));
    const pin: Pin = { marker, el, shown: x, key: '' };
    pins.set(x.place.id, pin);
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

  function attach(pin: Pin): void {
    if (map.hasLayer(pin.marker)) return;
    pin.marker.addTo(map);
    const box = pin.marker.getElement();
    if (!box || !select) return;
    box.setAttribute('role', 'button');
    box.dataset['id'] = pin.shown.place.id;
    box.addEventListener('keydown', (e) => onKey(e, pin.shown.place.id));
    box.addEventListener('focus', () => {
      tabStop = pin.shown.place.id;
      marks();
      pin.marker.openTooltip();
    });
    box.addEventListener('blur', () => pin.marker.closeTooltip());
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
    const at = (x: Shown) => map.latLngToLayerPoint([x.place.point[1], x.place.point[0]]);
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
    pin.marker.getElement()?.focus({ preventScroll: true });
  }

  function declutter(): void {
    const taken: { p: L.Point; hidden: number; pin: Pin }[] = [];
    visible = [];
    for (const x of order) {
      const pin = pins.get(x.place.id)!;
      const p = map.latLngToLayerPoint([x.place.point[1], x.place.point[0]]);
      const over = taken.find((k) => k.p.distanceTo(p) < SPACE);
      if (over) {
        over.hidden++;
        pin.marker.remove();
        continue;
      }
      attach(pin);
      taken.push({ p, hidden: 0, pin });
      visible.push(x);
    }
    for (const k of taken) {
      k.pin.el.querySelector('.pin-more')?.remove();
      if (k.hidden) k.pin.el.append(h('span', { class: 'pin-more', 'aria-hidden': 'true' }, `+${num(k.hidden)}`));
    }
    marks();
    onDeclutter();
  }

  function marks(): void {
    if (!visible.some((x) => x.place.id === tabStop)) tabStop = visible.find((x) => x.place.id === selected)?.place.id ?? visible[0]?.place.id ?? '';
    for (const x of visible) {
      const box = pins.get(x.place.id)!.marker.getElement();
      if (!box || !select) continue;
      box.tabIndex = x.place.id === tabStop ? 0 : -1;
      box.setAttribute('aria-label', describe(x).join(', '));
      box.setAttribute('aria-pressed', String(x.place.id === selected));
      box.classList.toggle('is-selected', x.place.id === selected);
    }
  }

  map.on('zoomend', declutter);
  return {
    render(shown, sel) {
      selected = sel;
      const ids = new Set(shown.map((x) => x.place.id));
      for (const [id, pin] of pins) if (!ids.has(id)) pin.marker.remove();
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
