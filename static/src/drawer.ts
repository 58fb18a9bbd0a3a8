// The drawer under the map: the table and the small multiples, one at a time, loaded
// when first opened.

import type { Ctx, Panel } from './ctx';
import { h } from './dom';
import { t } from './i18n';
import type { State } from './state';
import { more } from './more';

type View = State['view'];

export function drawerPanel(el: HTMLElement, body: HTMLElement, ctx: Ctx): Panel {
  const tabs = h('div', { class: 'drawer-tabs' });
  el.append(tabs, body);
  const boxes: Partial<Record<View, { el: HTMLElement; panel: Panel | null }>> = {};

  const load: Record<Exclude<View, ''>, (box: HTMLElement) => Promise<Panel>> = {
    table: async (box) => (await more()).tablePanel(box, ctx),
    borders: async (box) => (await more()).multiplesPanel(box, ctx),
  };

  function tab(view: Exclude<View, ''>, now: View): HTMLElement {
    const open = view === now;
    return h('button', { class: 'tab', type: 'button', 'data-k': `tab-${view}`, 'aria-expanded': String(open), 'aria-controls': 'table', onclick: () => ctx.store.set({ view: open ? '' : view }) }, t(`drawer.${view}`));
  }

  return (state, frame, changed) => {
    if (!tabs.firstChild || changed.has('view') || changed.has('lang')) {
      const focused = document.activeElement?.getAttribute('data-k');
      tabs.replaceChildren(tab('table', state.view), tab('borders', state.view));
      if (focused?.startsWith('tab-')) tabs.querySelector<HTMLElement>(`[data-k="${focused}"]`)?.focus();
    }
    document.documentElement.dataset['drawer'] = state.view;
    body.hidden = state.view === '';
    if (state.view === '') return;
    const view = state.view;
    let box = boxes[view];
    if (!box) {
      const made = h('div', { class: 'drawer-box' });
      const entry: { el: HTMLElement; panel: Panel | null } = { el: made, panel: null };
      boxes[view] = box = entry;
      void load[view](made).then((panel) => {
        entry.panel = panel;
        panel(ctx.store.get(), ctx.frame(), new Set(['data']));
      });
    }
    if (body.firstChild !== box.el) body.replaceChildren(box.el);
    box.panel?.(state, frame, changed);
  };
}
