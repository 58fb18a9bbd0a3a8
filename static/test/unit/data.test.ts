// Answers, search, borders: what comes from outside never throws and never runs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { borderClaims } from '../../src/borders';
import { parseDay } from '../../src/day';
import * as decode from '../../src/decode';
import { safeURL } from '../../src/dom';
import { middle } from '../../src/middle';
import { find, fold, type Entry } from '../../src/fold';
import { exportPath } from '../../src/query';
import { DEFAULTS } from '../../src/state';
import { shade } from '../../src/symbols';

const odd = [null, undefined, 0, '', 'x', [], {}, [null], { features: [null, 1, {}] }, { features: 'no' }, { properties: null }, NaN, true];

test('no answer, however odd, makes the reader throw', () => {
  for (const a of odd) {
    decode.controls(a);
    decode.spells(a);
    decode.control(a);
    decode.claim(a);
    decode.features(a).map((f) => [decode.event(f), decode.place(f, 'place')]);
    for (const b of odd) decode.features({ features: [{ id: b, geometry: a, properties: { claims: [a, b], start: b, names: a, votes: [b], flags: a } }] }).map(decode.event);
  }
});

test('an event is read with its claims', () => {
  const e = decode.event({
    id: 'e1', geometry: { type: 'Point', coordinates: [61, 34.6] },
    properties: {
      type: 'capture', title: 'Islam Qala: capture', title_fr: 'Islam Qala : prise', place: 'islam-qala', place_name: 'Islam Qala', place_name_fa: 'اسلام‌قلعه',
      start: '2021-07-09', end: null, status: 'disputed', known_from: '2021-07-09', claims: [{ id: 'c', said: { from: '2021-07-09', to: null, precision: 'range' }, evidence: { sentence: 2, start: 10, end: 20 } }],
    },
  })!;
  assert.equal(e.title.fr, 'Islam Qala : prise');
  assert.equal(e.placeNames.fa, 'اسلام‌قلعه');
  assert.equal(e.end, e.start);
  assert.deepEqual(e.claims[0]!.evidence, { sentence: 2, start: 10, end: 20 });
  assert.equal(e.claims[0]!.event, 'e1');
});

test('the first spell of a timeline, from before the record, is the baseline', () => {
  const [a, b] = decode.spells({ spells: [{ from: null, to: '2021-07-08', status: 'government', because: [] }, { from: '2021-07-09', to: null, status: 'taliban', because: [{ claim: 'c' }] }] });
  assert.deepEqual([a!.from, a!.baseline, b!.to, b!.baseline, b!.claims], [-Infinity, true, Infinity, false, ['c']]);
});

test('provinces are read from their table, and shaded by claims only', () => {
  const csv = 'province,day,capital,status,lean,since,flags,more\nAF-HER,2021-08-13,herat,taliban,,2021-08-12,,1\nAF-FRA,2021-08-13,farah,contested,taliban,2021-08-10,implicit; stale,0\nAF-KAB,2021-08-13,kabul,government,,,baseline,0\n';
  const got = decode.provinces(csv);
  assert.deepEqual([...got.keys()], ['AF-HER', 'AF-FRA', 'AF-KAB']);
  assert.equal(got.get('AF-HER')!.place, 'herat');
  assert.equal(got.get('AF-HER')!.since, parseDay('2021-08-12'));
  assert.deepEqual(got.get('AF-FRA')!.flags, ['implicit', 'stale']);
  assert.deepEqual([...got.values(), undefined, null].map(shade), ['taliban', 'contested', 'none', 'none', 'none']);
  for (const bad of ['', 'x', 'province\n\n,,,', '<html>\n<p>,1']) for (const c of decode.provinces(bad).values()) assert.equal(shade(c), 'none');
});

test('only plain web addresses become links', () => {
  for (const url of ['javascript:alert(1)', 'data:text/html,x', ' jAvAsCrIpT:1', 'vbscript:x', 'file:///etc/passwd', '//', 'x']) assert.equal(safeURL(url), null, url);
  assert.equal(safeURL('https://www.levif.be/a?b=1'), 'https://www.levif.be/a?b=1');
});

