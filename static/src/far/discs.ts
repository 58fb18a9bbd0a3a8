// How marks are drawn: single events as beads, as everywhere; sums as discs with their
// number, the large ones first, so that no small one is hidden.

import { num, currentLang } from '../i18n';
import { layout } from '../layers/beads';
import { token, type Viewport } from '../layers/canvas';
import { paint, type Inks } from '../layers/events';
import type { Mark } from './decode';

/** A mark on the canvas. */
export interface Placed {
  x: number;
  y: number;
  r: number;
  mark: Mark;
}

/** A symbol that marks keep clear of, in pixels of the canvas. */
export interface Ring {
  x: number;
  y: number;
  r: number;
}

const NEAR = 6;

/** The radius of a sum's disc in pixels: it grows with the number's digits. */
export function radius(n: number): number {
  return Math.min(4.5 + 4 * Math.log10(n), 19);
}

/** Places marks on a canvas, in the order in which they are to be drawn. */
export function place(marks: readonly Mark[], v: Viewport, rings: readonly Ring[]): Placed[] {
  const scale = 2 ** v.zoom;
  const at = (m: { x: number; y: number }) => ({ x: m.x * scale - v.origin.x, y: m.y * scale - v.origin.y });
  const seen = marks.filter((m) => {
    const { x, y } = at(m);
    return x > -20 && y > -20 && x < v.width + 20 && y < v.height + 20;
  });
  const ringOf = (p: { x: number; y: number }) => rings.find((r) => Math.hypot(r.x - p.x, r.y - p.y) < NEAR);
  const sums = seen.filter((m) => m.n > 1).map((mark) => {
    const p = at(mark);
    const r = radius(mark.n);
    const ring = ringOf(p);
    // Under the symbol that stands there: its name is beside it.
    return { x: p.x, y: p.y + (ring ? ring.r + r : 0), r, mark };
  }).sort((a, b) => b.r - a.r || a.y - b.y || a.x - b.x);
  const single = seen.filter((m) => m.n === 1).sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1));
  const beads = layout(
    { lon: Float64Array.from(single, (m) => m.x), lat: Float64Array.from(single, (m) => m.y) }, single.map((_, i) => i),
    (y, x) => at({ x, y }), (y, x) => ringOf(at({ x, y }))?.r ?? 0,
  );
  return [...sums, ...beads.map((b) => ({ x: b.x, y: b.y, r: 5, mark: single[b.index]! }))];
}

/** Draws what `place` placed. */
export function draw(g: CanvasRenderingContext2D, placed: readonly Placed[], ink: Inks, selected: string): void {
  g.textAlign = 'center';
  g.textBaseline = 'middle';
  for (const p of placed) {
    const { mark } = p;
    const colour = mark.party ? ink[mark.party] : ink.none;
    if (mark.n === 1) paint(g, p, colour, ink, mark.status ?? 'claimed', mark.vague, mark.id === selected);
    else disc(g, p, colour, ink, mark.id === selected);
  }
}

/** A sum: its number on the ground's colour, in a ring of the side that all are of. */
function disc(g: CanvasRenderingContext2D, p: Placed, colour: string, ink: Inks, selected: boolean): void {
  const circle = (r: number, fill: string) => {
    g.beginPath();
    g.arc(p.x, p.y, r, 0, 7);
    g.fillStyle = fill;
    g.fill();
  };
  if (selected) circle(p.r + 5, ink.ink);
  circle(p.r + 1.4, ink.halo);
  circle(p.r, colour);
  circle(p.r - 2.2, ink.halo);
  g.font = `600 ${p.r < 8 ? 9 : p.r < 13 ? 10 : 11}px ${token('sans')}`;
  g.fillStyle = ink.ink;
  g.fillText(short(p.mark.n), p.x, p.y + 0.5);
}

const formats = new Map<string, Intl.NumberFormat>();

/** A number that fits a disc: 950, 1.2K, 14K. */
function short(n: number): string {
  if (n < 1000) return num(n);
  const lang = currentLang();
  const locale = { en: 'en-GB', fr: 'fr-FR', fa: 'fa-AF', ps: 'fa-AF' }[lang];
  let f = formats.get(lang);
  if (!f) formats.set(lang, (f = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 2 })));
  return f.format(n);
}

/** The mark under a point: what was drawn last. */
export function hitMark(placed: readonly Placed[], x: number, y: number): Placed | null {
  for (let i = placed.length - 1; i >= 0; i--) {
    const p = placed[i]!;
    if (Math.hypot(p.x - x, p.y - y) <= p.r + 3) return p;
  }
  return null;
}
