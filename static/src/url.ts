// State ↔ query string. Parsing is total: a bad value becomes the default and is named
// in `bad`. Writing leaves defaults out and keeps a fixed order, so that one view has
// one address.

import { formatDay, parseDay } from './day';
import { DEFAULTS, type Known, type MapView, type State } from './state';
import { BORDERS, EVENT_STATUSES, LANGS, SHAPES, STATUSES, type Lang } from './types';

const WORD = /^[\p{L}\p{N}][\p{L}\p{N}_.:-]{0,127}$/u;
const STATUS_WORDS: readonly string[] = [...STATUSES, ...EVENT_STATUSES];

export interface Parsed {
  state: State;
  bad: string[];
}

export function parse(query: string, defaults: State = DEFAULTS): Parsed {
  const params = new URLSearchParams(query);
  const bad: string[] = [];
  const read = <T>(name: string, fallback: T, fn: (v: string) => T | null): T => {
    const text = params.get(name);
    if (text === null || text === '') return fallback;
    const value = fn(text);
    if (value !== null) return value;
    bad.push(name);
    return fallback;
  };
  const list = (name: string, ok: (v: string) => string | null): string[] =>
    read<string[]>(name, [], (text) => {
      const words = text.split(',').filter(Boolean).slice(0, 64).map(ok);
      return words.includes(null) ? null : [...new Set(words as string[])];
    });
  const word = (v: string) => (WORD.test(v) ? v : null);
  const oneOf = (all: readonly string[]) => (v: string) => (all.includes(v) ? v : null);
  const state: State = {
    map: read('map', defaults.map, parseMap),
    day: read('t', defaults.day, parseDay),
    win: read('win', defaults.win, parseWindow),
    known: read('known', defaults.known, parseKnown),
    border: list('border', parseBorder),
    kind: list('kind', oneOf(SHAPES)),
    status: list('status', oneOf(STATUS_WORDS)),
    type: list('type', word),
    actor: list('actor', word),
    src: list('src', word),
    layer: list('layer', word),
    q: read('q', defaults.q, (v) => v.slice(0, 200)),
    sel: read('sel', defaults.sel, word),
    cmp: read('cmp', defaults.cmp, parseDay),
    view: read('view', defaults.view, (v) => (v === 'table' || v === 'borders' ? v : null)),
    lang: read('lang', defaults.lang, (v) => (LANGS.includes(v as Lang) ? (v as Lang) : null)),
    theme: read('theme', defaults.theme, (v) => (v === 'light' || v === 'dark' || v === 'auto' ? v : null)),
    embed: read('embed', defaults.embed, (v) => (v === '1' ? true : v === '0' ? false : null)),
  };
  return { state, bad };
}

/** The query string with its question mark, or "" when everything is at its default. */
export function write(state: State, defaults: State = DEFAULTS): string {
  const out: string[] = [];
  const put = (name: string, value: string) => {
    if (value !== '') out.push(`${name}=${encodeURIComponent(value).replace(/%2C/g, ',').replace(/%2F/g, '/').replace(/%3A/g, ':')}`);
  };
  const { map } = state;
  if (map) put('map', `${+map.zoom.toFixed(2)}/${map.lat.toFixed(3)}/${map.lng.toFixed(3)}`);
  if (state.day !== null && state.day !== defaults.day) put('t', formatDay(state.day));
  if (state.win !== defaults.win) put('win', `${state.win}d`);
  if (state.known !== defaults.known) put('known', typeof state.known === 'number' ? formatDay(state.known) : state.known);
  for (const name of ['border', 'kind', 'status', 'type', 'actor', 'src', 'layer'] as const) put(name, state[name].join(','));
  put('q', state.q);
  put('sel', state.sel);
  if (state.cmp !== null) put('cmp', formatDay(state.cmp));
  put('view', state.view);
  if (state.lang !== defaults.lang) put('lang', state.lang);
  if (state.theme !== defaults.theme) put('theme', state.theme);
  if (state.embed) put('embed', '1');
  return out.length ? `?${out.join('&')}` : '';
}

function parseMap(text: string): MapView | null {
  const parts = text.split('/').map(Number);
  const [zoom, lat, lng] = parts;
  if (parts.length !== 3 || zoom === undefined || lat === undefined || lng === undefined) return null;
  if (!(zoom >= 3 && zoom <= 16 && Math.abs(lat) <= 85 && Math.abs(lng) <= 180)) return null;
  return { zoom, lat, lng };
}

function parseWindow(text: string): number | null {
  const m = /^(\d{1,4})d$/.exec(text);
  const n = m ? Number(m[1]) : 0;
  return n >= 1 && n <= 3660 ? n : null;
}

function parseKnown(text: string): Known | null {
  return text === 'now' || text === 'day' ? text : parseDay(text);
}

/** Takes IR, IRN, irn or afg-irn, and gives the alpha-2 code. */
export function parseBorder(text: string): string | null {
  const t = text.toLowerCase();
  const b = BORDERS.find((x) => t === x.id || t === x.a2.toLowerCase() || t === x.a3.toLowerCase());
  return b?.a2 ?? null;
}
