// What lies in a box: the events behind a sum on the map, page by page from the server,
// with a way to zoom in as long as the map can.

import type { Ctx } from '../ctx';
import * as decode from '../decode';
import { h } from '../dom';
import type { Frame } from '../frame';
import { knownText, eventTitle } from '../words';
import { date, shortDate, t } from '../i18n';
import { join, windowPairs } from '../query';
import { wordsOf } from '../columns';
import type { State } from '../state';
import type { Ev } from '../types';
import { boxIn } from './decode';

const SIZE = 50;

interface Listed {
  key: string;
  total: number;
  list: Ev[];
  state: 'asked' | 'there' | 'failed';
}

let shown: Listed = { key: '', total: 0, list: [], state: 'there' };

/** The panel of a box; null where the id is none. It fetches what it needs, and draws again. */
export function boxDetail(ctx: Ctx, state: State, frame: Frame): HTMLElement[] | null {
  const box = boxIn(state.sel);
  if (!box) return null;
  const words = ctx.model.far?.words ?? wordsOf(ctx.model.cols);
  // Not bbox: that lets events without a point through.
  const within = windowPairs(state, frame.day, frame.known, words).map(([k, v]): [string, string] => [k, k === 'filter' && !v ? `S_INTERSECTS(geometry,BBOX(${box.join(',')}))` : v]);
  const path = join('/collections/events/items', [...within, ['sortby', '-start'], ['limit', String(SIZE)]]);
  if (shown.key !== path + ctx.model.generation) {
    shown = { key: path + ctx.model.generation, total: 0, list: [], state: 'asked' };
    void load(ctx, path);
  }
  const { total, list, state: now } = shown;
  return [
    h('header', { class: 'detail-head' }, h('div', null,
      h('h2', { class: 'detail-title', tabindex: -1, id: 'detail-title' }, now === 'there' ? t('many.here', { n: total }) : t('status.waiting')),
      h('p', { class: 'detail-facts' }, `${t('many.window', { from: date(frame.from), to: date(frame.day) })} · ${knownText(frame.known)}`))),
    h('p', { class: 'block' }, h('button', { class: 'btn btn-text', type: 'button', 'data-k': 'box-zoom', onclick: () => ctx.zoomTo(box) }, t('many.zoom'))),
    ...(now === 'failed' ? [h('p', { class: 'quiet', role: 'alert' }, t('notice.failed', { parts: t('part.events') }))] : []),
    h('ol', { class: 'event-list' }, list.map((e) => h('li', null, h('button', { class: 'event-row', type: 'button', 'data-k': `e-${e.id}`, onclick: () => open(ctx, e) },
      h('span', { class: 'event-date' }, shortDate(e.start)),
      h('span', { class: `bead bead-${e.status}` }),
      h('span', { class: 'event-title', dir: 'auto' }, eventTitle(ctx.model, e)),
      h('span', { class: 'event-status' }, t(`estatus.${e.status}`)))))),
    ...(list.length < total ? [h('p', null, h('button', { class: 'btn btn-text', type: 'button', 'data-k': 'box-more', onclick: () => void load(ctx, path) }, t('many.more', { n: total - list.length })))] : []),
  ];
}

function open(ctx: Ctx, e: Ev): void {
  ctx.model.add(e);
  ctx.select(e.id);
}

async function load(ctx: Ctx, path: string): Promise<void> {
  const of = shown;
  try {
    const doc = await ctx.model.api.json(of.list.length ? `${path}&offset=${of.list.length}` : path);
    of.total = Number(decode.obj(doc)['numberMatched']) || 0;
    of.list.push(...decode.features(doc).map(decode.event).filter((e): e is Ev => e !== null));
    of.state = 'there';
  } catch {
    of.state = 'failed';
  }
  if (of === shown) ctx.store.touch('data');
}
