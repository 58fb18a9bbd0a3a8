// The sheet of narrow screens: three stops, by buttons as well as by dragging; the focus
// never stays under it.

import { h } from './dom';
import { t } from './i18n';
import { icon } from './icons';

const STOPS = ['peek', 'half', 'full'] as const;
export type Stop = (typeof STOPS)[number];

export interface Sheet {
  el: HTMLElement;
  body: HTMLElement;
  set: (stop: Stop) => void;
  stop: () => Stop;
  relabel: () => void;
}

export function sheet(body: HTMLElement, tabs: HTMLElement): Sheet {
  let stop: Stop = 'peek';
  const up = h('button', { class: 'btn sheet-up', type: 'button', onclick: () => set(STOPS[(STOPS.indexOf(stop) + 1) % 3]!) }, icon('up'));
  const grip = h('div', { class: 'sheet-grip', 'aria-hidden': 'true' });
  const el = h('aside', { class: 'sheet' }, h('div', { class: 'sheet-head' }, grip, tabs, up), body);

  function set(next: Stop): void {
    stop = next;
    document.documentElement.dataset['sheet'] = next;
    el.style.removeProperty('--drag');
    relabel();
  }

  function relabel(): void {
    const label = t(stop === 'full' ? 'sheet.shrink' : 'sheet.grow');
    el.setAttribute('aria-label', t('sheet.label'));
    up.setAttribute('aria-label', label);
    up.title = label;
    up.classList.toggle('is-down', stop === 'full');
  }

  let from = 0;
  let height = 0;
  grip.addEventListener('pointerdown', (e) => {
    from = e.clientY;
    height = el.getBoundingClientRect().height;
    grip.setPointerCapture(e.pointerId);
    el.classList.add('is-dragging');
  });
  grip.addEventListener('pointermove', (e) => {
    if (!grip.hasPointerCapture(e.pointerId)) return;
    el.style.setProperty('--drag', `${height + from - e.clientY}px`);
  });
  grip.addEventListener('pointerup', (e) => {
    el.classList.remove('is-dragging');
    const share = (height + from - e.clientY) / innerHeight;
    if (Math.abs(from - e.clientY) < 6) set(STOPS[(STOPS.indexOf(stop) + 1) % 3]!);
    else set(share > 0.72 ? 'full' : share > 0.38 ? 'half' : 'peek');
  });
  // Focus that lands behind the sheet lowers it.
  document.addEventListener('focusin', (e) => {
    if (stop === 'peek' || !(e.target instanceof Element) || el.contains(e.target) || e.target.closest('dialog')) return;
    if (getComputedStyle(el).position !== 'fixed') return;
    const top = el.getBoundingClientRect().top;
    if (e.target.getBoundingClientRect().bottom > top) set('peek');
  });
  set('peek');
  return { el, body, set, stop: () => stop, relabel };
}