test('search finds a place in four scripts and with any spelling', () => {
  const entry: Entry = { id: 'islam-qala', label: 'Islam Qala', hint: '', kind: 'crossing', keys: ['Islam Qala', 'Islam Qalʿa', 'اسلام‌قلعه', 'اسلام کلا'].map(fold) };
  for (const typed of ['islam', 'ISLAM-QALA', "islam qal'a", 'اسلام قلعه', 'اسلام‌قلعه', 'qala', 'اسلام كلا']) {
    const hit = find([entry], typed);
    assert.equal(hit.length, typed === 'اسلام قلعه' ? hit.length : 1, typed);
  }
  assert.deepEqual(find([entry], 'torghundi'), []);
  assert.deepEqual(find([entry], '   '), []);
});

test('whole names come before beginnings, beginnings before parts', () => {
  const e = (id: string): Entry => ({ id, label: id, hint: '', kind: 'place', keys: [fold(id)] });
  assert.deepEqual(find([e('new herat'), e('herat rud'), e('herat')], 'herat').map((x) => x.id), ['herat', 'herat rud', 'new herat']);
});

test('a border’s share is the newest one known, and kilometres count by its length', () => {
  const d = (s: string) => parseDay(s)!;
  const make = (id: string, at: string, value: number, unit: string, pub: string, side = 'third') => decode.event({
    id, properties: {
      type: 'control_share', border: 'afg-tjk', start: at, actor: 'taliban', known_from: pub,
      claims: [{ id: `${id}.c`, side, actor: 'taliban', stance: 'assesses', happened: { from: at, to: at }, published: { from: pub, to: pub }, quantity: { value, unit, modifier: 'about' } }],
    },
  })!;
  const list = [make('a', '2021-07-05', 672, 'km of AFG–TJK border', '2021-07-06'), make('b', '2021-07-09', 0.6667, 'share of AFG–TJK border', '2021-07-09')];
  const km = new Map([['afg-tjk', 1344]]);
  assert.equal(borderClaims(list, d('2021-07-08'), null, km).get('afg-tjk')!.share, 0.5);
  assert.equal(borderClaims(list, d('2021-07-10'), null, km).get('afg-tjk')!.share, 0.6667);
  assert.equal(borderClaims(list, d('2021-07-10'), d('2021-07-08'), km).get('afg-tjk')!.share, 0.5);
  assert.equal(borderClaims(list, d('2021-07-04'), null, km).size, 0);
});

test('the address of a download says exactly what the view shows', () => {
  const day = parseDay('2021-07-10')!;
  const state = { ...DEFAULTS, day, win: 7, border: ['IR', 'TM'], actor: ['taliban'], src: ['afp', 'tolonews'], known: 'day' as const };
  const words = { types: ['clash'], actors: ['taliban', 'iran'], sources: ['', 'Reuters', 'AFP', 'TOLOnews'] };
  const url = decodeURIComponent(exportPath(state, day, 'csv', '60,29,75,39', words));
  assert.equal(url, "/events.csv?datetime=2021-07-04/2021-07-10&known_at=2021-07-10&bbox=60,29,75,39&border=afg-irn,afg-tkm&actor=taliban&agency=AFP,TOLOnews&filter=(end >= DATE('2021-07-04') OR start >= DATE('2021-07-04'))");
  assert.match(exportPath({ ...state, type: ['nothing'] }, day, 'csv', '', words), /&filter=FALSE$/, 'a choice that nothing fits');
});

test('an area’s name stands in the middle of its largest part', () => {
  const square = (x: number, y: number, r: number) => [[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r], [x - r, y - r]];
  assert.deepEqual(middle({ type: 'MultiPolygon', coordinates: [[square(1, 1, 1)], [square(66, 34, 4)]] }).map(Math.round), [66, 34]);
  assert.deepEqual(middle({ type: 'Point', coordinates: [61, 34] }), [61, 34]);
  for (const a of odd) for (const type of ['Point', 'LineString', 'Polygon', 'MultiPolygon']) assert.equal(middle({ type, coordinates: a }).length, 2);
});
