// Folding for search: case, accents, apostrophes, hyphens, and the letters that Arabic,
// Dari and Pashto keyboards write differently.

const LETTERS: Record<string, string> = {
  'ي': 'ی', 'ى': 'ی', 'ې': 'ی', 'ۍ': 'ی', 'ئ': 'ی', 'ك': 'ک', 'ګ': 'گ', 'ة': 'ه', 'ۀ': 'ه', 'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ؤ': 'و', 'ټ': 'ت', 'ډ': 'د', 'ړ': 'ر', 'ڼ': 'ن', 'ښ': 'ش', 'ږ': 'ژ',
};

export function fold(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f\u064b-\u0655\u0670\u0640]/g, '').normalize('NFC')
    .replace(/[يىېۍئكګةۀأإآؤټډړڼښږ]/g, (c) => LETTERS[c] ?? c)
    .toLowerCase().replace(/[\u200c\u200d\u200e\u200f'’ʿʾ`]/g, '').replace(/[-–—_/.,;:()]+/g, ' ').replace(/\s+/g, ' ').trim();
}

export interface Entry {
  id: string;
  label: string;
  hint: string;
  kind: 'crossing' | 'border' | 'place' | 'province' | 'actor' | 'event' | 'dispatch';
  /** Every spelling, folded. */
  keys: string[];
}

const ORDER: Record<Entry['kind'], number> = { crossing: 0, border: 1, place: 2, province: 3, actor: 4, event: 5, dispatch: 6 };

/** The best entries for what was typed: whole names first, then beginnings, then parts. */
export function find(entries: readonly Entry[], typed: string, most = 12): Entry[] {
  const q = fold(typed);
  if (!q) return [];
  const scored: { e: Entry; score: number }[] = [];
  for (const e of entries) {
    let best = Infinity;
    for (const k of e.keys) {
      const at = k.indexOf(q);
      if (at < 0) continue;
      const score = k === q ? 0 : at === 0 ? 1 : k[at - 1] === ' ' ? 2 : 3;
      best = Math.min(best, score);
    }
    if (best < Infinity) scored.push({ e, score: best * 10 + ORDER[e.kind] });
  }
  return scored.sort((a, b) => a.score - b.score || a.e.label.localeCompare(b.e.label)).slice(0, most).map((x) => x.e);
}
