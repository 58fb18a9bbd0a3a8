// The main job: the map is drawn, time and knowledge change it, filters hide what they
// should, and nothing is asked of anyone else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE, clean, colours, difference, label, open, OUT, pin, pins, ready, rgb, settled } from './lib.mjs';

const stage = (page) => page.locator('.stage');

test('the map is drawn: land, lines, pins and names, in many colours', async () => {
  const page = await open('?t=2021-07-10');
  const shot = await stage(page).screenshot({ path: `${OUT}/map.png` });
  const { distinct, share, count } = colours(shot);
  assert.ok(distinct > 200, `${distinct} colours`);
  assert.ok(share < 0.75, `one colour covers ${share}`);
  for (const [what, hex] of [['land', '#FAF8F2'], ['Taliban', '#AE5516'], ['government', '#008CFF'], ['contested', '#E3B515'], ['water', '#A7C0CF']]) {
    assert.ok((count.get(rgb(hex)) ?? 0) > 20, `no ${what}`);
  }
  const texts = await page.evaluate(() => {
    const c = document.querySelector('.pane-labels canvas');
    const { data } = c.getContext('2d').getImageData(0, 0, c.width, c.height);
    let n = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i] > 200) n++;
    return n;
  });
  assert.ok(texts > 3000, `names cover ${texts} pixels`);
  clean(page);
});

test('the slider moved from 9 to 10 July changes Islam Qala, in words and in pixels', async () => {
  const page = await open('?t=2021-07-09&sel=islam-qala');
  const box = await pin(page, 'islam-qala').boundingBox();
  const clip = { x: box.x, y: box.y, width: box.width, height: box.height };
  const before = await page.screenshot({ clip });
  assert.match(await label(page, 'islam-qala'), /Taliban/);
  assert.doesNotMatch(await label(page, 'islam-qala'), /Contested/);
  await page.locator('.time-day').focus();
  await page.keyboard.press('ArrowRight');
  await settled(page);
  assert.match(page.url(), /^(?!.*t=2021-07-09)/);
  assert.match(await label(page, 'islam-qala'), /Contested, leans Taliban/);
  assert.match(await page.locator('.status-now').innerText(), /Contested, leans Taliban/);
  assert.ok(difference(before, await page.screenshot({ clip })) > 0.1);
  await page.keyboard.press('ArrowLeft');
  await settled(page);
  assert.doesNotMatch(await label(page, 'islam-qala'), /Contested/);
  clean(page);
});

test('what was known changes the answer for one and the same day', async () => {
  const page = await open('?t=2021-07-09&sel=torghundi&known=2021-07-09');
  const rows = page.locator('.knew-row');
  await rows.first().waitFor();
  assert.equal(await rows.count(), 3);
  assert.equal(await rows.nth(0).getAttribute('aria-pressed'), 'true');
  await rows.nth(1).click();
  await settled(page);
  assert.match(page.url(), /known=2021-07-10/);
  assert.match(await page.locator('.status-when').innerText(), /as known on 10 July 2021/);
  await page.getByLabel('Now', { exact: true }).check({ force: true });
  await settled(page);
  assert.doesNotMatch(page.url(), /known=/);
  clean(page);
});

test('the detail of a crossing says who claims, who denies, when it was said and known, and where', async () => {
  const page = await open('?t=2021-07-10&sel=islam-qala');
  const detail = page.locator('#detail');
  await detail.locator('.claim').first().waitFor();
  const text = await detail.innerText();
  for (const word of ['Zabihullah Mujahid', 'denies', 'Who says so', 'What was known of 10 Jul', 'How it changed', 'sentence', 'known 10 Jul', 'AFP']) assert.ok(text.includes(word), `no “${word}”`);
  const voice = detail.locator('.voice').first();
  await voice.click();
  assert.match(await page.evaluate(() => document.activeElement.id), /^claim-/);
  clean(page);
});

test('the answer comes first: who holds it, who says so, who denies it, and the days before and after', async () => {
  const page = await open('?t=2021-07-10&sel=torghundi');
  const card = page.locator('.status-card');
  await card.getByRole('button', { name: 'One day back' }).click();
  await settled(page);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.k), 'day-back');
  const text = await card.innerText();
  for (const word of ['9 July 2021', 'Held by the Taliban', 'Who says so', 'Provincial council of Herat', 'Who denies it', 'Nobody, as far as is known']) assert.ok(text.includes(word), `no “${word}” in ${text}`);
  await page.goto(`${BASE}/?t=2021-07-09&sel=islam-qala`);
  await ready(page);
  assert.match(await card.innerText(), /Who denies it\n.*8 Jul.*has conceded it since/);
  await card.locator('[data-k="denial"]').click();
  assert.match(await page.evaluate(() => document.activeElement.id), /^claim-/);
  clean(page);
});

