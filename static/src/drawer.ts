// The drawer under the map: the table and the small multiples, one at a time, loaded
// when first opened.

import type { Ctx, Panel } from './ctx';
import { h } from './dom';
import type { Frame } from './frame';
import { t } from './i18n';
import { more } from './more';
import type { Changed, State } from './state';
import { turns } from './turns';

type View = State['view'];
interface Box { el: HTMLElement; panel: Panel | null }

export function drawerPanel(el: HTMLElement, body: HTMLElement, ctx: Ctx): Panel {
  const tabs = h('div', { class: 'drawer-tabs' });
  el.append(tabs, body);
  const boxes: Partial<Record<View, Box>> = {};

  const load: Record<Exclude<View, ''>, (box: HTMLElement) => Promise<Panel>> = {
    table: async (box) => (await more()).tablePanel(box, ctx),
    borders: async (box) => (await more()).multiplesPanel(box, ctx),
  };

  function tab(view: Exclude<View, ''>, now: View): HTMLElement {
    const open = view === now;
    return h('button', { class: 'tab', type: 'button', 'data-k': `tab-${view}`, 'aria-expanded': String(open), 'aria-controls': 'table', onclick: () => ctx.store.set({ view: open ? '' : view }) }, t(`drawer.${view}`));
  }

  /** Shows what is open once it is there; until then what was open before stays. */
  function show(state: State, frame: Frame, changed: Changed): void {
    if (state.view === '') body.hidden = true;
    const box = state.view === '' ? null : boxes[state.view];
    if (!box?.panel) return;
    body.hidden = false;
    if (body.firstChild !== box.el) body.replaceChildren(box.el);
    box.panel(state, frame, changed);
  }

  const loaded = () => show(ctx.store.get(), ctx.frame(), new Set(['data']));

  return (state, frame, changed) => {
    if (!tabs.firstChild || changed.has('view') || changed.has('lang')) {
      const focused = document.activeElement?.getAttribute('data-k');
      tabs.replaceChildren(tab('table', state.view), tab('borders', state.view));
      if (focused?.startsWith('tab-')) tabs.querySelector<HTMLElement>(`[data-k="${focused}"]`)?.focus();
    }
    document.documentElement.dataset['drawer'] = state.view;
    if (state.view !== '' && !boxes[state.view]) {
      const box: Box = { el: h('div', { class: 'drawer-box' }), panel: null };
      boxes[state.view] = box;
      void load[state.view](box.el).then((panel) => {
        box.panel = panel;
        turns.ask(loaded);
      });
    }
    show(state, frame, changed);
  };
}
