// The table: exactly the crossings and events that the map shows, sortable by each column.

import type { Ctx, Panel } from '../ctx';
import { h, swap } from '../dom';
import { shapeOf, type Frame } from '../frame';
import { nameIn, num, shortDate, t } from '../i18n';
import { lookOf, symbol } from '../symbols';
import { EVENT_STATUSES } from '../types';
import { actorName, borderName, eventTitle, placeName, statusText } from '../words';

const MOST = 500;
type Cell = { text: string; sort: string | number; node?: Node };
interface Row { id: string; cells: Cell[] }
interface Sort { column: number; down: boolean }

export function tablePanel(el: HTMLElement, ctx: Ctx): Panel {
  const sorts: Record<'crossings' | 'events', Sort> = { crossings: { column: 1, down: false }, events: { column: 0, down: true } };

  function draw(frame: Frame): void {
    swap(el,
      table('crossings', t('table.crossings', { n: frame.crossings.length }), ['table.name', 'table.border', 'table.kind', 'table.control', 'table.since', 'table.votes'], crossingRows(frame)),
      table('events', t('table.events', { n: frame.total }), ['table.date', 'table.what', 'table.border', 'table.actor', 'table.status', 'table.claims'], eventRows(ctx, frame)),
      frame.far && frame.far.pager());
  }

  function table(name: 'crossings' | 'events', caption: string, heads: string[], rows: Row[]): HTMLElement {
    const sort = sorts[name];
    const sorted = rows.sort((a, b) => compare(a.cells[sort.column]!.sort, b.cells[sort.column]!.sort) * (sort.down ? -1 : 1));
    const shown = sorted.slice(0, MOST);
    const selected = ctx.store.get().sel;
    return h('div', { class: 'table-box' }, h('table', { class: `data data-${name}` },
      h('caption', null, caption),
      h('thead', null, h('tr', null, heads.map((key, i) => h('th', { scope: 'col', 'aria-sort': i === sort.column ? (sort.down ? 'descending' : 'ascending') : null },
        h('button', { class: 'sort', type: 'button', 'data-k': `${name}-sort-${i}`, onclick: () => resort(name, i) }, t(key), h('span', { class: 'sort-mark', 'aria-hidden': 'true' }, i === sort.column ? (sort.down ? '↓' : '↑') : '')))))),
      h('tbody', null, shown.map((r) => h('tr', { class: r.id === selected ? 'is-selected' : null },
        r.cells.map((c, i) => (i === (name === 'crossings' ? 0 : 1)
          ? h('th', { scope: 'row' }, h('button', { class: 'link cell-link', type: 'button', 'data-k': `${name}-${r.id}`, onclick: () => ctx.select(r.id) }, h('bdi', null, c.text)))
          : h('td', null, c.node, h('bdi', null, c.text)))))))),
      rows.length > MOST && h('p', { class: 'quiet' }, t('overview.more', { n: rows.length - MOST })));
  }

  function resort(name: 'crossings' | 'events', column: number): void {
    const now = sorts[name];
    sorts[name] = { column, down: now.column === column ? !now.down : false };
    if (name === 'events') ctx.frame().far?.sort(column, sorts[name].down);
    draw(ctx.frame());
  }

  return (_state, frame) => {
    if (ctx.playing() && !frame.settled) return;
    draw(frame);
  };
}

function crossingRows(frame: Frame): Row[] {
  return frame.crossings.map(({ place, control }) => ({
    id: place.id,
    cells: [
      cell(nameIn(place.names)), cell(borderName(place.border)), cell(t(`kind.${shapeOf(place.kinds)}`)),
      { text: statusText(control), sort: statusText(control), node: symbol(shapeOf(place.kinds), lookOf(control), 20) },
      { text: control?.since ? shortDate(control.since) : t('none'), sort: control?.since ?? 0 },
      { text: num(control?.votes.length ?? 0), sort: control?.votes.length ?? 0 },
    ],
  }));
}

function eventRows(ctx: Ctx, frame: Frame): Row[] {
  const { model } = ctx;
  const { cols } = model;
  return Array.from(frame.events, (i) => {
    const id = cols.id(i);
    const e = model.events.get(id);
    const status = EVENT_STATUSES[cols.status[i]!]!;
    return {
      id,
      cells: [
        { text: shortDate(cols.start[i]!), sort: cols.start[i]! },
        cell(e ? eventTitle(model, e) : id),
        cell(e?.border ? borderName(e.border) : e ? placeName(model, e.place, nameIn(e.placeNames)) : ''),
        cell(actorName(cols.actors[cols.actor[i]!] ?? '') || t('none')),
        { text: t(`estatus.${status}`), sort: status, node: h('span', { class: `bead bead-${status}` }) },
        { text: num(e?.claims.length ?? 0), sort: e?.claims.length ?? 0 },
      ],
    };
  });
}

function cell(text: string): Cell {
  return { text, sort: text };
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}
