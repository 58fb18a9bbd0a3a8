// Narrow screens: the side panels become tabs, of a sheet on telephones and of one column
// on tablets; wide screens get them back.

import type { Ctx } from './ctx';
import { h } from './dom';
import { t } from './i18n';
import { sheet } from './sheet';
import type { Shell } from './shell';

type Tab = 'detail' | 'filters' | 'table';

export interface Mobile {
  on: () => boolean;
  open: (tab: Tab) => void;
  /** Where the sheet begins, in pixels from the top of the window. */
  top: () => number;
  relabel: () => void;
}

export function mobile(shell: Shell, ctx: Ctx): Mobile {
  const narrow = matchMedia('(max-width: 999px)');
  const body = h('div', { class: 'sheet-body' });
  const tabs = h('div', { class: 'sheet-tabs' });
  const panel = sheet(body, tabs);
  const homes = new Map<HTMLElement, HTMLElement>([[shell.detail, shell.detail.parentElement!], [shell.filters, shell.filters.parentElement!], [shell.legend, shell.legend.parentElement!], [shell.drawer, shell.drawer.parentElement!]]);
  let tab: Tab = 'detail';
  let on = false;

  function show(next: Tab): void {
    tab = next;
    if (!on) return;
    const parts: Record<Tab, HTMLElement[]> = { detail: [shell.detail], filters: [shell.filters, shell.legend], table: [shell.drawer] };
    body.replaceChildren(...parts[tab]);
    if (tab === 'table' && ctx.store.get().view === '') ctx.store.set({ view: 'table' }, 'replace');
    relabel();
  }

  function relabel(): void {
    panel.relabel();
    tabs.replaceChildren(...(['detail', 'filters', 'table'] as const).map((x) =>
      h('button', { class: 'tab', type: 'button', 'data-k': `sheet-${x}`, 'aria-pressed': String(x === tab), onclick: () => {
        show(x);
        if (panel.stop() === 'peek') panel.set('half');
        tabs.querySelector<HTMLElement>(`[data-k="sheet-${x}"]`)?.focus();
      } }, t(`sheet.${x}`))));
  }

  function arrange(): void {
    on = narrow.matches && !ctx.store.get().embed;
    document.documentElement.dataset['narrow'] = String(on);
    if (on) {
      document.getElementById('app')!.append(panel.el);
      show(tab);
    } else {
      panel.el.remove();
      for (const [el, home] of homes) home.append(el);
    }
  }
  narrow.addEventListener('change', arrange);
  arrange();
  return {
    on: () => on,
    open(next) {
      if (!on) return;
      show(next);
      if (panel.stop() === 'peek') panel.set('half');
    },
    top: () => (on ? panel.el.getBoundingClientRect().top : innerHeight),
    relabel,
  };
}
