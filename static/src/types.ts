// The words of the API as the map uses them. `decode.ts` makes these from answers;
// nothing else reads raw JSON.

import type { Day } from './day';

export type Lang = 'en' | 'fr' | 'fa' | 'ps';
export const LANGS: readonly Lang[] = ['en', 'fr', 'fa', 'ps'];

export const STATUSES = [
  'government', 'government-claimed', 'taliban', 'taliban-claimed', 'contested', 'allied', 'allied-claimed', 'unknown',
] as const;
export type Status = (typeof STATUSES)[number];

export const EVENT_STATUSES = ['confirmed', 'claimed', 'disputed', 'denied'] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

export const SIDES = ['government', 'taliban', 'allied', 'third', 'media'] as const;
export type Side = (typeof SIDES)[number];

export const SHAPES = ['road', 'bridge', 'rail', 'pass', 'district', 'port'] as const;
export type Shape = (typeof SHAPES)[number];

/** The six borders, clockwise from the Iranian one: id, alpha-2, alpha-3. */
export const BORDERS = [
  { id: 'afg-irn', a2: 'IR', a3: 'IRN' },
  { id: 'afg-tkm', a2: 'TM', a3: 'TKM' },
  { id: 'afg-uzb', a2: 'UZ', a3: 'UZB' },
  { id: 'afg-tjk', a2: 'TJ', a3: 'TJK' },
  { id: 'afg-chn', a2: 'CN', a3: 'CHN' },
  { id: 'afg-pak', a2: 'PK', a3: 'PAK' },
] as const;

export type Names = Partial<Record<Lang, string>>;
export type Point = readonly [lon: number, lat: number];

export interface Span {
  from: Day | null;
  to: Day | null;
  precision: string;
}

export interface Place {
  id: string;
  kind: 'crossing' | 'place' | 'province' | 'border' | 'country';
  names: Names;
  aliases: string[];
  point: Point;
  border: string;
  province: string;
  district: string;
  kinds: string[];
  grade: string;
  official: boolean;
  counterpart: string;
  capital: boolean;
  population: number;
}

export interface Evidence {
  sentence: number;
  start: number;
  end: number;
}

export interface Claim {
  id: string;
  event: string;
  dispatch: string;
  agency: string;
  url: string;
  type: string;
  stance: string;
  certainty: string;
  claimant: string;
  principal: string;
  /** The body that speaks, in the languages in which its name is known. */
  body: Names;
  side: Side;
  actor: string;
  target: string;
  holder: string;
  said: Span;
  happened: Span;
  published: Span;
  quantity: { value: number | null; unit: string; modifier: string } | null;
  evidence: Evidence | null;
  links: { rel: string; to: string }[];
  summary: Names;
}

export interface Ev {
  id: string;
  type: string;
  title: Names;
  place: string;
  placeNames: Names;
  placeKind: string;
  border: string;
  province: string;
  point: Point;
  start: Day;
  end: Day;
  datePrecision: string;
  geoPrecision: string;
  actor: string;
  target: string;
  status: EventStatus;
  known: Day;
  quantity: number | null;
  unit: string;
  sources: string[];
  claims: Claim[];
}

export interface Dispatch {
  id: string;
  title: Names;
  agency: string;
  publisher: string;
  lang: string;
  published: Day | null;
  how: string;
  url: string;
  sha256: string;
  length: number;
  rights: string;
}

/** A layer of the operator's own. */
export interface Layer {
  id: string;
  title: string;
  attribution: string;
}

export interface Vote {
  principal: string;
  claimant: string;
  holder: string;
  cls: string;
  weight: number;
  claim: string;
  renewed: Day | null;
  flags: string[];
}

export interface Strike {
  claim: string;
  principal: string;
  holder: string;
  by: string;
  reason: string;
}

export interface Control {
  place: string;
  status: Status;
  lean: string;
  holder: string;
  since: Day | null;
  age: number | null;
  votes: Vote[];
  struck: Strike[];
  flags: string[];
  closed: boolean;
}

export interface Spell {
  from: Day;
  to: Day;
  status: Status;
  lean: string;
  /** The claims that began to count, or ceased to, on its first day. */
  claims: string[];
  baseline: boolean;
}
