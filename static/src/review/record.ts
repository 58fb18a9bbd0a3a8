// Claims of the record as the page shows them: beside the drafts that they were. Pure.

import type { Claims, Dispatch, Draft, Published, Submission } from './types';

/** A published claim as something to decide on. */
export function asDraft(p: Published): Draft {
  const { claim, revision, retracted, ...place } = p;
  return { id: claim.id, submission: claim.dispatch, claim, by: '', state: retracted ? 'retracted' : 'accepted', revision, new_event: false, ...place };
}

/** A submission whose accepted drafts say what the record says of them now. */
export function withRecord(sub: Submission, record: Claims): Submission {
  const now = new Map(record.claims.map((p) => [p.claim.id, asDraft(p)]));
  return {
    ...sub,
    drafts: sub.drafts.map((d) => {
      if (d.state !== 'accepted') return d;
      const is = now.get(d.claim.id);
      return is ? { ...d, ...is, id: d.id, by: d.by } : { ...d, state: 'removed' };
    }),
  };
}

/** The dispatch that a claim is in. */
export function paperOf(sub: Submission, at: number): Dispatch {
  const id = sub.drafts[at]?.claim.dispatch;
  return sub.papers?.find((p) => p.id === id) ?? sub.dispatch;
}
