// The address is the state; back and forward work; bad values fall back and say so;
// languages, sharing, the page without JavaScript, and a sub-path behind a proxy.
import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { test } from 'node:test';
import { BASE, clean, colours, label, open, OUT, pins, ready, settled } from './lib.mjs';

test('an address brings back the whole view', async () => {
  const page = await open('?map=8/34.8/61.9&t=2021-07-09&win=14d&known=2021-07-10&border=IR,TM&sel=islam-qala&view=table&lang=fr&theme=dark');
  assert.equal(await page.locator('.time-date').innerText(), '9 juillet 2021');
  assert.equal(await page.locator('[data-k="border-IR"]').isChecked(), true);
  assert.equal(await page.locator('#detail-title').innerText(), 'Islam Qala');
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  assert.ok(await page.locator('.data-crossings').isVisible());
  assert.match(page.url(), /map=8\/34\.(79|80)\d*\/61\.(89|90)/);
  clean(page);
});

test('back and forward walk through what was chosen', async () => {
  const page = await open('?t=2021-07-10');
  await page.locator('[data-k="border-IR"]').check();
  await settled(page);
  await page.locator('[data-k="step-back"]').click();
  await settled(page);
  await page.goBack();
  await settled(page);
  assert.equal(await page.locator('.time-date').getAttribute('datetime'), '2021-07-10');
  assert.equal(await page.locator('[data-k="border-IR"]').isChecked(), true);
  await page.goBack();
  await settled(page);
  assert.equal(await page.locator('[data-k="border-IR"]').isChecked(), false);
  await page.goForward();
  await settled(page);
  assert.equal(await page.locator('[data-k="border-IR"]').isChecked(), true);
  clean(page);
});

test('a bad value in the address falls back and is named', async () => {
  const page = await open('?t=2021-13-45&border=XX&lang=zz');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  const text = await page.locator('.notice').innerText();
  for (const name of ['t', 'border', 'lang']) assert.match(text, new RegExp(`\\b${name}\\b`));
  assert.ok((await pins(page)).length > 15);
  clean(page);
});

for (const [lang, dir, day, name] of [['en', 'ltr', '10 July 2021', 'Torghundi'], ['fr', 'ltr', '10 juillet 2021', 'Torghundi'], ['fa', 'rtl', '۱۹ سرطان ۱۴۰۰', 'تورغندی'], ['ps', 'rtl', '۱۹ چنګاښ ۱۴۰۰', 'تورغونډۍ']]) {
  test(`${lang}: dates, names and direction are the language’s own`, async () => {
    const page = await open(`?t=2021-07-10&lang=${lang}&sel=torghundi`);
    assert.equal(await page.locator('.time-date').innerText(), day);
    assert.equal(await page.locator('html').getAttribute('dir'), dir);
    assert.equal(await page.locator('#map').getAttribute('dir'), 'ltr');
    assert.equal(await page.locator('#detail-title').innerText(), name);
    clean(page);
  });
}

test('the language changes without losing the view', async () => {
  const page = await open('?t=2021-07-09&sel=islam-qala');
  await page.locator('[data-k="lang"]').selectOption('fa');
  await page.waitForFunction(() => document.documentElement.lang === 'fa');
  assert.match(page.url(), /lang=fa/);
  assert.match(await label(page, 'islam-qala'), /اسلام/);
  await page.locator('[data-k="lang"]').selectOption('en');
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  clean(page);
});

test('search finds a place in any of the four languages and opens it', async () => {
  const page = await open();
  for (const [typed, title] of [['torghu', 'Torghundi'], ['تورغندی', 'Torghundi'], ['sher khan', 'Sher Khan Bandar'], ['ISLAM QALʿA', 'Islam Qala']]) {
    await page.keyboard.press('/');
    await page.keyboard.type(typed);
    await page.locator('.search-item').first().waitFor();
    await page.keyboard.press('Enter');
    await settled(page);
    assert.equal(await page.locator('#detail-title').innerText(), title, typed);
    await page.locator('#detail-title').focus();
  }
  clean(page);
});

test('search finds a dispatch by its title or agency, and its page lists its claims', async () => {
  const page = await open('?t=2021-07-10&sel=afp-2021-07-10-herat');
  await page.locator('.dispatch-title').waitFor();
  const text = await page.locator('#detail').innerText();
  for (const word of ['AFP', '10 July 2021', 'SHA-256', 'Jilani Farhad', 'sentence 4']) assert.ok(text.includes(word), word);
  await page.keyboard.press('/');
  await page.keyboard.type('afp');
  await page.locator('.search-item').first().waitFor();
  assert.ok(await page.locator('.search-item').count() > 0);
  clean(page);
});

