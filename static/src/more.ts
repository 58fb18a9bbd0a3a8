// The way to what a first visit does without: its code and its words.

import { moreWords } from './i18n';

/** What only very many events need. */
export async function far(): Promise<typeof import('./far/far')> {
  const [code] = await Promise.all([import('./far/far'), moreWords()]);
  return code;
}

export async function more(): Promise<typeof import('./extras')> {
  const [extras] = await Promise.all([import('./extras'), moreWords()]);
  return extras;
}
