// Events that are not here are found by the server: asked when the typing rests, and only
// the last answer counts.

import * as decode from './decode';
import { fold, type Entry } from './fold';
import { formatDay, type Day } from './day';
import { shortDate } from './i18n';
import type { Model } from './model';
import { join } from './query';
import type { Ev } from './types';
import { eventTitle } from './words';

/** How long the typing must rest, in milliseconds. */
const REST = 250;
const MOST = 8;

export class RemoteSearch {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked: AbortController | null = null;
  private words = '';
  private events: Ev[] = [];

  /** `changed` is called when an answer came. */
  constructor(private model: Model, private changed: () => void) {}

  /** True while the answer for what was last asked is on its way. */
  waiting = false;

  /** Looks for events; what was found of other words is forgotten. */
  ask(typed: string, known: Day | null): void {
    const words = fold(typed);
    if (words === this.words) return;
    this.words = words;
    this.events = [];
    clearTimeout(this.timer);
    this.asked?.abort();
    this.waiting = words !== '';
    if (this.waiting) this.timer = setTimeout(() => void this.load(words, known), REST);
  }

  found(): Entry[] {
    return this.events.map((e) => ({ id: e.id, label: eventTitle(this.model, e), hint: shortDate(e.start), kind: 'event', keys: [] }));
  }

  /** Takes what is chosen into the model, which knows only what it was given. */
  take(id: string): void {
    const e = this.events.find((x) => x.id === id);
    if (e) this.model.add(e);
  }

  private async load(words: string, known: Day | null): Promise<void> {
    const asked = (this.asked = new AbortController());
    const path = join('/collections/events/items', [['known_at', known === null ? '' : formatDay(known)], ['q', words], ['sortby', '-start'], ['limit', String(MOST)]]);
    const doc = await this.model.api.json(path, asked.signal).catch(() => null);
    if (asked.signal.aborted) return;
    this.events = decode.features(doc).map(decode.event).filter((e): e is Ev => e !== null);
    this.waiting = false;
    this.changed();
  }
}
