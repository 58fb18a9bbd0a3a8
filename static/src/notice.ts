// What the reader must know of the connection: parts that did not load, a bad address,
// and whether the live stream runs.

import type { Ctx } from './ctx';
import { h, swap } from './dom';
import { t } from './i18n';
import type { LiveState } from './live';

export function notice(el: HTMLElement, ctx: Ctx): (bad: string[]) => void {
  let dismissed = '';
  return (bad) => {
    const { failed, api } = ctx.model;
    const parts = [...failed].map((f) => t(`part.${f}`));
    const lines: string[] = [];
    if (!api.online) lines.push(t('notice.offline'));
    if (parts.length) lines.push(t('notice.failed', { parts: parts.join(t('list.and')) }));
    if (bad.length) lines.push(t('notice.bad', { names: bad.join(', ') }));
    const key = lines.join('|');
    el.hidden = key === '' || key === dismissed;
    if (el.dataset['key'] === key) return;
    el.dataset['key'] = key;
    swap(el,
      h('div', null, lines.map((l) => h('p', null, l))),
      parts.length > 0 && retry(ctx),
      h('button', { class: 'btn btn-text', type: 'button', onclick: () => { dismissed = key; el.hidden = true; } }, t('close')),
    );
  };
}

function retry(ctx: Ctx): HTMLElement {
  return h('button', { class: 'btn btn-text', type: 'button', onclick: () => again(ctx) }, t('notice.retry'));
}

function again({ model, store }: Ctx): void {
  model.forget();
  store.touch('control');
  void model.load();
}

export function liveDot(): { el: HTMLElement; set: (s: LiveState) => void } {
  const text = h('span', { class: 'live-text' });
  const el = h('span', { class: 'live', role: 'img' }, h('span', { class: 'live-dot' }), text);
  return {
    el,
    set(state) {
      el.dataset['state'] = state;
      text.textContent = t(`live.${state}`);
      el.setAttribute('aria-label', t(`live.${state}Hint`));
      el.title = t(`live.${state}Hint`);
    },
  };
}
