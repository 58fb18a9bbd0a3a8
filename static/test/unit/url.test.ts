import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDay } from '../../src/day';
import { DEFAULTS, type State } from '../../src/state';
import { parse, write } from '../../src/url';

const full =
  '?map=6/34.6/66&t=2021-07-10&win=14d&known=2021-07-10T12:00Z&border=IR,TM&kind=bridge&status=contested' +
  '&type=capture&actor=taliban&src=afp&layer=camps&q=herat&sel=islam-qala&cmp=2021-06-20&view=table&lang=fa&theme=dark&embed=1';

test('every part of an address is read', () => {
  const { state, bad } = parse(full);
  assert.deepEqual(bad, []);
  assert.deepEqual(state, {
    map: { zoom: 6, lat: 34.6, lng: 66 }, day: parseDay('2021-07-10'), win: 14, known: parseDay('2021-07-10'),
    border: ['IR', 'TM'], kind: ['bridge'], status: ['contested'], type: ['capture'], actor: ['taliban'], src: ['afp'], layer: ['camps'],
    q: 'herat', sel: 'islam-qala', cmp: parseDay('2021-06-20'), view: 'table', lang: 'fa', theme: 'dark', embed: true,
  } satisfies State);
});

test('what was written reads back as the same state', () => {
  const { state } = parse(full);
  assert.deepEqual(parse(write(state)).state, state);
});

test('defaults are left out', () => assert.equal(write(DEFAULTS), ''));

test('one view has one address, whatever the order of its parts', () => {
  const shuffled = `?${full.slice(1).split('&').reverse().join('&')}`;
  assert.equal(write(parse(shuffled).state), write(parse(full).state));
});

test('borders are taken in every way of writing them', () => {
  for (const text of ['IR', 'ir', 'IRN', 'irn', 'afg-irn', 'AFG-IRN']) assert.deepEqual(parse(`?border=${text}`).state.border, ['IR']);
});

const bad: [name: string, value: string][] = [
  ['map', '99/1/1'], ['map', 'x'], ['map', '6/91/0'], ['map', '6/NaN/2'], ['t', '2021-02-30'], ['t', 'yesterday'], ['t', '0000-00-00'],
  ['win', '0d'], ['win', '-3d'], ['win', '9999d'], ['win', '7'], ['known', 'never'], ['border', 'XX'], ['border', 'IR,XX'],
  ['kind', 'tunnel'], ['status', 'lost'], ['type', '<script>'], ['actor', '../..'], ['sel', 'a b'], ['cmp', '1'], ['view', 'globe'],
  ['lang', 'de'], ['theme', 'pink'], ['embed', 'yes'],
];
for (const [name, value] of bad) {
  test(`a bad value falls back to the default and is named: ${name}=${value}`, () => {
    const parsed = parse(`?${name}=${encodeURIComponent(value)}`);
    assert.deepEqual(parsed.bad, [name]);
    assert.deepEqual(parsed.state, DEFAULTS);
  });
}

test('parsing is total: no query string throws, and what it gives can be written and read again', () => {
  let seed = 7;
  const random = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const names = ['map', 't', 'win', 'known', 'border', 'kind', 'status', 'type', 'actor', 'src', 'layer', 'q', 'sel', 'cmp', 'view', 'lang', 'theme', 'embed', '__proto__', 'constructor'];
  const alphabet = [...'0123456789-/,.:TZd<>"\'&=%abcIRNو‌😀 ', '%E0%A4', '%00', '2021-07-09', 'contested', '1e999'];
  for (let i = 0; i < 5000; i++) {
    const query = Array.from({ length: random(6) }, () => `${names[random(names.length)]}=${Array.from({ length: random(12) }, () => alphabet[random(alphabet.length)]).join('')}`).join('&');
    const { state } = parse(`?${query}`);
    assert.deepEqual(parse(write(state)).state, state, query);
  }
});
