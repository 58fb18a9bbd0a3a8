// Accessible: axe without findings, everything by keyboard, narrow screens, forced colours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { clean, colours, open, OUT, pins, settled } from './lib.mjs';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

async function findings(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} – ${n.any[0]?.message ?? n.failureSummary}`).join('; ')}`);
  });
}

for (const lang of ['en', 'fr', 'fa', 'ps']) {
  for (const theme of ['light', 'dark']) {
    for (const [size, width, height] of [['wide', 1366, 900], ['narrow', 390, 844]]) {
      test(`axe finds nothing: ${lang}, ${theme}, ${size}`, async () => {
        const page = await open(`?t=2021-07-10&sel=islam-qala&view=table&lang=${lang}&theme=${theme}`, { width, height, bypassCSP: true });
        await page.locator('.knew-row').first().waitFor();
        await page.screenshot({ path: `${OUT}/${lang}-${theme}-${size}.png` });
        assert.deepEqual(await findings(page), []);
        await page.context().close();
      });
    }
  }
}

test('axe finds nothing in the overview, the dialogs, the comparison and the small multiples', async () => {
  const page = await open('?t=2021-07-10&view=borders&cmp=2021-06-20', { bypassCSP: true });
  await page.locator('.multiple').first().waitFor();
  assert.deepEqual(await findings(page), []);
  await page.locator('[data-k="share"]').click();
  assert.deepEqual(await findings(page), []);
  await page.keyboard.press('Escape');
  await page.locator('[data-k="help"]').click();
  await page.locator('.help').waitFor();
  assert.deepEqual(await findings(page), []);
});

test('all crossings are one tab stop; arrows walk between them, Enter opens', async () => {
  const page = await open('?t=2021-07-10');
  assert.equal(await page.locator('#map .pin[tabindex="0"]').count(), 1);
  await page.locator('#map .pin[data-id="hairatan"]').focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.id), 'shir-khan-bandar');
  assert.equal(await page.locator('#map .pin[tabindex="0"]').count(), 1);
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await page.locator('#detail-title').innerText(), 'Sher Khan Bandar');
  await page.keyboard.press('Escape');
  await settled(page);
  assert.doesNotMatch(page.url(), /sel=/);
  clean(page);
});

test('on a phone, in Dari, in the dark, by keyboard: who held Torghundi on 9 July, who says so, and what was known the next day', async () => {
  const page = await open('', { width: 390, height: 844, locale: 'fa-AF', colorScheme: 'dark', hasTouch: true });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'search', 'search is the second stop');
  await page.keyboard.type('تورغندی');
  await page.locator('.search-item').first().waitFor();
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'detail-title');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await settled(page);
  const seen = async (selector, words) => {
    const el = page.locator(selector).first();
    await el.waitFor();
    const box = await el.boundingBox();
    assert.ok(box.y > 0 && box.y + box.height <= 844, `${selector} is out of sight: ${JSON.stringify(box)}`);
    assert.match(await el.innerText(), words);
  };
  await seen('.status-when', /۱۸ سرطان ۱۴۰۰/);
  await seen('.status-now', /^در دست طالبان$/);
  await seen('.sayings', /چه کسی می‌گوید[^]*شورای ولایتی هرات[^]*چه کسی رد می‌کند[^]*هیچ‌کس/);
  await seen('.knew li:nth-child(2)', /روز بعد، ۱۹ سرطان[^]*طالبان/);
  const latin = await page.locator('.sayings').innerText();
  assert.doesNotMatch(latin, /[A-Za-z]/);
  const hidden = await page.evaluate(() => document.querySelector('#map .pin[data-id="torghundi"]').getBoundingClientRect().bottom > document.querySelector('.sheet').getBoundingClientRect().top);
  assert.equal(hidden, false, 'the pin lies under the sheet');
  await page.screenshot({ path: `${OUT}/phone-dari-dark.png` });
  clean(page);
});

test('the keys [ ] / ? and space do what the help says, and not while typing', async () => {
  const page = await open('?t=2021-07-10');
  const day = () => page.locator('.time-date').getAttribute('datetime');
  await page.keyboard.press(']');
  await settled(page);
  assert.equal(await day(), '2021-07-11');
  await page.keyboard.press('[');
  await settled(page);
  assert.equal(await day(), '2021-07-10');
  await page.keyboard.press('?');
  await page.locator('dialog.help').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'search');
  await page.keyboard.type('[]?');
  assert.equal(await day(), '2021-07-10');
  clean(page);
});

