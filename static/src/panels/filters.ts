// Filters: borders first, then status, kind, type, actor and source. Each is a list of
// check boxes with counts of what the window holds; nothing checked means everything.

import type { Ctx, Panel } from '../ctx';
import { slug, wordsOf } from '../columns';
import { h, swap } from '../dom';
import { shapeOf, type Facets } from '../frame';
import { has, humanise, num, t } from '../i18n';
import { lookOf, look, symbol } from '../symbols';
import type { State } from '../state';
import { BORDERS, EVENT_STATUSES, SHAPES, STATUSES, type Control } from '../types';
import { actorName } from '../words';

type Facet = 'border' | 'kind' | 'status' | 'type' | 'actor' | 'src' | 'layer';
/** What a list is called; two lists share the facet `status`. */
type Group = Facet | 'estatus';
interface Option { value: string; label: string; count: number; mark?: Node }

export function filtersPanel(el: HTMLElement, ctx: Ctx): Panel {
  const open = new Set<Group>(['border', 'status']);

  function toggle(facet: Facet, value: string, on: boolean): void {
    const now = ctx.store.get()[facet];
    ctx.store.set({ [facet]: on ? [...now, value] : now.filter((v) => v !== value) } as Partial<State>);
    if (facet === 'layer') return;
    ctx.announce(t('announce.filtered', { n: ctx.frame().crossings.length }));
  }

  function group(name: Group, state: State, options: Option[]): HTMLElement | null {
    if (options.length === 0) return null;
    const facet: Facet = name === 'estatus' ? 'status' : name;
    const chosen = state[facet].filter((v) => facet !== 'status' || options.some((o) => o.value === v));
    const details = h('details', { class: 'facet', open: open.has(name) || chosen.length > 0 },
      h('summary', { 'data-k': `facet-${name}` }, h('span', null, t(`facet.${name}`)), chosen.length > 0 && h('span', { class: 'facet-n' }, num(chosen.length))),
      h('ul', { class: 'facet-list' }, options.map((o) => h('li', null,
        h('label', { class: 'check' },
          h('input', { type: 'checkbox', 'data-k': `${facet}-${o.value}`, checked: chosen.includes(o.value), onchange: (e: Event) => toggle(facet, o.value, (e.target as HTMLInputElement).checked) }),
          o.mark, h('span', { class: 'check-label', dir: 'auto' }, o.label),
          h('span', { class: 'check-n' }, o.count ? num(o.count) : ''))))));
    details.addEventListener('toggle', () => (details.open ? open.add(name) : open.delete(name)));
    return details;
  }

  return (state, frame, changed) => {
    const keys: (Facet | 'lang' | 'data' | 'control' | 'day' | 'win' | 'known')[] = ['border', 'kind', 'status', 'type', 'actor', 'src', 'layer', 'lang', 'data', 'control', 'day', 'win', 'known'];
    if (el.firstChild && !keys.some((k) => changed.has(k))) return;
    const counts = frame.far?.counts ?? count(ctx, frame.events);
    const words = wordsOf(ctx.model.cols);
    const crossings = ctx.model.crossings;
    const at = ctx.model.controlAt(frame.day, frame.known);
    const active = (['border', 'kind', 'status', 'type', 'actor', 'src'] as const).some((f) => state[f].length > 0);
    swap(el,
      h('div', { class: 'panel-head' }, h('h2', { class: 'panel-title' }, t('filters')),
        active && h('button', { class: 'link', type: 'button', 'data-k': 'clear', onclick: () => ctx.store.set({ border: [], kind: [], status: [], type: [], actor: [], src: [] }) }, t('filters.clear'))),
      group('border', state, BORDERS.map((b) => ({ value: b.a2, label: t(`border.${b.a2}`), count: crossings.filter((c) => c.border === b.id).length }))),
      group('status', state, STATUSES
        .map((v) => ({ value: v, label: t(`status.${v}`), count: tally(at, v, new Set(crossings.map((c) => c.id))), mark: symbol('district', look(v), 18) }))
        .filter((o) => o.count > 0 || !o.value.startsWith('allied') || state.status.includes(o.value))),
      group('kind', state, SHAPES.map((v) => ({ value: v, label: t(`kind.${v}`), count: crossings.filter((c) => shapeOf(c.kinds) === v).length, mark: symbol(v, lookOf(null), 18) })).filter((o) => o.count > 0)),
      group('estatus', state, EVENT_STATUSES.map((v) => ({ value: v, label: t(`estatus.${v}`), count: counts.status.get(v) ?? 0, mark: h('span', { class: `bead bead-${v}` }) }))),
      group('type', state, options(words.types, counts.type, (v) => t(`type.${v}`))),
      group('actor', state, options(words.actors, counts.actor, actorName)),
      group('src', state, options(words.sources, counts.src, (v) => v, slug)),
      group('layer', state, ctx.model.layers.map((l) => ({ value: l.id, label: l.title, count: 0 }))));
  };
}

function options(words: readonly string[], counts: ReadonlyMap<string, number>, label: (v: string) => string, value = (v: string) => v): Option[] {
  return words.filter(Boolean)
    .map((w) => ({ value: value(w), label: has(w) ? t(w) : label(w) || humanise(w), count: counts.get(w) ?? 0 }))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label))
    .slice(0, 60);
}

function tally(at: ReadonlyMap<string, Control> | null, status: string, ids: ReadonlySet<string>): number {
  let n = 0;
  for (const [id, c] of at ?? []) if (c.status === status && ids.has(id)) n++;
  return n;
}

/** Counts over the events of the window. */
function count(ctx: Ctx, events: Int32Array): Facets {
  const { cols } = ctx.model;
  const out = { type: new Map<string, number>(), actor: new Map<string, number>(), src: new Map<string, number>(), status: new Map<string, number>() };
  const up = (m: Map<string, number>, k: string) => m.set(k, (m.get(k) ?? 0) + 1);
  for (const i of events) {
    up(out.type, cols.types[cols.type[i]!]!);
    up(out.actor, cols.actors[cols.actor[i]!]!);
    up(out.status, EVENT_STATUSES[cols.status[i]!]!);
    for (const x of cols.sourcesOf?.(i) ?? [cols.sources[cols.source[i]!]!]) up(out.src, x);
  }
  return out;
}
