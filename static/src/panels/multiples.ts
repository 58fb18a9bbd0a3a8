// Small multiples: for each border, how many of its crossings were in whose hands on each
// day of the record, as known at the chosen time. From the crossings' own timelines.

import type { Ctx, Panel } from '../ctx';
import { clamp } from '../day';
import { h, s, swap } from '../dom';
import { date, num, shortDate, t } from '../i18n';
import { partyOf } from '../palette';
import { BORDERS, type Spell } from '../types';
import { borderName } from '../words';

const PARTIES = ['assumed', 'government', 'militia', 'contested', 'taliban', 'none'] as const;
type Row = (typeof PARTIES)[number];

export function multiplesPanel(el: HTMLElement, ctx: Ctx): Panel {
  let key = '';
  let lines = new Map<string, Spell[]>();

  async function load(known: number | null): Promise<void> {
    const want = `${known}|${ctx.model.crossings.length}|${ctx.model.cols.n}`;
    if (want === key) return;
    key = want;
    const got = await Promise.all(ctx.model.crossings.map(async (c) => [c.id, await ctx.model.timeline(c.id, known).catch(() => [])] as const));
    if (want !== key) return;
    lines = new Map(got);
    draw();
  }

  function draw(): void {
    const { day } = ctx.frame();
    const extent = ctx.model.extent;
    if (!extent) return;
    const [first, last] = extent;
    const span = last - first + 1;
    swap(el, h('div', { class: 'multiples' }, BORDERS.map((b) => {
      const list = ctx.model.crossings.filter((c) => c.border === b.id);
      const counts = countDays(list.map((c) => lines.get(c.id) ?? []), first, span);
      const at = clamp(day - first, 0, span - 1);
      const summary = PARTIES.filter((p) => counts[p][at]! > 0).map((p) => t('multiples.part', { who: t(`party.${p}`), v: num(counts[p][at]!) })).join(', ');
      return h('figure', { class: 'multiple' },
        h('figcaption', null, h('button', { class: 'link', type: 'button', 'data-k': `m-${b.id}`, onclick: () => ctx.select(b.id) }, borderName(b.id)), h('span', { class: 'multiple-n' }, t('multiples.n', { n: list.length }))),
        area(counts, list.length, span, at),
        h('p', { class: 'multiple-ends', 'aria-hidden': 'true' }, h('span', null, shortDate(first)), h('span', null, shortDate(last))),
        h('p', { class: 'multiple-now' }, `${date(day)}: ${summary || t('none')}`));
    })));
  }

  return (_state, frame) => {
    if (ctx.playing() && !frame.settled) return;
    void load(frame.known);
    draw();
  };
}

type Counts = Record<Row, Uint16Array>;

export function countDays(lists: readonly (readonly Spell[])[], first: number, span: number): Counts {
  const make = () => new Uint16Array(span);
  const out = Object.fromEntries(PARTIES.map((p) => [p, make()])) as Counts;
  for (const spells of lists) {
    for (const sp of spells) {
      const row = out[sp.baseline ? 'assumed' : partyOf(sp.status)];
      for (let i = Math.max(0, sp.from - first); i <= Math.min(span - 1, sp.to - first); i++) row[i]!++;
    }
  }
  return out;
}

function area(counts: Counts, total: number, span: number, at: number): SVGSVGElement {
  const svg = s('svg', { class: 'multiple-chart', viewBox: `0 0 ${span} ${Math.max(1, total)}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  for (const [k, party] of PARTIES.entries()) {
    let d = '';
    for (let i = 0; i < span; i++) {
      const below = PARTIES.slice(k + 1).reduce((a, p) => a + counts[p][i]!, 0);
      const v = counts[party][i]!;
      if (v) d += `M${i} ${total - below - v}h1.02v${v}h-1.02z`;
    }
    if (d) svg.append(s('path', { class: `area area-${party}`, d }));
  }
  svg.append(s('rect', { class: 'spell-now', x: at, y: 0, width: Math.max(0.8, span / 160), height: total }));
  return svg;
}
