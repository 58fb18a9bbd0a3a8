import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { cut, length, matching, sha256, unitsOf, variants } from '../../src/review/points';
import { Frames } from '../../src/review/stream';
import { withRecord } from '../../src/review/record';
import type { Draft, Submission } from '../../src/review/types';
import en from '../../src/review/en.json';
import fr from '../../src/review/fr.json';

const hard = 'A\r\n🏔️ é e\u0301 «Islam Qala» اسلام‌قلعه 👩‍👩‍👧 end';

test('code points are counted as the server counts them, whatever a string is made of', () => {
  assert.equal(length('a🏔b'), 3);
  assert.equal(length('e\u0301'), 2);
  assert.equal(length('\r\n'), 2);
  assert.equal(length('\ud800x'), 2);
});

test('every code point offset of a hard text maps to where that code point begins', () => {
  const chars = [...hard];
  const units = unitsOf(hard, chars.map((_, i) => i));
  let at = 0;
  for (const [i, c] of chars.entries()) {
    assert.equal(units.get(i), at);
    at += c.length;
  }
});

test('an offset behind the end is the end', () => {
  assert.equal(unitsOf('🏔', [1, 99]).get(99), 2);
  assert.equal(unitsOf('', [0]).get(0), 0);
});

test('the pieces of a text are the text, and each knows the spans that cover it', () => {
  const points = [...hard];
  const spans = [{ start: 3, end: 9 }, { start: 5, end: 20 }, null, { start: 30, end: 999 }, { start: 4, end: 4 }];
  const pieces = cut(hard, spans);
  assert.equal(pieces.map((p) => p.text).join(''), hard);
  for (const [n, span] of spans.entries()) {
    const got = pieces.filter((p) => p.covers.includes(n)).map((p) => p.text).join('');
    assert.equal(got, span ? points.slice(span.start, span.end).join('') : '');
  }
});

test('a text without spans is one piece, and no text is none', () => {
  assert.deepEqual(cut('abc', []), [{ text: 'abc', covers: [] }]);
  assert.deepEqual(cut('', [{ start: 0, end: 3 }]), []);
});

test('sums are those of the UTF-8 bytes', async () => {
  assert.equal(await sha256('é'), '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
});

test('a copy is recognised through line ends, a last line break and a byte order mark, and through nothing else', async () => {
  const text = 'First line.\r\nSecond line.\r\n';
  const is = (want: string) => async (v: string) => v === want;
  assert.equal(await matching('First line.\nSecond line.', is(text)), text);
  assert.equal(await matching(text, is(text)), text);
  assert.equal(await matching('First line. \nSecond line.', is(text)), null);
  assert.equal(await matching('First Line.\nSecond line.', is(text)), null);
  assert.ok(variants('\uFEFFx').includes('\uFEFFx'));
  assert.equal(await matching('x', is('\uFEFFx')), '\uFEFFx');
});

test('both dictionaries have the same keys with the same parameters, and all that the sources name', () => {
  const of = (s: string) => [...s.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort().join();
  const [a, b] = [en as Record<string, string>, fr as Record<string, string>];
  assert.deepEqual(Object.keys(a).sort(), Object.keys(b).sort());
  for (const k of Object.keys(a)) assert.equal(of(a[k]!), of(b[k]!), k);
  for (const f of ['claims', 'forms', 'home', 'paper', 'review']) {
    for (const [, key] of readFileSync(`src/review/${f}.ts`, 'utf8').matchAll(/\bw\('([\w.-]+)'/g)) assert.ok(key! in a, `${f}: ${key}`);
  }
});

test('a stream is cut into events wherever its parts end, and an id alone is remembered', () => {
  const text = 'retry: 2000\n: beat\nid: 4\n\nid: 5\nevent: draft\ndata: {"a":\ndata: 1}\n\r\n: beat\r\nid: 7\r\n\r\ndata: x\n\n';
  for (let size = 1; size <= text.length; size++) {
    const frames = new Frames();
    const got = [];
    for (let i = 0; i < text.length; i += size) got.push(...frames.push(text.slice(i, i + size)));
    assert.deepEqual(got, [{ id: '5', type: 'draft', data: '{"a":\n1}' }, { id: '7', type: 'message', data: 'x' }], `in parts of ${size}`);
    assert.equal(frames.id, '7');
  }
});

test('an accepted draft says what the record says of it now', () => {
  const draft = (id: string, state: Draft['state']) => ({ id, state, revision: 1, by: 'nora', claim: { id, dispatch: 'd', claimant: 'was' } }) as unknown as Draft;
  const sub = { id: 'd', drafts: [draft('a', 'accepted'), draft('b', 'accepted'), draft('c', 'pending'), draft('e', 'accepted')] } as unknown as Submission;
  const is = (id: string, retracted: boolean) => ({ claim: { ...draft(id, 'accepted').claim, claimant: 'is' }, revision: 9, retracted });
  const now = withRecord(sub, { claims: [is('a', false), is('e', true)], dispatches: [] });
  assert.deepEqual(now.drafts.map((d) => [d.state, d.revision, d.claim.claimant, d.by]),
    [['accepted', 9, 'is', 'nora'], ['removed', 1, 'was', 'nora'], ['pending', 1, 'was', 'nora'], ['retracted', 9, 'is', 'nora']]);
});
