// The detail panel: chooses what to show for what is selected, and fetches what it needs.

import type { Ctx, Panel } from '../ctx';
import { h, swap } from '../dom';
import type { Frame } from '../frame';
import { date, nameIn, shortDate, t } from '../i18n';
import { icon } from '../icons';
import type { State } from '../state';
import type { Control, Place, Spell } from '../types';
import { seatOf } from '../words';
import type { CrossingData } from './crossing';
import { overview } from './overview';
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
    if (state.sel.startsWith('box:')) return boxes ? (boxes.boxDetail(ctx, state, frame) ?? overview(ctx, frame)) : (void box(), []);
    if (state.sel === '') return overview(ctx, frame);
    const place = ctx.model.places.get(state.sel);
    const known = place !== undefined || ctx.model.events.has(state.sel);
    if (!extras) void late(!known);
    if (!extras) return known ? [waiting(place)] : overview(ctx, frame);
    const parts = extras.opened(ctx, frame, state.sel, place ? { ...placeData(place, frame), spells: extra.spells, knowledge: extra.knowledge } : null);
    if (parts) return parts;
    if (ctx.model.dispatches.size === 0) void late(true);
    return ctx.model.dispatches.size > 0 ? [h('p', { class: 'quiet' }, t('detail.missing', { id: state.sel })), ...overview(ctx, frame)] : overview(ctx, frame);
  }

  /** The heading takes the focus, and keeps it for what comes. */
  function waiting(place: Place | undefined): HTMLElement {
    return h('h2', { class: 'detail-title', tabindex: -1, id: 'detail-title', 'data-k': 'title' }, place ? nameIn(place.names) : t('status.waiting'));
  }

  /** What lies in a box of the map is told by code of its own. */
  async function box(): Promise<void> {
    boxes = await far();
    draw(ctx.store.get(), ctx.frame());
  }

  /** What tells of a thing comes when one is opened; dispatches, when it is none of the others. */
  async function late(dispatches: boolean): Promise<void> {
    el.setAttribute('aria-busy', 'true');
    const had = extras !== null;
    extras = await more();
    if (dispatches) await extras.loadDispatches(ctx.model);
    el.removeAttribute('aria-busy');
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
    if (!first && extras) ctx.announce(`${date(frame.day)}: ${extras.held(placeData(place, frame).control)}`);
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
