// Symbols as path data, good for SVG and for canvas. Shape says the kind of crossing,
// colour and inner glyph say the status. All are drawn around (0, 0) in a box of 28.

import { s } from './dom';
import type { Control, Shape, Status } from './types';

const polygon = (n: number, r: number, turn: number): string => {
  const pts = Array.from({ length: n }, (_, i) => {
    const a = ((i + turn) / n) * 2 * Math.PI - Math.PI / 2;
    return `${(r * Math.cos(a)).toFixed(2)} ${(r * Math.sin(a)).toFixed(2)}`;
  });
  return `M${pts.join('L')}Z`;
};

export const SHAPE: Record<Shape, string> = {
  road: 'M-8.5-8.5H8.5V8.5H-8.5Z',
  bridge: 'M0-11.5L11.5 0L0 11.5L-11.5 0Z',
  rail: polygon(6, 10.8, 0.5),
  pass: 'M0-10.5L11 8.5H-11Z',
  district: 'M0-9.8A9.8 9.8 0 0 1 0 9.8A9.8 9.8 0 0 1 0-9.8Z',
  port: polygon(5, 11, 0),
};

const DOT = 'M0-3.2A3.2 3.2 0 0 1 0 3.2A3.2 3.2 0 0 1 0-3.2Z';
const BAR = 'M-5.5-1.6H5.5V1.6H-5.5Z';
const TRIANGLE = 'M0-4L4.2 3.4H-4.2Z';

export interface Look {
  /** Class names that css/symbols.css colours. */
  body: string;
  glyph: { d: string; cls: string } | null;
}

/** How a status looks: solid where more than the holder says so, hollow where only it does. */
export function look(status: Status | 'militia' | 'closed', lean = '', baseline = false): Look {
  switch (status) {
    case 'government': return { body: baseline ? 'sym-gov-base' : 'sym-gov', glyph: null };
    case 'government-claimed': return { body: 'sym-gov-claim', glyph: null };
    case 'taliban': return { body: 'sym-tal', glyph: { d: DOT, cls: 'glyph-dot' } };
    case 'taliban-claimed': return { body: 'sym-tal-claim', glyph: { d: DOT, cls: 'glyph-tal' } };
    case 'contested': return { body: `sym-con sym-con-${lean === 'taliban' || lean === 'government' ? lean : 'even'}`, glyph: null };
    case 'allied': case 'militia': return { body: 'sym-mil', glyph: { d: TRIANGLE, cls: 'glyph-dot' } };
    case 'allied-claimed': return { body: 'sym-mil-claim', glyph: { d: TRIANGLE, cls: 'glyph-mil' } };
    case 'closed': return { body: 'sym-closed', glyph: { d: BAR, cls: 'glyph-bar' } };
    default: return { body: 'sym-none', glyph: null };
  }
}

export function lookOf(control: Control | null): Look {
  if (!control) return look('unknown');
  const base = look(control.status, control.lean, control.flags.includes('baseline'));
  return control.closed && !base.glyph ? { ...base, glyph: { d: BAR, cls: 'glyph-closed' } } : base;
}

/**
 * How a province is shaded: by who holds its capital, by the same rule. Where nobody has
 * spoken of the capital the land stays bare. A class of css/map.css.
 */
export function shade(c: Control | null | undefined): string {
  return !c || c.status === 'unknown' || c.flags.includes('baseline') ? 'none' : c.status;
}

/** A symbol as an SVG element of the given size in CSS pixels; decoration only. */
export function symbol(shape: Shape, l: Look, size = 28): SVGSVGElement {
  return s('svg', { class: 'sym', viewBox: '-14 -14 28 28', width: size, height: size, 'aria-hidden': 'true', focusable: 'false' },
    s('path', { class: `sym-body ${l.body}`, d: SHAPE[shape] }),
    l.glyph && s('path', { class: l.glyph.cls, d: l.glyph.d }));
}

/** The patterns of contested symbols and of shaded provinces; placed once in the page. */
export function patterns(): SVGSVGElement {
  const hatch = (id: string, gov: number, tal: number) =>
    s('pattern', { id, width: 8, height: 8, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      s('rect', { class: 'hatch-ground', width: 8, height: 8 }),
      s('rect', { class: 'hatch-gov', width: gov, height: 8 }),
      s('rect', { class: 'hatch-tal', x: 4, width: tal, height: 8 }));
  const lines = (id: string, turn: number, cls: string, width: number, also?: string) =>
    s('pattern', { id, width: 10, height: 10, patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${turn})` },
      s('rect', { class: cls, width, height: 10 }), also && s('rect', { class: also, x: 5, width, height: 10 }));
  return s('svg', { class: 'defs', width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false' },
    s('defs', null, hatch('hatch-even', 1.8, 1.8), hatch('hatch-taliban', 1, 2.6), hatch('hatch-government', 2.6, 1),
      lines('shade-government', 45, 'hatch-gov', 2), lines('shade-taliban', -45, 'hatch-tal', 2), lines('shade-allied', 90, 'hatch-mil', 2), lines('shade-contested', 45, 'hatch-gov', 3, 'hatch-tal')));
}
