// Charts in SVG, drawn by hand: the histogram, a strip of spells, month ticks.

import { h, s } from './dom';
import type { Day } from './day';
import { calendar, monthName } from './i18n';
import { EVENT_STATUSES, type Spell } from './types';

/** Stacked bars, one for each bin; the viewBox is bins × 100 and stretches. */
export function bars(counts: readonly Uint32Array[]): SVGSVGElement {
  const n = counts[0]?.length ?? 0;
  const total = Array.from({ length: n }, (_, i) => counts.reduce((a, c) => a + c[i]!, 0));
  // A square-root scale keeps days with one event visible beside days with forty.
  const top = Math.sqrt(Math.max(1, ...total));
  const svg = s('svg', { class: 'bars', viewBox: `0 0 ${Math.max(1, n)} 100`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const d = EVENT_STATUSES.map(() => '');
  for (let i = 0; i < n; i++) {
    if (!total[i]) continue;
    const height = (96 * Math.sqrt(total[i]!)) / top;
    let y = 100;
    for (let k = 0; k < counts.length; k++) {
      const part = (height * counts[k]![i]!) / total[i]!;
      if (part === 0) continue;
      y -= part;
      d[k] += `M${i + 0.12} ${y.toFixed(1)}h.76v${part.toFixed(1)}h-.76z`;
    }
  }
  EVENT_STATUSES.forEach((status, k) => d[k] && svg.append(s('path', { class: `bar bar-${status}`, d: d[k] })));
  return svg;
}

/** The first of each month in the reader's calendar, placed along [first, last]. */
export function ticks(first: Day, last: Day): HTMLElement[] {
  const span = last - first + 1;
  const every = span > 800 ? 12 : span > 400 ? 3 : 1;
  const out: HTMLElement[] = [];
  for (let day = first; day <= last; day++) {
    const { d, m, y } = calendar(day);
    if (d !== 1 || (m - 1) % every !== 0 || (last - day) / span < 0.04) continue;
    const el = h('span', { class: 'tick' }, every === 12 ? String(y) : monthName(day));
    el.style.setProperty('--at', String((day - first) / span));
    out.push(el);
  }
  return out;
}

/** A band of spells over [first, last], with the shown day marked. */
export function strip(spells: readonly Spell[], first: Day, last: Day, day: Day): SVGSVGElement {
  const span = last - first + 1;
  const svg = s('svg', { class: 'strip', viewBox: `0 0 ${span} 20`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  for (const sp of spells) {
    const from = Math.max(sp.from, first);
    const to = Math.min(sp.to, last);
    if (to < from) continue;
    const lean = sp.status === 'contested' ? ` spell-lean-${sp.lean || 'even'}` : '';
    const base = sp.baseline ? ' spell-baseline' : '';
    svg.append(s('rect', { class: `spell spell-${sp.status}${lean}${base}`, x: from - first, y: 4, width: to - from + 1, height: 12 }));
  }
  svg.append(s('rect', { class: 'spell-now', x: day - first + 0.1, y: 0, width: Math.max(0.8, span / 160), height: 20 }));
  return svg;
}

