// Words, dates and numbers in the reader's language. Dari and Pashto dates are in the
// Afghan solar calendar; Intl does the arithmetic, the dictionaries name the months.

import { dateOf, type Day } from './day';
import type { Lang, Names, Span } from './types';

export type Dict = Record<string, string>;
type Load = Record<Lang, () => Promise<{ default: Dict }>>;

const first: Load = {
  en: () => import('./i18n/en.json', { with: { type: 'json' } }),
  fr: () => import('./i18n/fr.json', { with: { type: 'json' } }),
  fa: () => import('./i18n/fa.json', { with: { type: 'json' } }),
  ps: () => import('./i18n/ps.json', { with: { type: 'json' } }),
};
/** Words of dialogs and tables, which a first visit does not need. */
const later: Load = {
  en: () => import('./i18n/en-more.json', { with: { type: 'json' } }),
  fr: () => import('./i18n/fr-more.json', { with: { type: 'json' } }),
  fa: () => import('./i18n/fa-more.json', { with: { type: 'json' } }),
  ps: () => import('./i18n/ps-more.json', { with: { type: 'json' } }),
};

const ORDER: Record<Lang, readonly Lang[]> = {
  en: ['en', 'fr', 'fa', 'ps'],
  fr: ['fr', 'en', 'fa', 'ps'],
  fa: ['fa', 'ps', 'en', 'fr'],
  ps: ['ps', 'fa', 'en', 'fr'],
};
// Browsers do not all know Pashto; its plurals and digits are those of Dari.
const LOCALE: Record<Lang, string> = { en: 'en-GB', fr: 'fr-FR', fa: 'fa-AF', ps: 'fa-AF' };

let lang: Lang = 'en';
let dict: Dict = {};
let all = false;
let plural = new Intl.PluralRules('en');
let number = new Intl.NumberFormat('en-GB');

export async function setLang(next: Lang): Promise<void> {
  const parts = await Promise.all([first[next](), ...(all ? [later[next]()] : [])]);
  dict = Object.assign({}, ...parts.map((p) => p.default)) as Dict;
  lang = next;
  plural = new Intl.PluralRules(LOCALE[next]);
  number = new Intl.NumberFormat(LOCALE[next], { maximumFractionDigits: 2 });
}

/** Loads the words that a first visit does without, now and for every later language. */
export async function moreWords(): Promise<void> {
  if (all) return;
  const { default: words } = await later[lang]();
  all = true;
  Object.assign(dict, words);
}

export function currentLang(): Lang {
  return lang;
}

export function isRTL(l: Lang = lang): boolean {
  return l === 'fa' || l === 'ps';
}

/** The words for a key; `{name}` is replaced; with `n`, the key's plural form is taken. */
export function t(key: string, params: Record<string, string | number> = {}): string {
  let text = word(dict, key);
  if (typeof params['n'] === 'number') {
    text = word(dict, `${key}.${plural.select(params['n'])}`) ?? word(dict, `${key}.other`) ?? text;
  }
  if (text === undefined) return humanise(key.slice(key.indexOf('.') + 1));
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const v = Object.hasOwn(params, name) ? params[name] : undefined;
    return v === undefined ? whole : typeof v === 'number' ? num(v) : v;
  });
}

export function has(key: string): boolean {
  return word(dict, key) !== undefined;
}

/** A dictionary's own entry: a key may come from data and be called "constructor". */
function word(from: Dict, key: string): string | undefined {
  return Object.hasOwn(from, key) ? from[key] : undefined;
}

export function humanise(id: string): string {
  const text = id.replace(/[-_]+/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function num(n: number): string {
  return number.format(n);
}

/** The name in the reader's language, or the nearest one that is known. */
export function nameIn(names: Names, l: Lang = lang): string {
  for (const k of ORDER[l]) if (names[k]) return names[k];
  return '';
}

/** The language `nameIn` answers in. */
export function langOf(names: Names, l: Lang = lang): Lang {
  return ORDER[l].find((k) => names[k]) ?? l;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function format(key: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let f = formats.get(key);
  if (!f) formats.set(key, (f = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })));
  return f;
}

/** Day, month and year in the calendar of the language: Afghan for Dari and Pashto. */
export function calendar(day: Day): { d: number; m: number; y: number } {
  const locale = isRTL() ? 'en-u-ca-persian-nu-latn' : 'en-u-ca-gregory';
  const parts = format(locale, locale, { day: 'numeric', month: 'numeric', year: 'numeric' }).formatToParts(dateOf(day));
  const get = (type: string) => parseInt(parts.find((p) => p.type === type)?.value ?? '0', 10);
  return { d: get('day'), m: get('month'), y: get('year') };
}

export function monthName(day: Day): string {
  if (isRTL()) return t(`month.${calendar(day).m}`);
  return format(`${lang}m`, LOCALE[lang], { month: 'long' }).format(dateOf(day));
}

export function date(day: Day): string {
  if (isRTL()) {
    const { d, m, y } = calendar(day);
    return `${plain(d)} ${t(`month.${m}`)} ${plain(y)}`;
  }
  return format(`${lang}d`, LOCALE[lang], { dateStyle: 'long' }).format(dateOf(day));
}

/** Without the year, for lists in which it goes without saying. */
export function shortDate(day: Day): string {
  if (isRTL()) return `${plain(calendar(day).d)} ${monthName(day)}`;
  return format(`${lang}s`, LOCALE[lang], { day: 'numeric', month: 'short' }).format(dateOf(day));
}

export function weekday(day: Day): string {
  if (isRTL()) return t(`weekday.${dateOf(day).getUTCDay()}`);
  return format(`${lang}w`, LOCALE[lang], { weekday: 'long' }).format(dateOf(day));
}

/** The other calendar's date, shown beside the first: Gregorian where `date` is Afghan. */
export function otherDate(day: Day): string {
  return isRTL() ? format('iso', 'en-GB', { dateStyle: 'medium' }).format(dateOf(day)) : '';
}

/** A span of days with the precision of what was said. */
export function span(i: Span): string {
  if (i.from === null && i.to === null) return t('date.unknown');
  if (i.from === null) return t('date.by', { date: shortDate(i.to!) });
  if (i.to === null) return t('date.from', { date: shortDate(i.from) });
  if (i.from === i.to) return shortDate(i.from);
  return t('date.range', { from: shortDate(i.from), to: shortDate(i.to) });
}

const digits = new Map<Lang, Intl.NumberFormat>();
function plain(n: number): string {
  let f = digits.get(lang);
  if (!f) digits.set(lang, (f = new Intl.NumberFormat(LOCALE[lang], { useGrouping: false })));
  return f.format(n);
}
