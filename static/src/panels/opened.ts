// What the panel tells of the thing that is opened: an event, a border, a place, a dispatch.

import type { Ctx } from '../ctx';
import { h } from '../dom';
import type { Frame } from '../frame';
import { nameIn, shortDate, t } from '../i18n';
import { lengthsOf } from '../layers/names';
import type { Ev } from '../types';
import { eventDates, eventTitle, placeName } from '../words';
import { borderDetail } from './border';
import { claimsSection } from './claims';
import { crossingDetail, type CrossingData } from './crossing';
import { dispatchDetail } from './dispatch';

/** Null where nothing of that id is known. `data` is there for places. */
export function opened(ctx: Ctx, frame: Frame, id: string, data: CrossingData | null): HTMLElement[] | null {
  const { events, places, dispatches } = ctx.model;
  const event = events.get(id);
  if (event) return eventDetail(ctx, event);
  const place = places.get(id);
  if (place?.kind === 'border') return borderDetail(ctx, frame, place, lengthsOf(ctx.model));
  if (place && data) return crossingDetail(ctx, place, data);
  const dispatch = dispatches.get(id);
  return dispatch ? dispatchDetail(ctx, dispatch) : null;
}

function eventDetail(ctx: Ctx, e: Ev): HTMLElement[] {
  const claims = e.claims;
  return [
    h('header', { class: 'detail-head' }, h('div', null,
      h('p', { class: 'kicker' }, t(`type.${e.type}`)),
      h('h2', { class: 'detail-title', tabindex: -1, id: 'detail-title', 'data-k': 'title', dir: 'auto' }, eventTitle(ctx.model, e)),
      h('p', { class: 'detail-facts' }, [eventDates(e), t(`precision.${e.datePrecision || 'day'}`)].filter(Boolean).join(' · ')))),
    h('div', { class: `status-card card-e-${e.status}` },
      h('p', { class: 'status-now' }, h('span', { class: `bead bead-${e.status}` }), ' ', t(`estatus.${e.status}`)),
      h('p', { class: 'status-why' }, t(`ewhy.${e.status}`)),
      h('p', { class: 'status-since' }, t('event.known', { date: shortDate(e.known) }))),
    h('p', { class: 'block' },
      h('button', { class: 'link', type: 'button', 'data-k': 'to-place', onclick: () => ctx.select(e.place) }, placeName(ctx.model, e.place, nameIn(e.placeNames))),
      ' · ', t(`geo.${e.geoPrecision || 'city'}`)),
    claimsSection(ctx, claims, { struck: new Set(), voting: new Set() }, new Set(claims.map((c) => c.type)).size > 1),
  ];
}
