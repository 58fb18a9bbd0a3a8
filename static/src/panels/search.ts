// Search over places, actors, events and dispatches in four languages: a combobox with a
// list box, after the ARIA pattern.

import type { Ctx } from '../ctx';
import { h } from '../dom';
import { find, fold, type Entry } from '../fold';
import { nameIn, shortDate, t } from '../i18n';
import { icon } from '../icons';
import { actorName, borderName, eventTitle } from '../words';

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
  let found: Entry[] = [];
  let active = -1;

  function prepare(): void {
    const key = `${ctx.model.places.size}|${ctx.model.events.size}|${ctx.store.get().lang}`;
    if (key === made) return;
    made = key;
    entries = build(ctx);
  }

  function show(): void {
    found = find(entries, input.value);
    active = found.length ? 0 : -1;
    list.replaceChildren(...found.map((e, i) => h('li', {
      role: 'option', id: `search-${i}`, class: 'search-item', 'aria-selected': String(i === active),
      onmousedown: (ev: Event) => ev.preventDefault(), onclick: () => choose(e),
    }, h('bdi', { class: 'search-label' }, e.label), h('span', { class: 'search-hint' }, e.hint))));
    if (input.value.trim() && found.length === 0) list.append(h('li', { class: 'search-item search-none', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, t('search.none')));
    open(input.value.trim() !== '');
    mark();
    if (input.value.trim()) ctx.announce(t('search.found', { n: found.length }));
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
    input.value = '';
    ctx.store.set({ q: '' }, 'replace');
    if (e.kind === 'actor') ctx.store.set({ actor: [e.id] });
    else ctx.select(e.id);
    ctx.focusDetail();
  }

  input.addEventListener('focus', prepare);
  input.addEventListener('input', () => {
    prepare();
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

function build(ctx: Ctx): Entry[] {
  const { model } = ctx;
  const out: Entry[] = [];
  for (const p of model.places.values()) {
    const keys = [...Object.values(p.names), ...p.aliases].map(fold);
    if (p.kind === 'border') keys.push(fold(borderName(p.id)));
    if (p.kind === 'country') continue;
    const label = p.kind === 'border' ? t('border.with', { name: borderName(p.id) }) : nameIn(p.names);
    out.push({ id: p.id, label, hint: t(`placeKind.${p.kind}`), kind: p.kind, keys });
  }
  for (const a of model.cols.actors) if (a) out.push({ id: a, label: actorName(a), hint: t('placeKind.actor'), kind: 'actor', keys: [fold(actorName(a)), fold(a)] });
  const seen = new Set<string>();
  for (const e of model.events.values()) {
    const title = eventTitle(model, e);
    out.push({ id: e.id, label: title, hint: shortDate(e.start), kind: 'event', keys: [fold(title), ...Object.values(e.title).map(fold), ...e.claims.map((c) => fold(c.claimant))] });
    for (const c of e.claims) {
      if (seen.has(c.dispatch)) continue;
      seen.add(c.dispatch);
      out.push({ id: e.id, label: `${c.agency} · ${shortDate(c.published.to ?? c.published.from ?? e.start)}`, hint: t('placeKind.dispatch'), kind: 'dispatch', keys: [fold(c.dispatch), fold(c.agency)] });
    }
  }
  return out;
}
