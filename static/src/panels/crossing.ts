// The detail of a crossing (or of a place): first who says what, who denies it and what
// was known when; then how it changed, and every claim.

import type { Ctx } from '../ctx';
import { h } from '../dom';
import { shapeOf } from '../frame';
import { langOf, nameIn, num, shortDate, t } from '../i18n';
import { strip } from '../charts';
import { lookOf, symbol } from '../symbols';
import { LANGS, type Claim, type Control, type Place, type Spell, type Vote } from '../types';
import { actorName, borderName, kindsText, placeName, seatOf, speaker, statusText } from '../words';
import { answerCard } from './answer';
import { claimsSection, sayDay, showClaim } from './claims';
import { placeList } from './border';

const MOST_VOICES = 5;

export interface CrossingData {
  control: Control | null;
  /** Status on the day shown, as known that day, the day after, and now. */
  knowledge: { label: string; known: number | 'now'; control: Control | null }[];
  spells: Spell[];
}

export function crossingDetail(ctx: Ctx, place: Place, data: CrossingData): HTMLElement[] {
  const about = (id: string) => id === place.id || (id !== '' && id === data.control?.place);
  const claims = [...ctx.model.claims.values()].filter((c) => about(ctx.model.events.get(c.event)?.place ?? ''));
  const voted = (data.control?.votes ?? []).map((v) => ctx.model.claims.get(v.claim)).filter((c): c is Claim => c !== undefined);
  const all = [...new Set([...claims, ...voted])];
  const marks = {
    struck: new Set(data.control?.struck.map((x) => x.claim)),
    voting: new Set(data.control?.votes.map((v) => v.claim)),
  };
  return [
    head(ctx, place, data.control),
    ...(place.kind === 'crossing' || data.control ? [answerCard(ctx, data.control, all, seatOf(place)), knowledge(ctx, data), whoSays(ctx, data.control), history(ctx, data)] : []),
    ...(place.kind === 'province' ? [inProvince(ctx, place)] : []),
    claimsSection(ctx, all, marks, true),
    ...facts(place),
  ].filter((x): x is HTMLElement => x !== null);
}

export function head(ctx: Ctx, place: Place, control: Control | null): HTMLElement {
  const others = LANGS.map((l) => [l, place.names[l]] as const).filter(([, v]) => v && v !== nameIn(place.names));
  const unique = others.filter(([, v], i) => others.findIndex(([, w]) => w === v) === i);
  const crossing = place.kind === 'crossing';
  return h('header', { class: 'detail-head' },
    crossing && symbol(shapeOf(place.kinds), lookOf(control), 34),
    h('div', null,
      h('h2', { class: 'detail-title', tabindex: -1, id: 'detail-title', 'data-k': 'title', lang: langOf(place.names) }, nameIn(place.names)),
      unique.length > 0 && h('p', { class: 'detail-names' }, unique.map(([l, v], i) => [i > 0 && ' · ', h('bdi', { lang: l }, v)])),
      h('p', { class: 'detail-facts' }, [
        crossing && kindsText(place),
        place.kind !== 'province' && place.province && placeName(ctx.model, place.province),
        crossing && place.border && t('border.with', { name: borderName(place.border) }),
      ].filter(Boolean).join(' · '))));
}

function whoSays(ctx: Ctx, c: Control | null): HTMLElement | null {
  if (!c || (c.votes.length === 0 && c.struck.length === 0)) return null;
  const holders = [...new Set(c.votes.map((v) => v.holder))];
  const weight = (x: string) => c.votes.filter((v) => v.holder === x).reduce((a, v) => a + v.weight, 0);
  holders.sort((a, b) => weight(b) - weight(a));
  return h('section', { class: 'block', 'aria-labelledby': 'who-title' },
    h('h3', { class: 'block-title', id: 'who-title' }, t('who.title')),
    holders.map((x) => h('div', { class: `who who-${x.includes('taliban') ? 'taliban' : 'government'}` },
      h('h4', { class: 'who-head' }, t('who.says', { holder: actorName(x) })),
      voices(ctx, c.votes.filter((v) => v.holder === x)))),
    c.struck.length > 0 && h('div', { class: 'who who-denied' },
      h('h4', { class: 'who-head' }, t('who.denied')),
      h('ul', { class: 'who-list' }, c.struck.map((x) => {
        const claim = ctx.model.claims.get(x.claim);
        return h('li', null, h('button', { class: 'voice', type: 'button', onclick: () => showClaim(x.claim) },
          h('bdi', { class: 'voice-name' }, h('s', null, claim?.claimant || actorName(x.principal))),
          x.by && h('span', { class: 'voice-class' }, t('who.deniedBy', { who: ctx.model.claims.get(x.by)?.claimant ?? actorName(x.by) }))));
      }))));
}

