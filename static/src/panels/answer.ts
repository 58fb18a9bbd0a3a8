// The answer in plain words, first in the panel: who holds it, who says so, who denies it.

import type { Ctx } from '../ctx';
import { h } from '../dom';
import type { Day } from '../day';
import { date, has, otherDate, shortDate, t } from '../i18n';
import type { Claim, Control } from '../types';
import { actorName, bodyName, knownText, placeName, sinceText, statusText } from '../words';
import { icon } from '../icons';
import { sayDay, showClaim, sortClaims } from './claims';
import { button } from './time';

const MOST = 3;
const TELLING = ['review', 'against', 'third', 'self'];

export function answerCard(ctx: Ctx, c: Control | null, claims: readonly Claim[], seat: string): HTMLElement {
  const { day, known, settled } = ctx.frame();
  return h('div', { class: `status-card card-${c?.status ?? 'unknown'}`, 'aria-busy': String(!settled) },
    h('div', { class: 'status-when' },
      h('p', null, t('status.when', { date: bothDates(day), known: knownText(known) })),
      button('day-back', t('time.back'), icon('back'), () => ctx.setDay(day - 1)),
      button('day-on', t('time.on'), icon('on'), () => ctx.setDay(day + 1))),
    h('p', { class: 'status-now' }, held(c)),
    seat !== '' && c && h('p', { class: 'status-why' }, t('status.capital', { name: placeName(ctx.model, c.place) })),
    c && voices(ctx, c, claims),
    c && sinceText(c) && h('p', { class: 'status-since' }, sinceText(c)),
    c && h('ul', { class: 'flags' },
      c.closed && h('li', { class: 'flag flag-closed' }, t('status.closed')),
      c.flags.filter((f) => f !== 'baseline').map((f) => h('li', { class: 'flag', title: has(`flagHint.${f}`) && t(`flagHint.${f}`) }, t(`flag.${f}`)))));
}

/** The day, with the Gregorian one behind it where the language's calendar is another. */
function bothDates(day: Day): string {
  const other = otherDate(day);
  return other ? `${date(day)} (\u2066${other}\u2069)` : date(day);
}

/** "Held by the Taliban"; what is uncertain keeps the words of the legend. */
export function held(c: Control | null): string {
  if (!c || c.status === 'contested' || c.status === 'unknown' || c.flags.includes('baseline')) return statusText(c);
  return t(`held.${c.status}`);
}

/** One line for each holder that is named, most telling voices first, and one on denials. */
function voices(ctx: Ctx, c: Control, claims: readonly Claim[]): HTMLElement {
  const holders = [...new Set(c.votes.filter((v) => v.weight > 0).map((v) => v.holder))];
  const line = (label: string, text: string) => [h('dt', null, label), h('dd', null, text)];
  if (holders.length === 0) return h('p', { class: 'status-why' }, t(`why.${c.flags.includes('baseline') ? 'baseline' : c.status}`));
  return h('dl', { class: 'sayings' },
    holders.map((x) => line(holders.length > 1 ? t('say.holder', { holder: actorName(x) }) : t('say.so'), bodies(ctx, c, x))),
    holders.length === 1 && denial(ctx, c, claims, holders[0]!));
}

function bodies(ctx: Ctx, c: Control, holder: string): string {
  const votes = c.votes.filter((v) => v.holder === holder && v.weight > 0).sort((a, b) => TELLING.indexOf(a.cls) - TELLING.indexOf(b.cls));
  const names = [...new Set(votes.map((v) => bodyName(ctx.model.claims.get(v.claim), v.principal)))];
  const rest = names.length - MOST;
  return names.slice(0, rest === 1 ? MOST + 1 : MOST).join(t('list.and')) + (rest > 1 ? ` ${t('overview.more', { n: rest })}` : '');
}

/** Who denies that this side holds it, on or after the day since when it does. */
function denial(ctx: Ctx, c: Control, claims: readonly Claim[], holder: string): HTMLElement[] {
  const { day, known } = ctx.frame();
  const denied = (x: Claim) => x.links.some((l) => l.rel === 'denies' && ctx.model.claims.get(l.to)?.holder === holder);
  const all = sortClaims(claims, day, known).shown.filter((x) => x.stance === 'denies' && denied(x) && sayDay(x) >= (c.since ?? day));
  const gaveIn = (x: Claim) => c.votes.some((v) => v.principal === x.principal);
  const still = all.find((x) => !gaveIn(x));
  const found = still ?? all[0];
  if (!found) return [h('dt', null, t('say.denial')), h('dd', null, t('say.nobody'))];
  const who = h('button', { class: 'link', type: 'button', 'data-k': 'denial', onclick: () => showClaim(found.id) }, bodyName(found, found.principal));
  return [h('dt', null, t('say.denial')), h('dd', null, who, `, ${shortDate(sayDay(found))}`, !still && ` (${t('say.gaveIn')})`)];
}
