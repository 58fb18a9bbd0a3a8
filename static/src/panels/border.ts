// The detail of a border, and crossings in a list.

import { borderClaims } from '../borders';
import type { Ctx } from '../ctx';
import { h } from '../dom';
import { shapeOf, type Frame } from '../frame';
import { num, t } from '../i18n';
import { lookOf, symbol } from '../symbols';
import type { Place } from '../types';
import { bodyName, placeName, statusText } from '../words';
import { claimsSection } from './claims';
import { head } from './crossing';

/** A border: its crossings, what is claimed of its length, what happened along it. */
export function borderDetail(ctx: Ctx, frame: Frame, place: Place, lengths: ReadonlyMap<string, number>): HTMLElement[] {
  const list = ctx.model.crossings.filter((c) => c.border === place.id);
  const share = borderClaims(ctx.model.events.values(), frame.day, frame.known, lengths).get(place.id);
  const km = lengths.get(place.id);
  const claims = [...ctx.model.claims.values()].filter((c) => ctx.model.events.get(c.event)?.place === place.id);
  return [
    head(ctx, place, null),
    h('p', { class: 'lede' },
      km ? t('border.length', { n: Math.round(km) }) : '', ' ',
      share ? t('border.share', { who: bodyName(share.claim, share.claim.principal), v: num(Math.round(share.share * 100)) }) : ''),
    placeList(ctx, list),
    claimsSection(ctx, claims, { struck: new Set(), voting: new Set() }, true),
  ];
}

/** Crossings with who holds each, as buttons that open them. */
export function placeList(ctx: Ctx, list: readonly Place[]): HTMLElement {
  const { day, known } = ctx.frame();
  const at = ctx.model.controlAt(day, known);
  return h('ul', { class: 'place-list' }, list.map((p) => h('li', null,
    h('button', { class: 'place-row', type: 'button', 'data-k': `p-${p.id}`, onclick: () => ctx.select(p.id) },
      symbol(shapeOf(p.kinds), lookOf(at?.get(p.id) ?? null), 22),
      h('span', { class: 'place-name' }, placeName(ctx.model, p.id)),
      h('span', { class: 'place-status' }, statusText(at?.get(p.id) ?? null))))));
}
