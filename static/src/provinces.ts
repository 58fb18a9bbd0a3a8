// What a province is shaded by: the newest event by which someone is said to have taken
// or to hold its capital (or all of it). Not a rule of control: that is for crossings.

import type { Day } from './day';
import { partyOf, partyOfActor, type Party } from './palette';
import type { Control, Ev } from './types';

const TAKES = new Set(['capture', 'recapture', 'control', 'handover', 'surrender']);

/** Province → party, for the provinces of `capitals` (province → its capital's id). */
export function provinceShades(
  events: Iterable<Ev>, capitals: ReadonlyMap<string, string>, day: Day, known: Day | null, controls: ReadonlyMap<string, Control> | null,
): Map<string, Party> {
  const place = new Map<string, string>();
  for (const [province, capital] of capitals) place.set(capital, province).set(province, province);
  const newest = new Map<string, Ev>();
  for (const e of events) {
    const province = place.get(e.place);
    if (province === undefined || !TAKES.has(e.type) || e.status === 'denied') continue;
    if (e.start > day || (known !== null && e.known > known)) continue;
    const have = newest.get(province);
    if (!have || e.start > have.start || (e.start === have.start && e.id > have.id)) newest.set(province, e);
  }
  const out = new Map<string, Party>();
  for (const [province, e] of newest) {
    const holder = e.claims.find((c) => c.stance !== 'denies' && c.holder)?.holder ?? e.actor;
    out.set(province, e.status === 'disputed' ? 'contested' : partyOfActor(holder));
  }
  // Where the server answers for a capital by its rule, that answer stands.
  for (const [province, capital] of capitals) {
    const c = controls?.get(capital);
    if (c) out.set(province, c.flags.includes('baseline') ? 'none' : partyOf(c.status));
  }
  return out;
}
