// Parts of panels for very many events: what a sum is, which of the events the table
// shows, and the way to the others.

import { h } from '../dom';
import { num, t } from '../i18n';

export function legend(): HTMLElement {
  return h('p', { class: 'key key-sums' }, h('span', { class: 'key-sum', 'aria-hidden': 'true' }, num(12)), h('span', null, t('many.legend')));
}

/** How many events a page of the table has: more would take longer to lay out than a reader may notice. */
export const PAGE = 50;

/** `words` says where one is, of `from`, `to` and `all`. */
export function pager(words: 'many.page' | 'table.page', offset: number, shown: number, total: number, size: number, turn: (offset: number) => void): HTMLElement {
  const step = (key: string, label: string, to: number, can: boolean) =>
    h('button', { class: 'btn btn-text', type: 'button', 'data-k': key, 'aria-disabled': can ? null : 'true', onclick: () => can && turn(to) }, label);
  return h('nav', { class: 'pager', 'aria-label': t('many.pages') },
    h('p', { class: 'quiet' }, t(words, { from: num(shown ? offset + 1 : 0), to: num(offset + shown), all: num(total) })),
    step('page-back', t('many.back'), Math.max(0, offset - size), offset > 0),
    step('page-on', t('many.on'), offset + size, offset + shown < total));
}