/** The weightiest voices; the rest behind a fold. */
function voices(ctx: Ctx, votes: Vote[]): HTMLElement[] {
  const order = ['review', 'third', 'against', 'self'];
  const sorted = [...votes].sort((a, b) => b.weight - a.weight || order.indexOf(a.cls) - order.indexOf(b.cls));
  const list = (part: Vote[]) => h('ul', { class: 'who-list' }, part.map((v) => voice(ctx, v)));
  if (sorted.length <= MOST_VOICES + 1) return [list(sorted)];
  return [list(sorted.slice(0, MOST_VOICES)), h('details', { class: 'fold' },
    h('summary', { 'data-k': `voices-${sorted[0]!.holder}` }, t('overview.more', { n: sorted.length - MOST_VOICES })), list(sorted.slice(MOST_VOICES)))];
}

function voice(ctx: Ctx, v: Vote): HTMLElement {
  const claim = ctx.model.claims.get(v.claim);
  return h('li', null, h('button', { class: 'voice', type: 'button', 'data-k': `voice-${v.claim}`, onclick: () => showClaim(v.claim) },
    h('span', { class: 'voice-name' }, speaker(claim, v.principal)),
    h('span', { class: 'voice-class' }, t(`class.${v.cls}`), v.weight === 0 ? t('class.none') : v.weight < 1 ? t('class.half') : ''),
    claim && h('span', { class: 'voice-date' }, shortDate(sayDay(claim)))));
}

/** The same day seen with what was known then, a day later, and now. */
function knowledge(ctx: Ctx, data: CrossingData): HTMLElement | null {
  if (data.knowledge.length === 0) return null;
  const { known } = ctx.frame();
  const shown = known ?? 'now';
  return h('section', { class: 'block', 'aria-labelledby': 'knew-title' },
    h('h3', { class: 'block-title', id: 'knew-title' }, t('knew.title', { date: shortDate(ctx.frame().day) })),
    h('ol', { class: 'knew' }, data.knowledge.map((k) => h('li', null,
      h('button', { class: 'knew-row', type: 'button', 'data-k': `knew-${k.known}`, 'aria-pressed': String(k.known === shown), onclick: () => ctx.store.set({ known: k.known }) },
        h('span', { class: 'knew-when' }, k.label),
        symbol('district', lookOf(k.control), 18),
        h('span', { class: 'knew-what' }, statusText(k.control)))))));
}

function history(ctx: Ctx, data: CrossingData): HTMLElement | null {
  const extent = ctx.model.extent;
  if (!extent || data.spells.length === 0) return null;
  const spells = data.spells.filter((x) => x.from <= extent[1]);
  return h('section', { class: 'block', 'aria-labelledby': 'history-title' },
    h('h3', { class: 'block-title', id: 'history-title' }, t('history.title')),
    strip(spells, extent[0], extent[1], ctx.frame().day),
    h('ol', { class: 'spells' }, spells.map((x) => h('li', null,
      h('button', { class: 'spell-row', type: 'button', 'data-k': `spell-${x.from}`, onclick: () => ctx.setDay(Math.max(x.from, extent[0])) },
        h('span', { class: 'spell-date' }, t('date.from', { date: shortDate(Math.max(x.from, extent[0])) })),
        h('span', null, statusText({ status: x.status, lean: x.lean, flags: x.baseline ? ['baseline'] : [] } as unknown as Control)))))));
}

function inProvince(ctx: Ctx, place: Place): HTMLElement | null {
  const list = ctx.model.crossings.filter((c) => c.province === place.id);
  return list.length === 0 ? null : h('section', { class: 'block' }, h('h3', { class: 'block-title' }, t('province.crossings')), placeList(ctx, list));
}

function facts(place: Place): HTMLElement[] {
  if (place.kind !== 'crossing') return [];
  return [h('section', { class: 'block facts' },
    h('dl', null,
      place.counterpart && [h('dt', null, t('fact.counterpart')), h('dd', null, h('bdi', null, place.counterpart))],
      place.grade && [h('dt', null, t('fact.grade')), h('dd', null, t(`grade.${place.grade}`))],
      [h('dt', null, t('fact.position')), h('dd', null, h('bdi', null, `${num(place.point[1])}° N, ${num(place.point[0])}° E`))]))];
}
