// The palette, once for canvas and exports; css/tokens.css holds the same values for
// the page, and a test compares the two and measures the colour differences.

import type { Status } from './types';

export interface Palette {
  government: string;
  taliban: string;
  contested: string;
  militia: string;
  none: string;
  closed: string;
  ground: string;
  ink: string;
}

export const PALETTE: Record<'light' | 'dark', Palette> = {
  light: {
    government: '#008CFF', taliban: '#AE5516', contested: '#E3B515', militia: '#612B7D',
    none: '#77787E', closed: '#131412', ground: '#F4F1EA', ink: '#131412',
  },
  dark: {
    government: '#9CC8FC', taliban: '#F82A08', contested: '#FBD554', militia: '#B150F6',
    none: '#7B828D', closed: '#F9FAF9', ground: '#14181D', ink: '#F9FAF9',
  },
};

export type Party = 'government' | 'taliban' | 'contested' | 'militia' | 'none';

/** The party whose colour a status wears. */
export function partyOf(status: Status): Party {
  if (status === 'contested') return 'contested';
  if (status.startsWith('government')) return 'government';
  if (status.startsWith('taliban')) return 'taliban';
  if (status.startsWith('allied')) return 'militia';
  return 'none';
}

/** The party whose colour an actor's events wear. */
export function partyOfActor(actor: string): Party {
  if (/taliban/.test(actor)) return 'taliban';
  if (/militia|uprising|nrf/.test(actor)) return 'militia';
  if (/^afghan|^afg-|^gov|governor|ministry|police|army/.test(actor)) return 'government';
  return 'none';
}