test('every control can be reached with the Tab key, and the focus is visible', async () => {
  const page = await open('?t=2021-07-10&sel=islam-qala');
  const seen = new Set();
  for (let i = 0; i < 140; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      const s = getComputedStyle(e);
      const r = e.getBoundingClientRect();
      const outlined = s.outlineStyle !== 'none' || e.matches('.range, .seg input, .skip');
      return { key: e.dataset.k ?? e.dataset.id ?? e.className, outlined, w: r.width, h: r.height, body: e === document.body };
    });
    if (at.body) break;
    assert.ok(at.outlined, `no visible focus: ${JSON.stringify(at)}`);
    assert.ok(at.w > 0 && at.h > 0, `focus on nothing: ${JSON.stringify(at)}`);
    seen.add(at.key);
  }
  for (const key of ['lang', 'theme', 'share', 'border-IR', 'play', 'time-day', 'time-start', 'known-now', 'tab-table', 'close', 'zoom-in', 'compare']) assert.ok(seen.has(key), `never at ${key}`);
});

test('targets are at least 24 pixels, and 44 for the main controls of narrow screens', async () => {
  const small = (page, least, within) => page.evaluate(([n, sel]) => [...document.querySelectorAll(sel)]
    .filter((e) => e.checkVisibility() && !e.closest('p, .claim-links, li bdi'))
    .map((e) => [e.dataset.k ?? e.className, e.getBoundingClientRect()])
    .filter(([, r]) => r.width > 0 && (r.height < n || r.width < n)).map(([k, r]) => `${k} ${Math.round(r.width)}×${Math.round(r.height)}`), [least, within]);
  const wide = await open('?t=2021-07-10&sel=islam-qala&view=table');
  assert.deepEqual(await small(wide, 23.9, 'button, select, summary, .check, .seg'), []);
  const narrow = await open('?t=2021-07-10', { width: 390, height: 844, hasTouch: true });
  assert.deepEqual(await small(narrow, 43.9, '.time-controls .btn, .tools .btn, .sheet-head .btn, .tab, .top .btn, .top select'), []);
});

test('the sheet has three stops by button, and focus is never under it', async () => {
  const page = await open('?t=2021-07-10', { width: 390, height: 844, hasTouch: true });
  const stop = () => page.locator('html').getAttribute('data-sheet');
  const up = page.locator('.sheet-up');
  for (const want of ['half', 'full', 'peek']) {
    await up.click();
    assert.equal(await stop(), want);
  }
  await up.click();
  await page.locator('[data-k="play"]').focus();
  assert.equal(await stop(), 'peek');
  await page.locator('[data-k="sheet-table"]').click();
  await page.locator('.data-crossings').waitFor();
  await page.locator('[data-k="sheet-filters"]').click();
  assert.ok(await page.locator('.facet').first().isVisible());
  clean(page);
});

test('at 320 pixels nothing is cut off sideways', async () => {
  for (const lang of ['en', 'fr', 'fa', 'ps']) {
    const page = await open(`?t=2021-07-10&sel=islam-qala&lang=${lang}`, { width: 320, height: 640 });
    const over = await page.evaluate(() => ({
      page: document.documentElement.scrollWidth,
      wide: [...document.querySelectorAll('body *')].filter((e) => {
        const r = e.getBoundingClientRect();
        return e.checkVisibility() && !e.closest('#map, .table-box, .sr-only, .skip, .defs') && r.width > 0 && (r.right > innerWidth + 1 || r.left < -1);
      }).map((e) => e.className || e.tagName),
    }));
    assert.equal(over.page, 320, lang);
    assert.deepEqual(over.wide, [], lang);
    await page.context().close();
  }
});

test('forced colours keep the map, its symbols and the chosen states', async () => {
  const page = await open('?t=2021-07-10&sel=islam-qala', { forcedColors: 'active' });
  const shot = await page.screenshot({ path: `${OUT}/forced-colors.png` });
  assert.ok(colours(shot).distinct > 150);
  assert.ok((await pins(page)).length > 15);
});

test('the live region is quiet while playing', async () => {
  const page = await open('?t=2021-07-10');
  await page.evaluate(() => {
    window.said = [];
    new MutationObserver(() => window.said.push(document.querySelector('.sr-only[role=status]').textContent)).observe(document.querySelector('.sr-only[role=status]'), { childList: true, characterData: true, subtree: true });
  });
  await page.locator('[data-k="play"]').click();
  await page.waitForFunction(() => document.querySelector('.time-date').getAttribute('datetime') >= '2021-07-13');
  assert.deepEqual(await page.evaluate(() => window.said), []);
  await page.locator('[data-k="play"]').click();
  await page.waitForFunction(() => window.said.length === 1);
});
