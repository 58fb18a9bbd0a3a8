// What a mark of the tiles is called.

import { parseDay } from '../day';
import { nameIn, shortDate, t } from '../i18n';
import type { Model } from '../model';
import { describeEvent } from '../words';
import type { Mark } from './decode';

/** An event and its facts, or how many lie there and whose they are. */
export function describeMark(model: Model, m: Mark): string[] {
  if (m.n > 1) return [t('many.here', { n: m.n }), m.party ? t('many.all', { who: t(`party.${m.party}`) }) : t('many.mixed')];
  const e = model.events.get(m.id);
  if (e) return describeEvent(model, e);
  const start = parseDay(m.start);
  return [nameIn(m.title) || m.id, [start === null ? '' : shortDate(start), m.status ? t(`estatus.${m.status}`) : ''].filter(Boolean).join(' · ')];
}
