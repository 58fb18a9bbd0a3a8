// What is claimed of a whole border on a day: the newest share that someone gave, for
// its line on the map and for the overview by border.

import type { Day } from './day';
import { partyOfActor, type Party } from './palette';
import { BORDERS, type Claim, type Ev } from './types';

export interface BorderClaim {
  party: Party;
  /** 0…1 of the border's length. */
  share: number;
  claim: Claim;
}

/** Lengths at full resolution, in kilometres, for claims that give kilometres. */
export type Lengths = ReadonlyMap<string, number>;

/** The newest claim on the share of each border, among those known and not denied. */
export function borderClaims(events: Iterable<Ev>, day: Day, known: Day | null, lengths: Lengths): Map<string, BorderClaim> {
  const best = new Map<string, { at: Day; claim: BorderClaim }>();
  for (const e of events) {
    if (e.type !== 'control_share' || e.start > day || !BORDERS.some((b) => b.id === e.border)) continue;
    for (const c of e.claims) {
      const at = c.happened.to ?? c.happened.from ?? e.start;
      const share = shareOf(c, lengths.get(e.border) ?? 0);
      if (share === null || at > day || c.stance === 'denies') continue;
      if (known !== null && (c.published.to ?? c.published.from ?? Infinity) > known) continue;
      const have = best.get(e.border);
      if (have && (have.at > at || (have.at === at && rank(have.claim.claim) >= rank(c)))) continue;
      best.set(e.border, { at, claim: { party: partyOfActor(c.holder || c.actor || e.actor), share, claim: c } });
    }
  }
  return new Map([...best].map(([id, x]) => [id, x.claim]));
}

function rank(c: Claim): number {
  if (c.links.some((l) => l.rel === 'derives_from' || l.rel === 'restates')) return 0;
  return c.side === 'third' ? 3 : c.side === 'media' ? 2 : 1;
}

function shareOf(c: Claim, km: number): number | null {
  const v = c.quantity?.value;
  if (v === undefined || v === null) return null;
  const unit = c.quantity?.unit ?? '';
  if (/km/.test(unit)) return km > 0 && v > 0 ? Math.min(1, v / km) : null;
  if (/%|per.?cent/.test(unit)) return v > 0 ? Math.min(1, v / 100) : null;
  return v > 0 && v <= 1 ? v : null;
}
