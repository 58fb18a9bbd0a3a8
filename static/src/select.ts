// Selecting a place, border or event: moves time to it where it is outside the window, opens
// its details, and brings what they tell of into sight.

import type { Ctx } from './ctx';
import { t } from './i18n';
import { reveal, uncover, type LMap } from './map';
import type { Mobile } from './mobile';
import type { State } from './state';
import { turns } from './turns';

export interface Selection {
  select: (id: string) => void;
  /** Opens the details where they lie in a sheet, and brings what they tell of into sight. */
  bringToView: (id: string) => void;
}

export function selection(ctx: Ctx, map: LMap, narrow: Mobile): Selection {
  const { model, store } = ctx;

  function select(id: string): void {
    const patch: Partial<State> = { sel: id };
    const e = model.events.get(id);
    const { day, from, crossings } = ctx.frame();
    if (e && (e.start > day || e.end < from)) patch.day = e.start;
    store.set(patch);
    bringToView(id);
    const control = crossings.find((x) => x.place.id === id);
    if (control) ctx.announce(t('announce.selected', { name: control.place.names.en ?? id }));
  }

  function bringToView(id: string): void {
    const place = model.places.get(id);
    const p = model.events.get(id)?.point ?? place?.point;
    const point = p && place?.kind !== 'border' && Number.isFinite(p[0]) ? p : null;
    if (point) reveal(map, point[1], point[0]);
    narrow.open('detail');
    if (point) uncover(map, point[1], point[0], narrow.top());
  }

  return { select, bringToView };
}

/**
 * Moves the focus to the details when the next frame has asked for the panel, so that its new
 * heading is there; not where the reader has gone on meanwhile.
 */
export function focusDetail(): void {
  const gone = new AbortController();
  for (const type of ['keydown', 'pointerdown']) {
    addEventListener(type, () => gone.abort(), { capture: true, signal: gone.signal });
  }
  requestAnimationFrame(() => turns.ask(() => {
    if (!gone.signal.aborted) document.getElementById('detail-title')?.focus();
    gone.abort();
  }));
}
