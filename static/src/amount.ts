// How events are loaded, by how many there are: few as GeoJSON with all that is said of
// them, many as columns, and of very many only what the server counts and draws.

import * as decode from './decode';
import type { Model } from './model';
import { far, more } from './more';
import { eventsPath } from './query';
import type { Ev } from './types';

/** Above this, events keep the status known now; those not yet known are left out. */
export const MANY = 5_000;
/** Above this, events stay with the server. */
const VERY_MANY = 200_000;

export async function loadEvents(model: Model): Promise<void> {
  let count: number;
  try {
    count = Number(decode.obj(await model.api.json('/collections/events/items?limit=1'))['numberMatched']);
  } catch (err) {
    // How many there are must be known before all of them are asked for.
    return model.fail('events', err);
  }
  const kept = count > VERY_MANY && (await loadFar(model));
  if (!kept) model.far = null;
  model.large = kept || (count > MANY && (await (await more()).loadColumns(model)));
  if (model.large) {
    if (!kept) model.measure();
    return model.loaded('events');
  }
  await model.part('events', eventsPath(null), (doc) => {
    model.setEvents(decode.features(doc).map(decode.event).filter((e): e is Ev => e !== null));
  });
}

async function loadFar(model: Model): Promise<boolean> {
  try {
    const next = model.far ?? new (await far()).Far(model);
    await next.open();
    model.far = next;
    return true;
  } catch (err) {
    console.warn('marz: counts did not load', err);
    return false;
  }
}
