// The detail panel: chooses what to show for what is selected, and fetches what it needs.

import type { Ctx, Panel } from '../ctx';
import { h, swap } from '../dom';
import type { Frame } from '../frame';
import { date, nameIn, shortDate, t } from '../i18n';
import { icon } from '../icons';
import { lengthsOf } from '../layers/names';
import type { State } from '../state';
import type { Control, Ev, Place, Spell } from '../types';
import { eventDates, eventTitle, placeName, seatOf } from '../words';
import { held } from './answer';
import { claimsSection } from './claims';
import { crossingDetail, type CrossingData } from './crossing';
import { borderDetail, overview } from './overview';
import { far, more } from '../more';

/** What is fetched for the place shown; `control` for a province only. */
interface Extra { key: string; spells: Spell[]; knowledge: CrossingData['knowledge']; control: Control | null }
const NONE: Extra = { key: '', spells: [], knowledge: [], control: null };

export function detailPanel(el: HTMLElement, ctx: Ctx): Panel {
  let extra: Extra = NONE;
  let shown = '';
  let told = '';
  let extras: typeof import('../extras') | null = null;
  let boxes: typeof import('../far/far') | null = null;

  function draw(state: State, frame: Frame): void {
    swap(el, closeButton(state), ...content(state, frame));
    if (shown !== state.sel) {
      shown = state.sel;
      el.parentElement?.scrollTo(0, 0);
    }
  }

  function closeButton(state: State): HTMLElement | false {
    return state.sel !== '' && h('button', { class: 'btn close', type: 'button', 'data-k': 'close', 'aria-label': t('detail.close'), title: t('detail.close'), onclick: () => ctx.store.set({ sel: '' }) }, icon('close'));
  }

  function content(state: State, frame: Frame): HTMLElement[] {
    const event = ctx.model.events.get(state.sel);
    if (event) return eventDetail(ctx, event);
    if (state.sel.startsWith('box:')) return boxes ? (boxes.boxDetail(ctx, state, frame) ?? overview(ctx, frame)) : (void box(), []);
    const place = ctx.model.places.get(state.sel);
    const dispatch = ctx.model.dispatches.get(state.sel);
    if (dispatch && extras) return extras.dispatchDetail(ctx, dispatch);
    if (!place && state.sel) void late();
    if (!place) return state.sel && ctx.model.dispatches.size > 0 ? [h('p', { class: 'quiet' }, t('detail.missing', { id: state.sel })), ...overview(ctx, frame)] : overview(ctx, frame);
    if (place.kind === 'border') return borderDetail(ctx, frame, place, lengthsOf(ctx.model));
    return crossingDetail(ctx, place, { ...placeData(place, frame), spells: extra.spells, knowledge: extra.knowledge });
  }

  /** What lies in a box of the map is told by code of its own. */
  async function box(): Promise<void> {
    boxes = await far();
    draw(ctx.store.get(), ctx.frame());
  }

  /** What is neither place nor event may be a dispatch: those come when one is asked for. */
  async function late(): Promise<void> {
    const had = extras !== null;
    extras = await more();
    await extras.loadDispatches(ctx.model);
    if (!had) draw(ctx.store.get(), ctx.frame());
  }

  function placeData(place: Place, frame: Frame): { control: Control | null } {
    const own = ctx.model.controlAt(frame.day, frame.known)?.get(seatOf(place) || place.id);
    return { control: extra.control ?? own ?? frame.crossings.find((x) => x.place.id === place.id)?.control ?? null };
  }

  /** Says the answer of a day that was stepped to, once it is there. */
  function tell(frame: Frame): void {
    const place = ctx.model.places.get(shown);
    const key = `${shown}|${frame.day}`;
    if (!place || !frame.settled || key === told) return;
    const first = told.slice(0, told.lastIndexOf('|')) !== shown;
    told = key;
    if (!first) ctx.announce(`${date(frame.day)}: ${held(placeData(place, frame).control)}`);
  }

  /** Fetches the spells and the three states of knowledge; draws again when they are there. */
  async function fetchExtra(state: State, frame: Frame): Promise<void> {
    const place = ctx.model.places.get(state.sel);
    const key = `${state.sel}|${frame.day}|${frame.known}|${state.lang}|${ctx.model.generation}`;
    const seat = place ? seatOf(place) : '';
    if (!place || (place.kind !== 'crossing' && !seat)) {
      extra = NONE;
      return;
    }
    if (extra.key === key) return;
    const keep = extra.key.startsWith(`${state.sel}|`);
    extra = { key, spells: keep ? extra.spells : [], knowledge: keep ? extra.knowledge : [], control: null };
    const { model } = ctx;
    const at = async (known: number | null) => (seat ? model.province(seat, frame.day, known) : model.crossing(place.id, frame.day, known)).catch(() => null);
    const [spells, then, next, now, shown] = await Promise.all([
      seat ? [] : model.timeline(place.id, frame.known).catch(() => []), at(frame.day), at(frame.day + 1), at(null), seat ? at(frame.known) : null, more(),
    ]);
    if (extra.key !== key) return;
    extra = {
      key, spells, control: shown,
      knowledge: [
        { label: t('knew.then', { date: shortDate(frame.day) }), known: frame.day, control: then },
        { label: t('knew.next', { date: shortDate(frame.day + 1) }), known: frame.day + 1, control: next },
        { label: t('knew.now'), known: 'now' as const, control: now },
      ],
    };
    if (ctx.store.get().sel === place.id) draw(ctx.store.get(), ctx.frame());
  }

  return (state, frame, changed) => {
    if (changed.has('map') && changed.size === 1) return;
    if (ctx.playing() && !frame.settled) return;
    draw(state, frame);
    if (changed.has('day') || changed.has('control')) tell(frame);
    if (ctx.model.large && !state.sel.startsWith('box:')) void more().then((m) => m.loadEvent(ctx.model, state.sel));
    void fetchExtra(state, frame);
  };
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
