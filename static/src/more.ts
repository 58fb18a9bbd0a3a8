// The way to what a first visit does without: its code and its words.

import { moreWords } from './i18n';

export async function more(): Promise<typeof import('./extras')> {
  const [extras] = await Promise.all([import('./extras'), moreWords()]);
  return extras;
}
