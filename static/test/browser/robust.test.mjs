// Robust: hostile data cannot run, failing parts are named, a cut connection shows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnFile } from '../columnfile.mjs';
import { clean, colours, open, OUT, pins, settled } from './lib.mjs';

const run = 'window.__ran=1';
const PAYLOADS = [
  `<script>${run}</script>`, `"><script>${run}</script>`, `</script><script>${run}</script>`, `<img src=x onerror="${run}">`, `<svg onload="${run}">`,
  `<svg><script>${run}</script></svg>`, `<iframe srcdoc="<script>parent.${run}</script>">`, `<body onload="${run}">`, `<details open ontoggle="${run}">`, `<input autofocus onfocus="${run}">`,
  `<a href="javascript:${run}">x</a>`, `javascript:${run}`, `JaVaScRiPt:${run}`, ` javascript:${run}`, `java\tscript:${run}`, `data:text/html,<script>${run}</script>`, `vbscript:${run}`,
  `' onmouseover='${run}`, `" onfocus="${run}" autofocus="`, `{{constructor.constructor('${run}')()}}`, `\${${run}}`, `<style>@import 'http://evil.example/'</style>`,
  `<link rel=stylesheet href=http://evil.example/>`, `<base href="http://evil.example/">`, `<meta http-equiv=refresh content="0;url=javascript:${run}">`, `<object data="javascript:${run}">`,
  `<embed src="javascript:${run}">`, `<form action="javascript:${run}"><button>`, `<math><mi xlink:href="javascript:${run}">`, `<video><source onerror="${run}">`, `<audio src onerror="${run}">`,
  `<marquee onstart="${run}">`, `<table background="javascript:${run}">`, `<div style="background:url(javascript:${run})">`, `<x onclick="${run}" tabindex=1 autofocus onfocus="${run}">`,
  `&lt;script&gt;${run}&lt;/script&gt;`, `\u003cscript\u003e${run}\u003c/script\u003e`, `%3Cscript%3E${run}%3C/script%3E`, `<!--><script>${run}</script>`, `<![CDATA[<script>${run}</script>]]>`,
  `<template><script>${run}</script></template>`, `<noscript><p title="</noscript><img src=x onerror=${run}>">`, `<textarea><script>${run}</script>`, `<select><script>${run}</script>`,
  `\u202e\u2066<script>${run}</script>`, `a'b"c\`d`, `${'A'.repeat(5000)}<img src=x onerror=${run}>`, '__proto__', 'constructor', `]]><svg/onload=${run}>`, `url(#x);background:red`,
];

test(`stored text never runs: ${PAYLOADS.length} payloads in every field`, async () => {
  let n = 0;
  const next = () => PAYLOADS[n++ % PAYLOADS.length];
  const keep = new Set(['type:Feature', 'type:FeatureCollection', 'type:Point']);
  const poison = (v, key = '') => {
    if (typeof v === 'string') return keep.has(`${key}:${v}`) || /^\d{4}-\d\d/.test(v) || ['place', 'border', 'status', 'id', 'event'].includes(key) ? v : next();
    if (Array.isArray(v)) return v.map((x) => poison(x, key));
    if (v && typeof v === 'object') return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, ['geometry', 'links'].includes(k) ? x : poison(x, k)]));
    return v;
  };
  const page = await open('?t=2021-07-10&sel=islam-qala&view=table&win=60d', {
    route: (p) => p.route(/\/(events|crossings|places|dispatches)\.geojson|\/collections\/(control|events)|\/crossings\//, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: poison(await answer.json()) });
    }),
  });
  await page.locator('.claim').first().waitFor();
  for (const key of ['facet-type', 'facet-actor', 'facet-src']) await page.locator(`[data-k="${key}"]`).click();
  await page.keyboard.press('/');
  await page.keyboard.type('script');
  await page.locator('.search-item').first().hover();
  await page.keyboard.press('Escape');
  await page.locator('#map .pin').evaluateAll((pins) => pins.forEach((p) => p.focus()));
  await page.locator('#map .pin[data-id="islam-qala"]').hover();
  await page.locator('.event-row, .cell-link').first().click();
  await settled(page);
  assert.equal(await page.evaluate(() => window.__ran), undefined);
  assert.equal(await page.locator('#app script, #app iframe, #app img, #app object, #app embed, #app base, #app style').count(), 0);
  const links = await page.locator('#app a').evaluateAll((as) => as.map((a) => a.protocol));
  for (const protocol of links) assert.match(protocol, /^https?:$/);
  clean(page);
});

const failing = (p) => /Failed to load resource|did not load|net::ERR/.test(p);

