// The legend: what colour, glyph and shape say. It is also the colour-blind's table, so
// every row has words.

import type { Panel } from '../ctx';
import { h, s, swap } from '../dom';
import { t } from '../i18n';
import { look, symbol, type Look } from '../symbols';
import { EVENT_STATUSES, SHAPES } from '../types';

/** A piece of land with a province's shade. */
function swatch(look: string): SVGSVGElement {
  return s('svg', { class: 'key-shade', width: 22, height: 16, 'aria-hidden': 'true', focusable: 'false' },
    s('rect', { class: `shade shade-${look}`, width: 22, height: 16 }));
}

export function legendPanel(el: HTMLElement): Panel {
  let sums = false;
  return (_state, frame, changed) => {
    if (el.firstChild && !changed.has('lang') && sums === (frame.far !== null)) return;
    sums = frame.far !== null;
    const row = (l: Look, label: string) => h('li', { class: 'key' }, symbol('district', l, 20), h('span', null, label));
    swap(el,
      h('h2', { class: 'panel-title' }, t('legend')),
      h('h3', { class: 'key-title' }, t('legend.status')),
      h('ul', { class: 'keys' },
        row(look('government'), t('status.government')),
        row(look('government', '', true), t('status.baseline')),
        row(look('taliban'), t('status.taliban')),
        row(look('taliban-claimed'), t('status.taliban-claimed')),
        row(look('government-claimed'), t('status.government-claimed')),
        row(look('contested'), t('status.contested')),
        row(look('unknown'), t('status.unknown')),
        row(look('closed'), t('status.closed'))),
      h('h3', { class: 'key-title' }, t('legend.kind')),
      h('ul', { class: 'keys keys-two' },
        SHAPES.filter((x) => x !== 'port' && x !== 'district').map((x) => h('li', { class: 'key' }, symbol(x, look('unknown'), 20), h('span', null, t(`kind.${x}`))))),
      h('h3', { class: 'key-title' }, t('legend.events')),
      h('ul', { class: 'keys keys-two' },
        EVENT_STATUSES.map((x) => h('li', { class: 'key' }, h('span', { class: `bead bead-${x}` }), h('span', null, t(`estatus.${x}`))))),
      frame.far && frame.far.legend(),
      h('h3', { class: 'key-title' }, t('legend.areas')),
      h('ul', { class: 'keys' },
        h('li', { class: 'key' }, h('span', { class: 'key-line' }), h('span', null, t('legend.border')))),
      h('h3', { class: 'key-title' }, t('legend.shade')),
      h('ul', { class: 'keys' },
        (['taliban', 'taliban-claimed', 'contested', 'none'] as const).map((x) => h('li', { class: 'key' }, swatch(x), h('span', null, t(x === 'none' ? 'legend.bare' : `status.${x}`))))));
  };
}
