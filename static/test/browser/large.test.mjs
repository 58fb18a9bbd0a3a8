// More than 200,000 events, in a server of their own: they stay there, and the map draws
// what it adds up.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../browser.mjs';
import { eventFile } from '../eventfile.mjs';
import { clean, colours, decodePNG, open as openAt, OUT, settled } from './lib.mjs';

let server;
before(async () => {
  server = await serve([], (marz, dir) => {
    const file = join(dir, 'made.csv');
    writeFileSync(file, eventFile(201_000));
    marz('import', 'csv', file, '--source', 'made');
  });
});
after(() => server.stop());

const open = (query, options = {}) => openAt(query, { base: server.url, ...options });
const ask = async (path) => (await fetch(`${server.url}${path}`, { headers: { Accept: 'application/geo+json' } })).json();
const matched = async (query) => (await ask(`/collections/events/items?limit=1&${query}`)).numberMatched;
/** How many events of a query have a point. */
const located = async (query) => (await ask(`/events.geojson?${query}`)).features.filter((f) => f.geometry).length;
const drawn = (page, n) => page.waitForFunction((want) => Number(document.querySelector('canvas.far')?.dataset.events) === want, n);

/** Where a sum is drawn, found as a reader finds it: by moving the pointer about. */
async function sumOn(page) {
  const box = await page.locator('#map').boundingBox();
  for (let y = 20; y < box.height; y += 16) {
    for (let x = 60; x < box.width; x += 16) {
      await page.mouse.move(box.x + x, box.y + y);
      const tip = page.locator('.map-tip', { hasText: 'events here' });
      if (await page.locator('#map.is-over').count() && await tip.count()) return [box.x + x, box.y + y];
    }
  }
  return assert.fail('no sum on the map');
}

test('the map adds up to what the server has, and asks for no event file', async () => {
  const page = await open('?t=2021-03-10&win=2d');
  await drawn(page, await located('datetime=2021-03-09/2021-03-10'));
  assert.deepEqual(page.asked.filter((u) => /events\.(bin|geojson)/.test(u)), []);
  assert.ok(colours(await page.locator('.stage').screenshot({ path: `${OUT}/sums.png` })).distinct > 100);
  const n = await matched('datetime=2021-03-09/2021-03-10');
  assert.match(await page.locator('#detail').innerText(), new RegExp(`${n.toLocaleString('en-GB')} events in 2 days`));
  assert.ok((await page.locator('.bars .bar').count()) > 0);
  assert.match(await page.locator('#legend, .legend').first().innerText(), /added up by the server/);
  clean(page);
});

test('filters and what was known act on the sums, the counts and the histogram', async () => {
  const page = await open('?t=2021-03-10&win=2d&actor=taliban&src=reuters');
  const query = 'datetime=2021-03-09/2021-03-10&actor=taliban&agency=Reuters';
  await drawn(page, await located(query));
  const bars = await page.locator('.bars').innerHTML();
  await page.locator('[data-k="facet-type"]').click();
  await page.locator('[data-k="type-clash"]').check();
  await drawn(page, await located(`${query}&type=clash`));
  await settled(page);
  assert.notEqual(await page.locator('.bars').innerHTML(), bars);
  const count = await page.locator('[data-k="type-clash"]').evaluate((el) => el.closest('label').querySelector('.check-n').textContent);
  assert.equal(Number(count), await matched(`${query}&type=clash`));
  await page.locator('[data-k="known-day"]').check();
  await drawn(page, await located(`${query}&type=clash&known_at=2021-03-10`));
  clean(page);
});

test('pressing a sum opens the list of what lies there, and an event from it', async () => {
  const page = await open('?t=2021-03-10&win=2d&map=11/34.35/62.2');
  await drawn(page, await located('datetime=2021-03-09/2021-03-10&place=herat'));
  await settled(page);
  await page.mouse.click(...(await sumOn(page)));
  const n = await matched('datetime=2021-03-09/2021-03-10&place=herat');
  await page.locator('#detail-title', { hasText: 'events here' }).waitFor();
  assert.equal(await page.locator('#detail-title').innerText(), `${n} events here`);
  assert.match(page.url(), /sel=box/);
  assert.equal(await page.locator('#detail .event-row').count(), 50);
  await page.locator('[data-k="box-more"]').click();
  await page.waitForFunction(() => document.querySelectorAll('#detail .event-row').length === 100);
  await page.locator('[data-k="box-zoom"]').click();
  await page.waitForFunction(() => /map=1[34]/.test(location.search));
  await page.locator('#detail .event-row').first().click();
  await page.locator('#detail .claim').first().waitFor();
  await page.goBack();
  await page.locator('#detail-title', { hasText: `${n} events here` }).waitFor();
  clean(page);
});

