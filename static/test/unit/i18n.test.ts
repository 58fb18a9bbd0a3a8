import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { parseDay } from '../../src/day';
import { date, moreWords, nameIn, num, otherDate, setLang, shortDate, span, t, weekday } from '../../src/i18n';
import enFirst from '../../src/i18n/en.json';
import enMore from '../../src/i18n/en-more.json';
import faFirst from '../../src/i18n/fa.json';
import faMore from '../../src/i18n/fa-more.json';
import frFirst from '../../src/i18n/fr.json';
import frMore from '../../src/i18n/fr-more.json';
import psFirst from '../../src/i18n/ps.json';
import psMore from '../../src/i18n/ps-more.json';

const [en, fr, fa, ps] = [[enFirst, enMore], [frFirst, frMore], [faFirst, faMore], [psFirst, psMore]].map(([a, b]) => ({ ...a, ...b }) as Record<string, string>) as [Record<string, string>, Record<string, string>, Record<string, string>, Record<string, string>];

const all: Record<string, Record<string, string>> = { en, fr, fa, ps };
const places = (s: string) => [...s.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort().join();

for (const [lang, dict] of Object.entries(all)) {
  test(`${lang}: the dictionary has the same keys as the English one`, () => {
    assert.deepEqual(Object.keys(dict).sort(), Object.keys(en).sort());
  });
  test(`${lang}: every entry takes the same parameters as the English one`, () => {
    for (const [key, text] of Object.entries(dict)) assert.equal(places(text), places(all['en']![key]!), key);
  });
  test(`${lang}: an entry is empty only where it is empty in English`, () => {
    for (const [key, text] of Object.entries(dict)) assert.equal(text === '', all['en']![key] === '', key);
  });
}

test('Dari and Pashto are written in their own script', () => {
  for (const dict of [fa, ps]) {
    const words = Object.entries(dict).filter(([k, v]) => /[A-Za-z]/.test(v.replace(/\{\w+\}|CSV|GeoJSON|PNG|API|ODbL [\d.]+|CC BY [\d.]+|LGPL \d/g, '')) && k !== 'none');
    assert.deepEqual(words, []);
  }
});

test('every key that the sources name is in the dictionary', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
  for (const file of files) {
    for (const [, key] of readFileSync(`src/${file}`, 'utf8').matchAll(/\bt\('([\w.-]+)'/g)) {
      assert.ok(key! in en || `${key}.other` in en, `${file}: ${key}`);
    }
  }
});

test('the words that come later are used only by what comes later', () => {
  const first = new Set<string>();
  const todo = ['main.ts'];
  for (let file = todo.pop(); file; file = todo.pop()) {
    if (first.has(file)) continue;
    first.add(file);
    for (const [, path] of readFileSync(`src/${file}`, 'utf8').matchAll(/^(?:import|export) (?!type ).*from '(\.[\w./-]+)';/gm)) todo.push(`${join(dirname(file), path!)}.ts`);
  }
  assert.ok(first.has('panels/time.ts') && !first.has('panels/claims.ts'));
  for (const file of first) {
    for (const [, key] of readFileSync(`src/${file}`, 'utf8').matchAll(/\bt\('([\w.-]+)'/g)) {
      assert.ok(!(key! in enMore) && !(`${key}.other` in enMore), `${file}: ${key}`);
    }
  }
});

const day = parseDay('2021-07-09')!;

test('dates are Gregorian in English and French, Afghan in Dari and Pashto', async () => {
  const want = { en: '9 July 2021', fr: '9 juillet 2021', fa: '۱۸ سرطان ۱۴۰۰', ps: '۱۸ چنګاښ ۱۴۰۰' } as const;
  for (const [lang, text] of Object.entries(want)) {
    await setLang(lang as keyof typeof want);
    assert.equal(date(day), text);
  }
  assert.equal(otherDate(day), '9 Jul 2021');
  assert.equal(weekday(day), 'جمعه');
  await setLang('en');
  assert.equal(weekday(day), 'Friday');
  assert.equal(shortDate(day), '9 Jul');
});

test('the Afghan year turns on Nawruz', async () => {
  await setLang('fa');
  assert.equal(date(parseDay('2021-03-20')!), '۳۰ حوت ۱۳۹۹');
  assert.equal(date(parseDay('2021-03-21')!), '۱ حمل ۱۴۰۰');
});

test('spans say what is known of their ends', async () => {
  await setLang('en');
  assert.equal(span({ from: null, to: day, precision: 'by_day' }), 'by 9 Jul');
  assert.equal(span({ from: day, to: null, precision: 'range' }), 'from 9 Jul');
  assert.equal(span({ from: day, to: day + 1, precision: 'range' }), '9 Jul – 10 Jul');
  assert.equal(span({ from: null, to: null, precision: 'unknown' }), 'date unknown');
});

test('plurals and numbers follow the language', async () => {
  await setLang('en');
  assert.equal(t('announce.filtered', { n: 1 }), '1 crossing shown');
  assert.equal(t('announce.filtered', { n: 3 }), '3 crossings shown');
  await setLang('fa');
  assert.equal(num(25), '۲۵');
  await setLang('en');
});

test('a name falls back to the nearest language that has it', () => {
  assert.equal(nameIn({ fa: 'اسلام‌قلعه', en: 'Islam Qala' }, 'ps'), 'اسلام‌قلعه');
  assert.equal(nameIn({ en: 'Islam Qala' }, 'fa'), 'Islam Qala');
  assert.equal(nameIn({}, 'fr'), '');
});

test('words of dialogs come when they are asked for, in every language from then on', async () => {
  await setLang('en');
  assert.equal(t('share.copy'), 'Copy');
  await moreWords();
  assert.equal(t('share.copied'), 'Copied.');
  await setLang('fr');
  assert.equal(t('share.copied'), 'Copié.');
  await setLang('en');
});

test('a word of the data that no dictionary knows is shown readable, never as a key', () => {
  assert.equal(t('type.sea_battle'), 'Sea battle');
  for (const key of ['constructor', '__proto__', 'toString']) assert.equal(typeof t(key), 'string');
});
