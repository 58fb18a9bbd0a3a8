// What is fetched only when something asks for it: dispatches, the operator's layers, one
// event of many, the column file.

import { readColumns } from './binary';
import * as decode from './decode';
import type { Model } from './model';

const asked = new WeakMap<Model, Promise<void>>();

/** The dispatches; once, unless it failed. */
export function loadDispatches(model: Model): Promise<void> {
  let loading = asked.get(model);
  if (!loading) {
    loading = model.api.json('/dispatches.geojson').then((doc) => {
      model.dispatches = new Map(decode.features(doc).map(decode.dispatch).map((d) => [d.id, d]));
      model.onChange('data');
    }).catch(() => void asked.delete(model));
    asked.set(model, loading);
  }
  return loading;
}

/** Many events come as columns; false when they do not come. */
export async function loadColumns(model: Model): Promise<boolean> {
  try {
    model.cols = readColumns(await model.api.bytes('/events.bin'));
    return true;
  } catch (err) {
    console.warn('marz: events.bin did not load', err);
    return false;
  }
}

/** Fetches an event that is known by its columns only. */
export async function loadEvent(model: Model, id: string): Promise<void> {
  if (!id || model.events.has(id) || model.places.has(id)) return;
  const feature = await model.api.json(`/collections/events/items/${encodeURIComponent(id)}`).catch(() => null);
  const e = feature === null ? null : decode.event(decode.obj(feature));
  if (!e) return;
  model.add(e);
  model.onChange('data');
}
