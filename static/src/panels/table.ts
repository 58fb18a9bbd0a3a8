// The table: exactly the crossings and events that the map shows, sortable by each column,
// and a page of them at a time, because laying out more rows would hold the page up.

import type { Ctx, Panel } from '../ctx';
import { h, swap } from '../dom';
import { pager } from '../far/parts';
import { shapeOf, type Frame } from '../frame';
import { nameIn, num, shortDate, t } from '../i18n';
import { lookOf, symbol } from '../symbols';
import { EVENT_STATUSES } from '../types';
import { actorName, borderName, eventTitle, placeName, statusText } from '../words';

const PAGE = 100;
interface Cell { text: string; node?: Node }
/** What a row is sorted by in each column, and its cells, which are made for the rows that are shown. */
interface Row { id: string; sort: (column: number) => string | number; cells: () => Cell[] }
interface Sort { column: number; down: boolean }

export function tablePanel(el: HTMLElement, ctx: Ctx): Panel {
  const sorts: Record<'crossings' | 'events', Sort> = { crossings: { column: 1, down: false }, events: { column: 0, down: true } };
  let offset = 0;

  function draw(frame: Frame): void {
    swap(el,
      table('crossings', t('table.crossings', { n: frame.crossings.length }), ['table.name', 'table.border', 'table.kind', 'table.control', 'table.since', 'table.votes'], crossingRows(frame)),
      table('events', t('table.events', { n: frame.total }), ['table.date', 'table.what', 'table.border', 'table.actor', 'table.status', 'table.claims'], eventRows(ctx, frame)),
      pages(frame));
  }

  /** The way to the other events, if there are others. */
  function pages(frame: Frame): HTMLElement | null {
    if (frame.far) return frame.far.pager();
    const { total } = frame;
    return total > PAGE ? pager('table.page', offset, Math.min(PAGE, total - offset), total, PAGE, (to) => {
      offset = to;
      draw(ctx.frame());
    }) : null;
  }

  function table(name: 'crossings' | 'events', caption: string, heads: string[], rows: Row[]): HTMLElement {
    const sort = sorts[name];
    const all = sorted(rows, sort);
    const shown = name === 'events' ? all.slice(offset, offset + PAGE) : all;
    const selected = ctx.store.get().sel;
    return h('div', { class: 'table-box' }, h('table', { class: `data data-${name}` },
      h('caption', null, caption),
      h('thead', null, h('tr', null, heads.map((key, i) => h('th', { scope: 'col', 'aria-sort': i === sort.column ? (sort.down ? 'descending' : 'ascending') : null },
        h('button', { class: 'sort', type: 'button', 'data-k': `${name}-sort-${i}`, onclick: () => resort(name, i) }, t(key), h('span', { class: 'sort-mark', 'aria-hidden': 'true' }, i === sort.column ? (sort.down ? '↓' : '↑') : '')))))),
      h('tbody', null, shown.map((r) => h('tr', { class: r.id === selected ? 'is-selected' : null },
        r.cells().map((c, i) => (i === (name === 'crossings' ? 0 : 1)
          ? h('th', { scope: 'row' }, h('button', { class: 'link cell-link', type: 'button', 'data-k': `${name}-${r.id}`, onclick: () => ctx.select(r.id) }, h('bdi', null, c.text)))
          : h('td', null, c.node, h('bdi', null, c.text)))))))));
  }

  function resort(name: 'crossings' | 'events', column: number): void {
    const now = sorts[name];
    sorts[name] = { column, down: now.column === column ? !now.down : false };
    if (name === 'events') {
      offset = 0;
      ctx.frame().far?.sort(column, sorts[name].down);
    }
    draw(ctx.frame());
  }

  return (_state, frame) => {
    if (ctx.playing() && !frame.settled) return;
    if (offset >= frame.total || frame.far) offset = 0;
    draw(frame);
  };
}

/** Rows in order; each is asked once what it is sorted by. */
function sorted(rows: readonly Row[], { column, down }: Sort): Row[] {
  return rows.map((row) => ({ row, key: row.sort(column) }))
    .sort((a, b) => compare(a.key, b.key) * (down ? -1 : 1))
    .map((x) => x.row);
}

function crossingRows(frame: Frame): Row[] {
  return frame.crossings.map(({ place, control }) => {
    const cells = (): Cell[] => [
      { text: nameIn(place.names) }, { text: borderName(place.border) }, { text: t(`kind.${shapeOf(place.kinds)}`) },
      { text: statusText(control), node: symbol(shapeOf(place.kinds), lookOf(control), 20) },
      { text: control?.since ? shortDate(control.since) : t('none') },
      { text: num(control?.votes.length ?? 0) },
    ];
    const numbers: Record<number, number> = { 4: control?.since ?? 0, 5: control?.votes.length ?? 0 };
    return { id: place.id, cells, sort: (column) => numbers[column] ?? cells()[column]!.text };
  });
}

function eventRows(ctx: Ctx, frame: Frame): Row[] {
  const { model } = ctx;
  const { cols } = model;
  return Array.from(frame.events, (i) => {
    const id = cols.id(i);
    const e = model.events.get(id);
    const status = EVENT_STATUSES[cols.status[i]!]!;
    const texts: (() => string)[] = [
      () => shortDate(cols.start[i]!),
      () => (e ? eventTitle(model, e) : id),
      () => (e?.border ? borderName(e.border) : e ? placeName(model, e.place, nameIn(e.placeNames)) : ''),
      () => actorName(cols.actors[cols.actor[i]!] ?? '') || t('none'),
      () => t(`estatus.${status}`),
      () => num(e?.claims.length ?? 0),
    ];
    const keys: Record<number, string | number> = { 0: cols.start[i]!, 4: status, 5: e?.claims.length ?? 0 };
    return {
      id, sort: (column) => keys[column] ?? texts[column]!(),
      cells: () => texts.map((text, k) => ({ text: text(), ...(k === 4 && { node: h('span', { class: `bead bead-${status}` }) }) })),
    };
  });
}

const words = new Intl.Collator();

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b));
}
