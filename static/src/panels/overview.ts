// The detail panel while nothing is chosen: the day in one sentence, each border's
// crossings in a row, and what is said to have happened in the window.

import type { Ctx } from '../ctx';
import { h } from '../dom';
import { shapeOf, type Frame } from '../frame';
import { date, nameIn, shortDate, t } from '../i18n';
import { partyOf } from '../palette';
import { lookOf, symbol } from '../symbols';
import { BORDERS, EVENT_STATUSES } from '../types';
import { borderName, describeCrossing, eventTitle, knownText, statusText } from '../words';

const MOST = 40;

export function overview(ctx: Ctx, frame: Frame): HTMLElement[] {
  return [
    h('header', { class: 'detail-head overview-head' }, h('div', null,
      h('h2', { class: 'detail-title', tabindex: -1, id: 'detail-title', 'data-k': 'title' }, date(frame.day)),
      h('p', { class: 'detail-facts' }, knownText(frame.known)))),
    h('p', { class: 'lede' }, sentence(frame)),
    byBorder(ctx, frame),
    happened(ctx, frame, t('overview.events', { n: frame.total, days: ctx.store.get().win }), frame.events),
  ];
}

/** "Of 25 crossings, the Taliban are said to hold 12, the government 11. 2 are contested." */
function sentence(frame: Frame): string {
  const n = { government: 0, taliban: 0, contested: 0, none: 0, militia: 0 };
  let assumed = 0;
  for (const x of frame.crossings) {
    if (!x.control) continue;
    n[partyOf(x.control.status)]++;
    if (x.control.flags.includes('baseline')) assumed++;
  }
  const all = frame.crossings.length;
  return [
    t('overview.lede', { n: all, taliban: n.taliban, government: n.government }),
    n.contested > 0 ? t('overview.contested', { n: n.contested }) : '',
    n.none > 0 ? t('overview.unknown', { n: n.none }) : '',
    assumed > 0 ? t('overview.assumed', { n: assumed }) : '',
  ].filter(Boolean).join(' ');
}

function byBorder(ctx: Ctx, frame: Frame): HTMLElement {
  const rows = BORDERS.map((b) => ({ b, list: frame.crossings.filter((x) => x.place.border === b.id) })).filter((r) => r.list.length > 0);
  return h('section', { class: 'block', 'aria-labelledby': 'byborder-title' },
    h('h3', { class: 'block-title', id: 'byborder-title' }, t('overview.byBorder')),
    h('ul', { class: 'border-rows' }, rows.map(({ b, list }) => h('li', { class: 'border-row' },
      h('button', { class: 'link border-name', type: 'button', 'data-k': `b-${b.id}`, onclick: () => ctx.select(b.id) }, borderName(b.id)),
      h('span', { class: 'border-pins' }, list.map((x) => h('button', {
        class: 'mini', type: 'button', 'data-k': `p-${x.place.id}`, title: `${nameIn(x.place.names)}: ${statusText(x.control)}`,
        'aria-label': describeCrossing(x).join(', '), onclick: () => ctx.select(x.place.id),
      }, symbol(shapeOf(x.place.kinds), lookOf(x.control), 22))))))));
}

export function happened(ctx: Ctx, frame: Frame, title: string, events: ArrayLike<number>): HTMLElement {
  const { model } = ctx;
  const newest = Array.from(events).reverse().slice(0, MOST);
  return h('section', { class: 'block', 'aria-labelledby': 'events-title' },
    h('h3', { class: 'block-title', id: 'events-title' }, title),
    newest.length === 0 && h('p', { class: 'quiet' }, t('overview.noEvents')),
    h('ol', { class: 'event-list' }, newest.map((i) => {
      const id = model.cols.id(i);
      const e = model.events.get(id);
      const status = EVENT_STATUSES[model.cols.status[i]!]!;
      return h('li', null, h('button', { class: 'event-row', type: 'button', 'data-k': `e-${id}`, onclick: () => ctx.select(id) },
        h('span', { class: 'event-date' }, shortDate(model.cols.start[i]!)),
        h('span', { class: `bead bead-${status}` }),
        h('span', { class: 'event-title', dir: 'auto' }, e ? eventTitle(model, e) : id),
        h('span', { class: 'event-status' }, t(`estatus.${status}`))));
    })),
    frame.total > newest.length && h('p', { class: 'quiet' }, t('overview.more', { n: frame.total - newest.length })));
}
