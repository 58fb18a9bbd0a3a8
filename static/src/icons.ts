// Line icons of the controls; decoration, so hidden from assistive technology.

import { s } from './dom';

const D = {
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z',
  back: 'M15 5l-7 7 7 7',
  on: 'M9 5l7 7-7 7',
  close: 'M6 6l12 12M18 6L6 18',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M15.5 15.5L20 20',
  share: 'M12 3v12M7.5 7L12 3l4.5 4M5 12v8h14v-8',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8M12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.8 1.8M17.2 17.2L19 19M19 5l-1.8 1.8M6.8 17.2L5 19',
  moon: 'M19 14.5A8 8 0 1 1 9.5 5a6.5 6.5 0 0 0 9.5 9.5z',
  auto: 'M12 3a9 9 0 1 1 0 18zM12 3a9 9 0 0 0 0 18',
  filter: 'M4 6h16M7 12h10M10 18h4',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9',
  compare: 'M12 3v18M4 6h5v12H4M20 6h-5v12h5',
  home: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  help: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5',
  up: 'M5 15l7-7 7 7',
  out: 'M8 5h11v11M19 5L6 18',
} as const;

export type Icon = keyof typeof D;

export function icon(name: Icon): SVGSVGElement {
  const solid = name === 'play' || name === 'pause';
  const flip = name === 'back' || name === 'on' || name === 'play' ? ' icon-flip' : '';
  return s('svg', { class: `icon${solid ? ' icon-solid' : ''}${flip}`, viewBox: '0 0 24 24', width: 20, height: 20, 'aria-hidden': 'true', focusable: 'false' },
    s('path', { d: D[name] }));
}
