// The review page's words, in the two languages whose dispatches are read.

import en from './en.json';
import fr from './fr.json';

const dicts: Record<string, Record<string, string>> = { en, fr };
export const lang = document.documentElement.lang === 'fr' ? 'fr' : 'en';

/** The words for a key; `{name}` is replaced. An id that no dictionary has is shown readable. */
export function w(key: string, params: Record<string, string | number> = {}): string {
  const dict = dicts[lang]!;
  const text = Object.hasOwn(dict, key) ? dict[key]! : key.slice(key.indexOf('.') + 1).replace(/[-_]/g, ' ');
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));
}

export const TYPES = [
  'capture', 'recapture', 'control', 'control_share', 'handover', 'surrender', 'attack', 'clash', 'withdrawal', 'flight', 'deployment',
  'reinforcement', 'mobilization', 'arming', 'closure', 'reopening', 'casualties', 'statement',
];
export const STANCES = ['asserts', 'denies', 'promises', 'assesses', 'reports', 'requests'];
export const SIDES = ['government', 'taliban', 'allied', 'third', 'media'];

/** A span of days as a reader writes it. */
export function days(d: { from: string | null; to: string | null; precision: string }): string {
  if (!d.from && !d.to) return w('day.unknown');
  if (!d.from) return w('day.by', { day: d.to! });
  if (!d.to) return w('day.from', { day: d.from });
  return d.from === d.to ? d.from : `${d.from} – ${d.to}`;
}
