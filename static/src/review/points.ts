// Offsets: evidence is counted in Unicode code points, strings in UTF-16 units. Pure.

/** A span of a text, in code points; end is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A piece of a text and which spans (by their index) cover it. */
export interface Piece {
  text: string;
  covers: readonly number[];
}

/** How many code points a text has. A lone surrogate counts as one. */
export function length(text: string): number {
  let n = 0;
  for (const _ of text) n++;
  return n;
}

/** For each wanted code point offset, in any order, the UTF-16 offset. */
export function unitsOf(text: string, wanted: Iterable<number>): Map<number, number> {
  const todo = [...new Set(wanted)].sort((a, b) => a - b);
  const out = new Map<number, number>();
  let point = 0;
  let unit = 0;
  let i = 0;
  for (const char of text) {
    while (i < todo.length && todo[i]! <= point) out.set(todo[i++]!, unit);
    point++;
    unit += char.length;
  }
  while (i < todo.length) out.set(todo[i++]!, text.length);
  return out;
}

/** Cuts a text wherever a span begins or ends. Together the pieces are the text. */
export function cut(text: string, spans: readonly (Span | null)[]): Piece[] {
  const bounds = spans.flatMap((s) => (s && s.end > s.start ? [s.start, s.end] : []));
  const units = unitsOf(text, bounds);
  const at = [...new Set([0, ...units.values(), text.length])].sort((a, b) => a - b);
  const out: Piece[] = [];
  for (let i = 0; i + 1 < at.length; i++) {
    const [from, to] = [at[i]!, at[i + 1]!];
    const covers = spans.flatMap((s, n) => (s && s.end > s.start && units.get(s.start)! <= from && units.get(s.end)! >= to ? [n] : []));
    out.push({ text: text.slice(from, to), covers });
  }
  return out;
}

/** The SHA-256 of a text's UTF-8, in hex, as the server keeps it. */
export async function sha256(text: string): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(sum)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** The forms in which a copy may differ from what was handed in, without any other word. */
export function variants(text: string): string[] {
  const unix = text.replace(/\r\n?/g, '\n');
  const out: string[] = [];
  for (const body of [text, unix, unix.replace(/\n/g, '\r\n')]) {
    const trimmed = body.replace(/\s+$/, '');
    for (const end of ['', '\n', '\r\n']) out.push(trimmed + end);
    out.push(body, `\uFEFF${body}`);
  }
  return [...new Set(out)];
}

/** The variant of a copy that is the text, or null: then it is another one. */
export async function matching(copy: string, same: (text: string) => Promise<boolean>): Promise<string | null> {
  for (const v of variants(copy)) if (await same(v)) return v;
  return null;
}
