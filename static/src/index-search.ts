// What the search box searches: places, actors, events and dispatches, with every
// spelling that is known of them.

import { fold, type Entry } from './fold';
import { nameIn, shortDate, t } from './i18n';
import type { Model } from './model';
import { actorName, borderName, eventTitle } from './words';

export function searchEntries(model: Model): Entry[] {
  const out: Entry[] = [];
  for (const p of model.places.values()) {
    if (p.kind === 'country') continue;
    const keys = [...Object.values(p.names), ...p.aliases].map(fold);
    if (p.kind === 'border') keys.push(fold(borderName(p.id)));
    const label = p.kind === 'border' ? t('border.with', { name: borderName(p.id) }) : nameIn(p.names);
    out.push({ id: p.id, label, hint: t(`placeKind.${p.kind}`), kind: p.kind, keys });
  }
  for (const a of model.cols.actors) {
    if (a) out.push({ id: a, label: actorName(a), hint: t('placeKind.actor'), kind: 'actor', keys: [fold(actorName(a)), fold(a)] });
  }
  for (const e of model.events.values()) {
    const title = eventTitle(model, e);
    const who = e.claims.map((c) => fold(c.claimant));
    out.push({ id: e.id, label: title, hint: shortDate(e.start), kind: 'event', keys: [fold(title), ...Object.values(e.title).map(fold), ...who] });
  }
  for (const d of model.dispatches.values()) {
    const label = nameIn(d.title) || d.id;
    out.push({ id: d.id, label, hint: d.agency, kind: 'dispatch', keys: [...Object.values(d.title), d.agency, d.publisher, d.id].map(fold) });
  }
  return out;
}
