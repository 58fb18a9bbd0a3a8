// The rules of the house: who imports Leaflet, how long a module may be, how text gets
// into the page, and how much a first visit loads.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
const text = (f: string) => readFileSync(`src/${f}`, 'utf8');

test('one file imports Leaflet', () => {
  assert.deepEqual(files.filter((f) => /from 'leaflet/.test(text(f))), ['map.ts']);
});

test('a module has at most 200 lines and says what it is for', () => {
  for (const f of files) {
    assert.ok(text(f).split('\n').length <= 201, `${f} is too long`);
    assert.match(text(f), /^\/\/ /, `${f} says nothing of itself`);
  }
});

test('text never becomes mark-up, and no script or style is made of text', () => {
  for (const f of files) {
    assert.doesNotMatch(text(f), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\('style'|style: [`'"]/, f);
  }
});

test('the page holds no inline script and no inline style', () => {
  const html = readFileSync('src/index.html', 'utf8');
  assert.doesNotMatch(html, /<script(?![^>]*src=)|<style|style=|\son\w+=/);
  assert.doesNotMatch(html, /https?:\/\//);
});

test('no style sheet asks for anything', () => {
  for (const f of readdirSync('src/css')) assert.doesNotMatch(readFileSync(`src/css/${f}`, 'utf8'), /url\((?!#)/, f);
});

for (const lang of ['en', 'fr', 'fa', 'ps']) {
  test(`a first visit loads at most 75 kB, compressed: ${lang}`, { skip: !existsSync('dist/index.html') && 'not built' }, () => {
    const html = readFileSync('dist/index.html', 'utf8');
    const dictionary = readdirSync('dist/assets').filter((f) => new RegExp(`^${lang}-[A-Z0-9]{8}\\.js$`).test(f));
    assert.equal(dictionary.length, 1);
    const todo = [...html.matchAll(/assets\/[\w.-]+/g)].map((m) => m[0]).concat(`assets/${dictionary[0]}`);
    const seen = new Set<string>();
    let total = gzipSync(html).length;
    for (let file = todo.pop(); file; file = todo.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      total += readFileSync(`dist/${file}.gz`).length;
      if (!file.endsWith('.js')) continue;
      for (const [, chunk] of readFileSync(`dist/${file}`, 'utf8').matchAll(/(?:from|import)"\.\/([\w.-]+)"/g)) todo.push(`assets/${chunk}`);
    }
    console.log(`first visit, ${lang}: ${(total / 1024).toFixed(1)} kB`);
    assert.ok(total <= 75 * 1024, `${(total / 1024).toFixed(1)} kB`);
  });
}