test('a province is shaded by who holds its capital, with stripes where that is contested, and opens', async () => {
  const page = await open('?t=2021-08-13');
  const looks = await page.locator('.pane-shade .shade').evaluateAll((els) => els.map((e) => /shade-([\w-]+)/.exec(e.getAttribute('class'))[1]));
  const n = (x) => looks.filter((l) => l === x).length;
  assert.equal(looks.length, 34);
  assert.ok(n('taliban') > 10 && n('contested') === 2 && n('taliban-claimed') >= 1 && n('none') > 5, looks.join());
  const fill = (x) => page.locator(`.pane-shade .shade-${x}`).first().evaluate((e) => getComputedStyle(e).fill);
  assert.match(await fill('contested'), /#shade-contested/);
  assert.match(await fill('taliban'), /^rgb/);
  const at = await page.evaluate(() => {
    const land = document.querySelector('.pane-shade .shade-contested').getBoundingClientRect();
    for (let y = land.top; y < land.bottom; y += 4) for (let x = land.left; x < land.right; x += 4) if (document.elementFromPoint(x, y)?.matches('.shade-contested')) return [x + 2, y + 2];
    return null;
  });
  await page.mouse.click(...at);
  await page.locator('.status-why', { hasText: 'By who holds its capital' }).waitFor();
  assert.match(page.url(), /sel=AF-/);
  await page.locator('.voice').first().waitFor();
  clean(page);
});

test('the border filter shows that border’s crossings and events only', async () => {
  const page = await open('?t=2021-07-10&view=table');
  assert.ok((await pins(page)).length > 15);
  await page.locator('[data-k="border-TM"]').check();
  await settled(page);
  assert.deepEqual(await pins(page), ['aqina', 'torghundi']);
  const borders = await page.locator('.data-crossings tbody tr td:nth-child(2)').allInnerTexts();
  assert.deepEqual([...new Set(borders)], ['Turkmenistan']);
  const events = await page.locator('.data-events tbody tr td:nth-child(3)').allInnerTexts();
  assert.ok(events.length > 0);
  assert.deepEqual([...new Set(events)], ['Turkmenistan']);
  assert.match(page.url(), /border=TM/);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await settled(page);
  assert.ok((await pins(page)).length > 15);
  clean(page);
});

test('every filter of crossings and events hides what it should', async () => {
  const page = await open('?t=2021-07-10&kind=rail&view=table');
  const kinds = await page.locator('.data-crossings tbody tr td:nth-child(3)').allInnerTexts();
  assert.deepEqual([...new Set(kinds)], ['Railway']);
  for (const [query, column, want] of [['type=capture', 2, /Capture|capture/], ['status=disputed', 5, /Disputed/], ['actor=taliban', 4, /Taliban/]]) {
    const p = await open(`?t=2021-07-10&win=60d&view=table&${query}`);
    const cells = await p.locator(`.data-events tbody tr > :nth-child(${column})`).allInnerTexts();
    assert.ok(cells.length > 0, query);
    for (const c of cells) assert.match(c, want);
    await p.context().close();
  }
  clean(page);
});

test('the table lists exactly what the map shows, and sorts by each column', async () => {
  const page = await open('?t=2021-07-10&map=9/37.4/70.9&view=table&border=TJ');
  await page.locator('.data-crossings').waitFor();
  const names = await page.locator('.data-crossings tbody .cell-link').count();
  assert.equal(names, (await pins(page)).length);
  const shown = await page.locator('.data-events tbody tr').count();
  assert.equal(await page.locator('.data-events caption').innerText(), `Events on the map (${shown})`);
  await page.locator('.data-crossings .sort').first().click();
  const first = await page.locator('.data-crossings tbody .cell-link').allInnerTexts();
  assert.deepEqual(first, [...first].sort((a, b) => a.localeCompare(b)));
  await page.locator('.data-crossings .sort').first().click();
  assert.equal(await page.locator('.data-crossings th').first().getAttribute('aria-sort'), 'descending');
  clean(page);
});

test('the table goes through all events of the window, page by page', async () => {
  const page = await open('?t=2021-09-05&win=365d&view=table');
  await page.locator('.data-events').waitFor();
  const all = Number((await page.locator('.data-events caption').innerText()).replace(/\D/g, ''));
  assert.ok(all > 100, `${all} events`);
  const keys = () => page.locator('.data-events tbody .cell-link').evaluateAll((els) => els.map((e) => e.dataset.k));
  const seen = new Set(await keys());
  while (await page.locator('[data-k="page-on"]:not([aria-disabled])').count()) {
    await page.locator('[data-k="page-on"]').click();
    for (const key of await keys()) seen.add(key);
  }
  assert.equal(seen.size, all);
  await page.locator('.pager', { hasText: ` to ${all} of ${all} events` }).waitFor();
  await page.locator('.data-events .sort').first().click();
  await page.locator('.pager', { hasText: `1 to 50 of ${all} events` }).waitFor();
  clean(page);
});

test('playing shows every day, one after the other, and stops at the end', async () => {
  const page = await open('?t=2021-09-05');
  await page.evaluate(() => {
    window.days = [];
    new MutationObserver(() => {
      const d = document.querySelector('.time-date')?.getAttribute('datetime');
      if (d && window.days.at(-1) !== d) window.days.push(d);
    }).observe(document.querySelector('.time-title'), { childList: true, subtree: true, attributes: true });
  });
  for (let i = 0; i < 2; i++) await page.locator('.speed').click();
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForFunction(() => document.querySelector('[data-k=play]').getAttribute('aria-label') === 'Pause');
  await page.waitForFunction(() => document.querySelector('[data-k=play]').getAttribute('aria-label') === 'Play', undefined, { timeout: 60_000 });
  const days = await page.evaluate(() => window.days);
  const steps = days.slice(1).map((d, i) => (Date.parse(d) - Date.parse(days[i])) / 864e5);
  assert.ok(days.length >= 5, days.join());
  assert.deepEqual([...new Set(steps)], [1]);
  clean(page);
});
