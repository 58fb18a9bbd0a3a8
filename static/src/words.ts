// Phrases about the things of the vocabulary, in the reader's language.

import { h } from './dom';
import type { Model } from './model';
import { currentLang, date, has, humanise, nameIn, num, shortDate, span, t } from './i18n';
import { shapeOf, type Shown } from './frame';
import { partyOfActor } from './palette';
import { BORDERS, type Claim, type Control, type Ev, type Place, type Side } from './types';

export function statusText(c: Control | null): string {
  if (!c) return t('status.waiting');
  if (c.status === 'contested' && c.lean) return t('status.leans', { side: t(`side.${c.lean}`) });
  if (c.status === 'government' && c.flags.includes('baseline')) return t('status.baseline');
  return t(`status.${c.status}`);
}

export function borderName(id: string): string {
  const b = BORDERS.find((x) => x.id === id || x.a2 === id || x.a3 === id);
  return b ? t(`border.${b.a2}`) : id;
}

export function placeName(model: Model, id: string, fallback = ''): string {
  if (id === 'AFG') return t('afghanistan');
  if (BORDERS.some((b) => b.id === id)) return t('border.with', { name: borderName(id) });
  const p = model.places.get(id);
  return p ? nameIn(p.names) : fallback || humanise(id);
}

export function actorName(id: string): string {
  if (!id) return '';
  return has(`actor.${id}`) ? t(`actor.${id}`) : has(`side.${id}`) ? t(`side.${id}`) : humanise(id);
}

/** The body that speaks through a claim, in the reader's language where it is known. */
export function bodyName(c: Claim | undefined, principal: string): string {
  return nameIn(c?.body ?? {}) || actorName(principal);
}

/** What a claim says of who holds the place, for readers in whose language it has no summary. */
export function heldBy(holder: string): string {
  const party = partyOfActor(holder);
  const status = party === 'militia' ? 'allied' : party;
  return holder && has(`held.${status}`) ? t(`held.${status}`) : '';
}

/** Who speaks: by name in English; elsewhere the body first, in the reader's language. */
export function speaker(c: Claim | undefined, principal: string): (HTMLElement | string)[] {
  const body = bodyName(c, principal);
  const name = c?.claimant || body;
  if (currentLang() === 'en') return [h('bdi', null, name)];
  if (name === body || name === c?.body.en) return [h('bdi', null, body)];
  return [h('bdi', null, body), ' ', h('bdi', { class: 'voice-person', lang: 'en' }, name)];
}

/** Whose control a place stands for: the province of itself or of which it is the capital. */
export function seatOf(p: Place): string {
  return p.kind === 'province' ? p.id : p.kind === 'place' && p.capital ? p.province : '';
}

/** The event's title where it is written in the reader's language; else made of type and place. */
export function eventTitle(model: Model, e: Ev): string {
  const own = e.title[currentLang()];
  return own || t('event.title', { type: t(`type.${e.type}`), place: placeName(model, e.place, nameIn(e.placeNames)) });
}

export function eventDates(e: Ev): string {
  return span({ from: e.start, to: e.end, precision: e.datePrecision });
}

export function describeEvent(model: Model, e: Ev): string[] {
  return [eventTitle(model, e), `${eventDates(e)} · ${t(`estatus.${e.status}`)}`];
}

export function describeCrossing(x: Shown): string[] {
  const { place, control } = x;
  return [
    nameIn(place.names),
    t('crossing.what', { kind: t(`kind.${shapeOf(place.kinds)}`), border: borderName(place.border) }),
    statusText(control),
    ...(control?.closed ? [t('status.closed')] : []),
  ];
}

export function kindsText(p: Place): string {
  return [...new Set(p.kinds)].map((k) => t(`kinds.${k}`)).join(t('list.and'));
}

export function sideText(side: Side): string {
  return t(`side.${side}`);
}

export function quantityText(c: Claim): string {
  const q = c.quantity;
  if (!q || q.value === null) return '';
  const share = /share/.test(q.unit);
  const value = share ? t('percent', { v: num(Math.round(q.value * 100)) }) : num(q.value);
  const unit = share ? t('unit.share') : has(`unit.${q.unit}`) ? t(`unit.${q.unit}`) : q.unit;
  const amount = has(`modifier.${q.modifier}`) ? t(`modifier.${q.modifier}`, { v: value }) : value;
  return `${amount} ${unit}`;
}

/** "as known now", "as known on 10 July 2021". */
export function knownText(known: number | null): string {
  return known === null ? t('known.asNow') : t('known.asOf', { date: date(known) });
}

export function sinceText(c: Control): string {
  if (c.since === null) return '';
  const age = c.age ?? 0;
  return age <= 0 ? t('since.today', { date: shortDate(c.since) }) : t('since', { date: shortDate(c.since), n: age });
}
