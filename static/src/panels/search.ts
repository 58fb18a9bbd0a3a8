// Search over places, actors, events and dispatches in four languages: a combobox with a
// list box, after the ARIA pattern.

import type { Ctx } from '../ctx';
import { h } from '../dom';
import type { Entry } from '../fold';
import { t } from '../i18n';
import { icon } from '../icons';
import { more } from '../more';
import type { RemoteSearch } from '../remote-search';

export interface Search {
  el: HTMLElement;
  focus: () => void;
  relabel: () => void;
  sync: (q: string) => void;
}

export function searchBox(ctx: Ctx): Search {
  const input = h('input', { type: 'search', class: 'search-input', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'search-list', 'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false', dir: 'auto' });
  const list = h('ul', { class: 'search-list', role: 'listbox', id: 'search-list', hidden: true });
  const el = h('div', { class: 'search', role: 'search' }, icon('search'), input, list);
  let entries: Entry[] = [];
  let made = '';
  let extras: typeof import('../extras') | null = null;
  let remote: RemoteSearch | null = null;
  let found: Entry[] = [];
  let active = -1;

  /** Brings the list up to date; what it is made with, and the dispatches, come late. */
  async function prepare(): Promise<void> {
    extras = await more();
    if (ctx.model.large) remote ??= new extras.RemoteSearch(ctx.model, () => document.activeElement === input && show(found[active]?.id));
    await extras.loadDispatches(ctx.model);
    const { places, events, dispatches } = ctx.model;
    const key = `${places.size}|${events.size}|${dispatches.size}|${ctx.store.get().lang}`;
    if (key === made) return;
    made = key;
    entries = extras.searchEntries(ctx.model);
    if (input.value.trim() && document.activeElement === input) show();
  }

  /** The best entries; events are the server's where it has them. */
  function matches(): Entry[] {
    const here = extras ? extras.find(entries, input.value) : [];
    if (!remote) return here;
    remote.ask(input.value, ctx.frame().known);
    return [...here.filter((e) => e.kind !== 'event'), ...remote.found()];
  }

  /** Shows what is found; `stay` is marked where it still is. */
  function show(stay = ''): void {
    found = matches();
    active = found.length ? Math.max(0, found.findIndex((e) => e.id === stay)) : -1;
    list.replaceChildren(...found.map((e, i) => h('li', {
      role: 'option', id: `search-${i}`, class: 'search-item', 'aria-selected': String(i === active),
      onmousedown: (ev: Event) => ev.preventDefault(), onclick: () => choose(e),
    }, h('bdi', { class: 'search-label' }, e.label), h('span', { class: 'search-hint' }, e.hint))));
    const waiting = remote?.waiting === true;
    if (made && input.value.trim() && (found.length === 0 || waiting)) list.append(h('li', { class: 'search-item search-none', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, t(waiting ? 'status.waiting' : 'search.none')));
    open(input.value.trim() !== '');
    mark();
    if (input.value.trim() && !waiting) ctx.announce(t('search.found', { n: found.length }));
  }

  function open(yes: boolean): void {
    list.hidden = !yes;
    input.setAttribute('aria-expanded', String(yes));
    if (!yes) input.removeAttribute('aria-activedescendant');
  }

  function mark(): void {
    list.querySelectorAll('[role=option]').forEach((li, i) => li.setAttribute('aria-selected', String(i === active)));
    if (active >= 0 && !list.hidden) input.setAttribute('aria-activedescendant', `search-${active}`);
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  }

  function choose(e: Entry): void {
    open(false);
    remote?.take(e.id);
    input.value = '';
    ctx.store.set({ q: '' }, 'replace');
    if (e.kind === 'actor') ctx.store.set({ actor: [e.id] });
    else ctx.select(e.id);
    ctx.focusDetail();
  }

  input.addEventListener('focus', () => void prepare());
  input.addEventListener('input', () => {
    void prepare();
    show();
    ctx.store.set({ q: input.value.trim() }, 'replace');
  });
  input.addEventListener('blur', () => open(false));
  input.addEventListener('keydown', (ev) => {
    if (ev.key === 'ArrowDown' || ev.key === 'ArrowUp') {
      ev.preventDefault();
      if (list.hidden) return show();
      active = (active + (ev.key === 'ArrowDown' ? 1 : -1) + found.length) % Math.max(1, found.length);
      mark();
    } else if (ev.key === 'Enter' && found[active]) {
      choose(found[active]!);
    } else if (ev.key === 'Escape') {
      if (!list.hidden) ev.stopPropagation();
      open(false);
    }
  });

  return {
    el,
    focus: () => input.focus(),
    relabel: () => {
      input.placeholder = t('search.placeholder');
      input.setAttribute('aria-label', t('search.label'));
      list.setAttribute('aria-label', t('search.label'));
    },
    sync: (q) => {
      if (document.activeElement !== input && input.value !== q) input.value = q;
    },
  };
}
