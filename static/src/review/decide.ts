// What a decision asks its reviewer for, and how it is sent.

import type { Desk } from './desk';
import { askCorrection, askEvent, askReason, askRetraction } from './forms';
import type { Draft, Submission } from './types';
import { w } from './words';

/** What an action makes of a claim, as a key of the dictionary. */
export const SAID: Record<string, string> = {
  accept: 'accepted', reject: 'rejected', correct: 'corrected', merge: 'merged', split: 'split', reopen: 'reopened',
  retract: 'retracted', remove: 'removed', join: 'joined',
};

/** What can be done with a claim in each state, with its key, in the order of the buttons. */
export const ACTIONS: Record<Draft['state'], readonly [action: string, key: string][]> = {
  pending: [['accept', 'a'], ['correct', 'c'], ['reject', 'r'], ['merge', 'm'], ['split', 'x']],
  rejected: [['reopen', 'o']],
  accepted: [['correct', 'c'], ['merge', 'm'], ['split', 'x'], ['join', 'e'], ['retract', 't'], ['remove', 'd']],
  retracted: [],
  removed: [],
};

/** Whether an action can be carried out on a claim as it is. */
export function possible(d: Draft, action: string): boolean {
  return ACTIONS[d.state].some(([name]) => name === action);
}

let places: [string, string][] | null = null;

/** Carries an action out; false when the reviewer gave it up or changed nothing. */
export async function decide(desk: Desk, sub: Submission, d: Draft, action: string): Promise<boolean> {
  switch (action) {
    case 'reject':
    case 'remove': {
      const reason = await askReason(action);
      if (reason === null) return false;
      await (action === 'remove' ? desk.remove(d, reason) : desk.act(d, action, { reason }));
      return true;
    }
    case 'correct': {
      places ??= await desk.places();
      const patch = await askCorrection(d.claim, places);
      if (patch === null || Object.keys(patch).length === 0) return false;
      await desk.correct(d, patch);
      return true;
    }
    case 'retract': {
      const taken = await askRetraction();
      if (taken) await desk.act(d, action, taken);
      return taken !== null;
    }
    case 'merge':
    case 'join': {
      const tag = action === 'join' ? await desk.tagOf(d.claim.event) : '';
      const event = await askEvent(d, await desk.events(d, sub), w(`do.${action}`));
      if (event) await (action === 'join' ? desk.join(d.claim.event, tag, event) : desk.act(d, action, { event }));
      return Boolean(event);
    }
  }
  await desk.act(d, action);
  return true;
}

/** Accepts, one after the other, what waits and can be accepted; says how much, and what is left. */
export async function acceptEach(desk: Desk, sub: Submission): Promise<string> {
  const waiting = sub.drafts.filter((d) => d.state === 'pending');
  const ready = waiting.filter((d) => !d.problem);
  for (const d of ready) await desk.act(d, 'accept');
  const left = waiting.length - ready.length;
  return waiting.length === 0 ? '' : `${w('said.accepted.n', { n: ready.length })} ${left ? w('said.left', { n: left }) : w('said.all')}`;
}