test('the table says what it can show, goes on page by page, and is sorted by the server', async () => {
  const page = await open('?t=2021-03-10&win=2d&view=table');
  const n = (await matched('datetime=2021-03-09/2021-03-10')).toLocaleString('en-GB');
  await page.locator('.pager', { hasText: `1 to 50 of ${n}` }).waitFor();
  const first = await page.locator('.data-events tbody tr').first().innerText();
  await page.locator('[data-k="page-on"]').click();
  await page.locator('.pager', { hasText: `51 to 100 of ${n}` }).waitFor();
  assert.equal(await page.locator('.data-events tbody tr').count(), 50);
  await page.locator('[data-k="page-back"]').click();
  await page.locator('.pager', { hasText: `1 to 50 of ${n}` }).waitFor();
  assert.equal(await page.locator('.data-events tbody tr').first().innerText(), first);
  await page.locator('[data-k="events-sort-3"]').click();
  await page.waitForFunction(() => new Set([...document.querySelectorAll('.data-events tbody tr td:nth-child(4)')].map((td) => td.textContent)).size === 1);
  clean(page);
});

test('the slider can be dragged through weeks: no task is long, and the last day is drawn', async () => {
  const page = await open('?t=2021-03-10&win=2d');
  await drawn(page, await located('datetime=2021-03-09/2021-03-10'));
  const slow = await page.evaluate(async () => {
    const slider = document.querySelector('.time-day');
    const times = [];
    for (let i = 0; i < 40; i++) {
      slider.value = String(Number(slider.value) + 1);
      slider.dispatchEvent(new Event('input'));
      const t = performance.now();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      times.push(performance.now() - t);
    }
    return times.sort((a, b) => a - b)[20];
  });
  assert.ok(slow < 250, `${slow} ms for a day`);
  await drawn(page, await located('datetime=2021-04-18/2021-04-19'));
  await settled(page);
  clean(page);
});

test('search asks the server for events, and opens one on its day', async () => {
  const page = await open('?t=2021-03-10&win=2d');
  // The longest of them is a part of no other.
  const { features } = await ask(`/collections/events/items?limit=2000&filter=${encodeURIComponent("start = DATE('2021-06-15')")}`);
  const wanted = features.sort((a, b) => b.properties.summary.length - a.properties.summary.length)[0];
  await page.keyboard.press('/');
  await page.keyboard.type(wanted.properties.summary);
  await page.locator('.search-item', { hasText: '15 Jun' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#detail .claim').first().waitFor();
  assert.equal(new URL(page.url()).searchParams.get('sel'), wanted.id);
  assert.equal(new URL(page.url()).searchParams.get('t'), '2021-06-15');
  await page.keyboard.press('/');
  await page.keyboard.type('no such event');
  await page.locator('.search-none', { hasText: 'Nothing found' }).waitFor();
  clean(page);
});

test('the picture for download has the sums where the map has them', async () => {
  const page = await open('?t=2021-03-10&win=2d', { acceptDownloads: true });
  await drawn(page, await located('datetime=2021-03-09/2021-03-10'));
  // Places of one colour all around, so that they are the same in a picture of twice the size.
  const flat = await page.evaluate(() => {
    const c = document.querySelector('canvas.far');
    const { offsetWidth: w, offsetHeight: h } = document.querySelector('#map');
    const [mx, my] = [Math.round(w * 0.12), Math.round(h * 0.12)];
    const { data } = c.getContext('2d').getImageData(mx, my, w, h);
    const at = (x, y) => [...data.subarray(4 * (y * w + x), 4 * (y * w + x) + 4)].join();
    const out = [];
    for (let y = 1; y < h - 1; y++) {
      for (let x = 1; x < w - 1; x++) {
        const rgba = at(x, y);
        if (rgba.endsWith(',255') && [-1, 0, 1].every((dy) => [-1, 0, 1].every((dx) => at(x + dx, y + dy) === rgba))) out.push([x, y, rgba]);
      }
    }
    return out;
  });
  await page.locator('[data-k="share"]').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /PNG/ }).click()]);
  await download.saveAs(`${OUT}/picture-sums.png`);
  const { pixels, width, channels } = decodePNG(readFileSync(`${OUT}/picture-sums.png`));
  const same = flat.filter(([x, y, rgba]) => {
    const i = channels * ((2 * (y + 64) + 1) * width + 2 * x + 1);
    return [...pixels.subarray(i, i + 3)].join() === rgba.split(',').slice(0, 3).join();
  });
  assert.ok(flat.length > 10 && same.length > 0.8 * flat.length, `${same.length} of ${flat.length}`);
  clean(page);
});

test('tiles that do not come are named, and asked for again', async () => {
  const page = await open('?t=2021-03-10&win=2d', { route: (p) => p.route(/\/tiles\//, (r) => r.abort()) });
  await page.locator('.notice', { hasText: 'Not loaded: events' }).waitFor();
  await page.unroute(/\/tiles\//);
  await page.getByRole('button', { name: 'Try again' }).click();
  await drawn(page, await located('datetime=2021-03-09/2021-03-10'));
  await page.locator('.notice').waitFor({ state: 'hidden' });
  clean(page, (p) => /Failed to load resource|did not load|net::ERR/.test(p));
});

test('a link to a box opens it, in Dari as well, and a box that is none falls back', async () => {
  const page = await open('?t=2021-03-10&win=2d&sel=box:62:34:63:35&lang=fa');
  await page.locator('#detail-title', { hasText: 'رویداد در این‌جا' }).waitFor();
  const odd = await open('?t=2021-03-10&win=2d&sel=box:63:34:62:35');
  await odd.locator('.lede').first().waitFor();
  clean(page);
  clean(odd);
});