test('a layer of the operator’s own can be switched on, and is part of the address', async () => {
  const camps = { type: 'FeatureCollection', features: [
    { type: 'Feature', properties: { name: 'North <b>camp</b>', people: 1200 }, geometry: { type: 'Point', coordinates: [66, 35] } },
    { type: 'Feature', properties: { name: 'Line' }, geometry: { type: 'MultiLineString', coordinates: [[[63, 33], [64, 34]], [[65, 33], [66, 34]]] } },
    { type: 'Feature', properties: { name: 'Area' }, geometry: { type: 'Polygon', coordinates: [[[63, 32], [65, 32], [65, 33], [63, 32]]] } },
    { type: 'Feature', properties: {}, geometry: null },
  ] };
  const page = await open('?t=2021-07-10', { route: async (p) => {
    await p.route(/\/collections$/, async (r) => {
      const doc = await (await r.fetch()).json();
      doc.collections.push({ id: 'camps', title: 'Camps', itemType: 'feature' });
      await r.fulfill({ json: doc });
    });
    await p.route(/\/camps\.geojson/, (r) => r.fulfill({ json: camps }));
  } });
  await page.locator('[data-k="facet-layer"]').click();
  await page.getByLabel('Camps').check();
  await page.waitForFunction(() => document.querySelectorAll('.overlay').length === 3);
  assert.match(page.url(), /layer=camps/);
  await page.getByLabel('Camps').uncheck();
  await page.waitForFunction(() => document.querySelectorAll('.overlay').length === 0);
  clean(page);
});

/** The events in the table, on all of its pages. */
async function eventRows(page) {
  const on = page.locator('[data-k="page-on"]:not([aria-disabled])');
  let rows = await page.locator('.data-events tbody tr').count();
  while (await on.count() > 0) {
    await on.click();
    rows += await page.locator('.data-events tbody tr').count();
  }
  return rows;
}

test('the files hold exactly what the map shows, whatever is filtered', async () => {
  for (const query of ['src=afp', 'src=afp,reuters&status=claimed', 'actor=taliban&type=capture,control&known=day', 'border=IR,TJ&win=30d', 'q=herat']) {
    const page = await open(`?t=2021-07-10&view=table&${query}`);
    const shown = await eventRows(page);
    await page.locator('[data-k="share"]').click();
    const geojson = await page.getByRole('link', { name: 'GeoJSON' }).getAttribute('href');
    const { features } = await (await fetch(geojson)).json();
    assert.ok(shown > 0 || query === 'q=herat', query);
    assert.equal(features.length, shown, `${query}: ${geojson}`);
    await page.context().close();
  }
});

test('sharing gives a link, code, an API address that answers, and files of exactly this view', async () => {
  const page = await open('?t=2021-07-10&border=TM&view=table');
  const shown = await page.locator('.data-events tbody tr').count();
  await page.locator('[data-k="share"]').click();
  assert.equal(await page.locator('#share-link').inputValue(), page.url());
  assert.match(await page.locator('#share-embed').inputValue(), /<iframe src="[^"]*embed=1/);
  const api = await page.locator('#share-api').inputValue();
  const answer = await (await fetch(api, { headers: { Accept: 'application/geo+json' } })).json();
  assert.equal(answer.numberMatched, shown, api);
  const geojson = await page.getByRole('link', { name: 'GeoJSON' }).getAttribute('href');
  assert.equal((await (await fetch(geojson)).json()).features.length, shown);
  const csv = await (await fetch(await page.getByRole('link', { name: 'CSV' }).getAttribute('href'))).text();
  assert.match(csv.split('\n')[0], /type/);
  clean(page);
});

test('the picture for download is drawn', async () => {
  const page = await open('?t=2021-07-10', { acceptDownloads: true });
  await page.locator('[data-k="share"]').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /PNG/ }).click()]);
  await download.saveAs(`${OUT}/picture.png`);
  const { readFileSync } = await import('node:fs');
  const { distinct, share } = colours(readFileSync(`${OUT}/picture.png`));
  assert.ok(distinct > 200 && share < 0.75);
  clean(page);
});

test('two days can be compared, and the divider moves by keyboard', async () => {
  const page = await open('?t=2021-07-10&cmp=2021-06-15');
  await page.locator('.compare-map .pin').first().waitFor();
  const shot = await page.locator('.stage').screenshot({ path: `${OUT}/compare.png` });
  assert.ok(colours(shot).distinct > 200);
  const clip = () => page.locator('.compare-map').evaluate((e) => e.style.clipPath);
  const before = await clip();
  await page.locator('.compare-range').focus();
  await page.keyboard.press('ArrowLeft');
  assert.notEqual(await clip(), before);
  await page.locator('[data-k="compare"]').click();
  await page.waitForFunction(() => !document.querySelector('.compare'));
  assert.doesNotMatch(page.url(), /cmp=/);
  clean(page);
});

test('without JavaScript there is a table of the day', async () => {
  const page = await open('?t=2021-07-10&sel=islam-qala', { javaScriptEnabled: false, wait: false });
  const text = await page.locator('body').innerText();
  for (const name of ['Islam Qala', 'Torghundi']) assert.ok(text.includes(name), name);
  assert.match(await page.title(), /Islam Qala/);
});

test('it works below a path behind a proxy', async (t) => {
  const target = new URL(BASE);
  const proxy = createServer((req, res) => {
    if (!req.url.startsWith('/maps/marz/')) return res.writeHead(404).end();
    const out = request({ host: target.hostname, port: target.port, path: req.url.slice('/maps/marz'.length), method: req.method, headers: { ...req.headers, 'x-forwarded-prefix': '/maps/marz' } }, (back) => {
      res.writeHead(back.statusCode, back.headers);
      back.pipe(res);
    });
    out.on('error', () => res.destroy());
    req.pipe(out);
    res.on('close', () => out.destroy());
  });
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done));
  t.after(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const page = await open('?t=2021-07-10', { base: `http://127.0.0.1:${proxy.address().port}/maps/marz` });
  await ready(page);
  assert.ok((await pins(page)).length > 15);
  clean(page);
  await page.context().close();
});
