// Days as integers: days since 1970-01-01, civil days in Kabul. Nothing here knows of
// time zones but `today`.

export type Day = number;

const MS = 86_400_000;
const KABUL_OFFSET = 4.5 * 3_600_000;

/** Reads YYYY-MM-DD (a time behind it is ignored); null when there is no such day. */
export function parseDay(text: string | null | undefined): Day | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})(?:$|T)/.exec(text ?? '');
  if (!m) return null;
  const ms = Date.UTC(+m[1]!, +m[2]! - 1, +m[3]!);
  const day = ms / MS;
  return formatDay(day) === `${m[1]}-${m[2]}-${m[3]}` ? day : null;
}

export function formatDay(day: Day): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

export function dateOf(day: Day): Date {
  return new Date(day * MS);
}

export function today(now = Date.now()): Day {
  return Math.floor((now + KABUL_OFFSET) / MS);
}

export function clamp(n: number, low: number, high: number): number {
  return Math.min(Math.max(n, low), high);
}
