// The table: exactly the crossings and events that the map shows, sortable by each column,
// and a page of them at a time, because laying out more rows would hold the page up. Crossings
// and events are drawn one after the other for the same reason.

import type { Ctx, Panel } from '../ctx';
import { h, swap } from '../dom';
import { PAGE, pager } from '../far/parts';
import { shapeOf, type Frame } from '../frame';
import { nameIn, num, shortDate, t } from '../i18n';
import { lookOf, symbol } from '../symbols';
import { EVENT_STATUSES, type Ev } from '../types';
import { turns } from '../turns';
import { actorName, borderName, eventTitle, placeName, statusText } from '../words';

interface Cell { text: string; node?: Node }
/** Rows by number: what each is sorted by in a column, and its cells, which are asked for where it is shown. */
interface Rows { n: number; id: (k: number) => string; sort: (k: number, column: number) => string | number; cells: (k: number) => Cell[] }
interface Sort { column: number; down: boolean }

export function tablePanel(el: HTMLElement, ctx: Ctx): Panel {
  const sorts: Record<'crossings' | 'events', Sort> = { crossings: { column: 1, down: false }, events: { column: 0, down: true } };
  const parts = { crossings: h('div'), events: h('div') };
  el.append(parts.crossings, parts.events);
  let offset = 0;

  function drawCrossings(): void {
    const frame = ctx.frame();
    swap(parts.crossings, table('crossings', t('table.crossings', { n: frame.crossings.length }), ['table.name', 'table.border', 'table.kind', 'table.control', 'table.since', 'table.votes'], crossingRows(frame)));
  }

  function drawEvents(): void {
    const frame = ctx.frame();
    if (offset >= frame.total || frame.far) offset = 0;
    swap(parts.events,
      table('events', t('table.events', { n: frame.total }), ['table.date', 'table.what', 'table.border', 'table.actor', 'table.status', 'table.claims'], eventRows(ctx, frame)),
      pages(frame));
  }

  /** The way to the other events, if there are others. */
  function pages(frame: Frame): HTMLElement | null {
    if (frame.far) return frame.far.pager();
    const { total } = frame;
    return total > PAGE ? pager('table.page', offset, Math.min(PAGE, total - offset), total, PAGE, (to) => {
      offset = to;
      drawEvents();
    }) : null;
  }

  function table(name: 'crossings' | 'events', caption: string, heads: string[], rows: Rows): HTMLElement {
    const sort = sorts[name];
    const all = sorted(rows, sort);
    const shown = name === 'events' ? all.slice(offset, offset + PAGE) : all;
    const selected = ctx.store.get().sel;
    return h('div', { class: 'table-box' }, h('table', { class: `data data-${name}` },
      h('caption', null, caption),
      h('thead', null, h('tr', null, heads.map((key, i) => h('th', { scope: 'col', 'aria-sort': i === sort.column ? (sort.down ? 'descending' : 'ascending') : null },
        h('button', { class: 'sort', type: 'button', 'data-k': `${name}-sort-${i}`, onclick: () => resort(name, i) }, t(key), h('span', { class: 'sort-mark', 'aria-hidden': 'true' }, i === sort.column ? (sort.down ? '↓' : '↑') : '')))))),
      h('tbody', null, shown.map((k) => h('tr', { class: rows.id(k) === selected ? 'is-selected' : null },
        rows.cells(k).map((c, i) => (i === (name === 'crossings' ? 0 : 1)
          ? h('th', { scope: 'row' }, h('button', { class: 'link cell-link', type: 'button', 'data-k': `${name}-${rows.id(k)}`, onclick: () => ctx.select(rows.id(k)) }, h('bdi', null, c.text)))
          : h('td', null, c.node, h('bdi', null, c.text)))))))));
  }

  function resort(name: 'crossings' | 'events', column: number): void {
    const now = sorts[name];
    sorts[name] = { column, down: now.column === column ? !now.down : false };
    if (name === 'crossings') return drawCrossings();
    offset = 0;
    ctx.frame().far?.sort(column, sorts[name].down);
    drawEvents();
  }

  return (_state, frame) => {
    if (ctx.playing() && !frame.settled) return;
    drawCrossings();
    turns.ask(drawEvents);
  };
}

/** The rows' numbers in order; each row is asked once what it is sorted by. */
function sorted(rows: Rows, { column, down }: Sort): number[] {
  const keys = Array.from({ length: rows.n }, (_, k) => rows.sort(k, column));
  return [...keys.keys()].sort((a, b) => compare(keys[a]!, keys[b]!) * (down ? -1 : 1));
}

function crossingRows({ crossings }: Frame): Rows {
  const cells = (k: number): Cell[] => {
    const { place, control } = crossings[k]!;
    return [
      { text: nameIn(place.names) }, { text: borderName(place.border) }, { text: t(`kind.${shapeOf(place.kinds)}`) },
      { text: statusText(control), node: symbol(shapeOf(place.kinds), lookOf(control), 20) },
      { text: control?.since ? shortDate(control.since) : t('none') },
      { text: num(control?.votes.length ?? 0) },
    ];
  };
  return {
    n: crossings.length, cells, id: (k) => crossings[k]!.place.id,
    sort(k, column) {
      const { control } = crossings[k]!;
      return column === 4 ? (control?.since ?? 0) : column === 5 ? (control?.votes.length ?? 0) : cells(k)[column]!.text;
    },
  };
}

function eventRows({ model }: Ctx, { events }: Frame): Rows {
  const { cols } = model;
  const id = (k: number) => cols.id(events[k]!);
  const status = (k: number) => EVENT_STATUSES[cols.status[events[k]!]!]!;
  const texts: ((k: number, e: Ev | undefined) => string)[] = [
    (k) => shortDate(cols.start[events[k]!]!),
    (k, e) => (e ? eventTitle(model, e) : id(k)),
    (_k, e) => (e?.border ? borderName(e.border) : e ? placeName(model, e.place, nameIn(e.placeNames)) : ''),
    (k) => actorName(cols.actors[cols.actor[events[k]!]!] ?? '') || t('none'),
    (k) => t(`estatus.${status(k)}`),
    (_k, e) => num(e?.claims.length ?? 0),
  ];
  const keys: Record<number, (k: number) => string | number> = {
    0: (k) => cols.start[events[k]!]!, 4: status, 5: (k) => model.events.get(id(k))?.claims.length ?? 0,
  };
  return {
    n: events.length, id,
    sort: (k, column) => keys[column]?.(k) ?? texts[column]!(k, model.events.get(id(k))),
    cells(k) {
      const e = model.events.get(id(k));
      return texts.map((text, i) => ({ text: text(k, e), ...(i === 4 && { node: h('span', { class: `bead bead-${status(k)}` }) }) }));
    },
  };
}

const words = new Intl.Collator();

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b));
}
