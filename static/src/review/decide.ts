// What a decision asks its reviewer for, and how it is sent.

import type { Desk } from './desk';
import { askCorrection, askEvent, askReason } from './forms';
import type { Draft, Submission } from './types';

/** What an action makes of a claim, as a key of the dictionary. */
export const SAID: Record<string, string> = {
  accept: 'accepted', reject: 'rejected', correct: 'corrected', merge: 'merged', split: 'split', reopen: 'reopened',
};

/** The state in which a draft may be the subject of an action. */
export function startsFrom(action: string): Draft['state'] {
  return action === 'reopen' ? 'rejected' : 'pending';
}

let places: [string, string][] | null = null;

/** Carries an action out; null when the reviewer gave it up or changed nothing. */
export async function decide(desk: Desk, sub: Submission, d: Draft, action: string): Promise<Draft | null> {
  if (action === 'reject') {
    const reason = await askReason();
    return reason === null ? null : desk.act(d, action, { reason });
  }
  if (action === 'correct') {
    places ??= await desk.places();
    const patch = await askCorrection(d.claim, places);
    return patch === null || Object.keys(patch).length === 0 ? null : desk.correct(d, patch);
  }
  if (action === 'merge') {
    const event = await askEvent(d, await desk.events(d, sub));
    return event ? desk.act(d, action, { event }) : null;
  }
  return desk.act(d, action);
}