test('a part that does not load is named, and the rest is shown', async () => {
  const page = await open('?t=2021-07-10', { route: (p) => p.route(/\/rivers\.geojson/, (r) => r.fulfill({ status: 404, json: { title: 'gone' } })) });
  assert.match(await page.locator('.notice').innerText(), /Not loaded: rivers/);
  assert.ok((await pins(page)).length > 15);
  clean(page, failing);
});

test('when the day’s answer does not come, the last one stays and says that it is waiting', async () => {
  const page = await open('?t=2021-07-09&sel=islam-qala');
  const asked = /\/collections\/control\/items|\/crossings\//;
  await page.route(asked, (r) => r.abort());
  await page.locator('.time-day').focus();
  await page.keyboard.press('End');
  await page.locator('.notice', { hasText: 'control of the day' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('data-settled'), 'false');
  assert.equal(await page.locator('.status-card').getAttribute('aria-busy'), 'true');
  assert.ok((await pins(page)).length > 15);
  await page.unroute(asked);
  await page.getByRole('button', { name: 'Try again' }).click();
  await settled(page);
  assert.match(await page.locator('.status-now').innerText(), /Taliban/);
  assert.equal(await page.locator('.notice').isVisible(), false);
  clean(page, failing);
});

test('a slow connection shows the map before the data', async () => {
  let free;
  const held = new Promise((done) => (free = done));
  const page = await open('?t=2021-07-10', { wait: false, route: (p) => p.route(/\/(events\.geojson|collections)/, async (r) => { await held; await r.continue(); }) });
  await page.locator('.province').first().waitFor({ state: 'attached' });
  await page.locator('#map .pin').first().waitFor();
  assert.match(await page.locator('#map .pin').first().getAttribute('aria-label'), /Loading/);
  free();
  await settled(page);
  assert.doesNotMatch(await page.locator('#map .pin').first().getAttribute('aria-label'), /Loading/);
});

test('the live stream’s state is visible when it is cut and when it is back', async () => {
  const page = await open('?t=2021-07-10', { route: (p) => p.route(/\/live$/, (r) => r.abort()) });
  await page.waitForFunction(() => document.querySelector('.live').dataset.state === 'waiting');
  await page.unroute(/\/live$/);
  await page.waitForFunction(() => document.querySelector('.live').dataset.state === 'live', undefined, { timeout: 15_000 });
  clean(page, failing);
});

test('200,000 events come as columns, are drawn, counted, found and opened', async () => {
  const n = 200_000;
  const bytes = columnFile(n);
  const page = await open('?t=2021-07-10', {
    route: async (p) => {
      await p.route(/\/collections\/events\/items\?limit=1/, (r) => r.fulfill({ json: { type: 'FeatureCollection', features: [], numberMatched: n } }));
      await p.route(/\/events\.bin/, (r) => r.fulfill({ body: bytes, contentType: 'application/octet-stream' }));
      await p.route(/\/events\.geojson/, (r) => r.abort());
      await p.route(/\/collections\/events\/items\/event-/, (r) => r.fulfill({ json: {
        type: 'Feature', id: r.request().url().split('/').at(-1), geometry: { type: 'Point', coordinates: [66, 34] },
        properties: { type: 'clash', title: 'One of many', place: 'kabul', start: '2021-07-10', status: 'claimed', known_from: '2021-07-10', claims: [] },
      } }));
    },
  });
  await page.waitForFunction(() => {
    const c = document.querySelector('.pane-events canvas');
    return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v > 0);
  });
  assert.ok(colours(await page.locator('.stage').screenshot({ path: `${OUT}/many.png` })).distinct > 100);
  assert.ok(await page.locator('.bars .bar').count() === 4);
  await page.locator('.event-row').first().click();
  await page.locator('#detail-title', { hasText: 'One of many' }).waitFor();
  const slow = await page.evaluate(async () => {
    const slider = document.querySelector('.time-day');
    const times = [];
    for (let i = 0; i < 30; i++) {
      slider.value = String(Number(slider.value) + (i < 15 ? 1 : -1));
      slider.dispatchEvent(new Event('input'));
      const t = performance.now();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      times.push(performance.now() - t);
    }
    return times.sort((a, b) => a - b)[15];
  });
  assert.ok(slow < 250, `${slow} ms for a day`);
  clean(page);
});

test('the page asks for nothing twice and keeps to its own origin', async () => {
  const page = await open('?t=2021-07-10');
  const bodies = page.asked.filter((u) => /geojson|control\/items/.test(u));
  assert.equal(new Set(bodies).size, bodies.length, bodies.join('\n'));
  clean(page);
});
