// The review page: from a dispatch's text to an event on the map, by keyboard, with two
// reviewers at one desk. It starts a server of its own, because it writes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, OUT } from './lib.mjs';
import { serve } from '../browser.mjs';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const TEXT = '🏔️ KABUL, July 9 (AFP) - The Taliban have captured the Islam Qala border crossing with Iran, a spokesman for the group said on Friday.\n' +
  'The governor of Herat denied it: "Islam Qala is still under our control," he said.\n';

let server;
const tokens = {};
before(async () => {
  server = await serve();
  for (const name of ['omar', 'nora']) tokens[name] = server.token(name, 'write,review');
  tokens.root = server.token('root', 'admin');
});
after(async () => server?.stop());

/** Opens the review page for somebody who gives the token. */
async function reviewer(name, { query = '', ...context } = {}) {
  const b = await launch();
  const ctx = await b.newContext({ viewport: { width: 1366, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce', ...context });
  const page = await ctx.newPage();
  page.problems = [];
  page.asked = [];
  page.on('console', (m) => m.type() === 'error' && page.problems.push(m.text()));
  page.on('pageerror', (e) => page.problems.push(String(e)));
  page.on('request', (r) => page.asked.push(r.url()));
  await page.goto(`${server.url}/review${query}`);
  await page.locator('#token').fill(tokens[name] ?? name);
  await page.keyboard.press('Enter');
  return page;
}

async function findings(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} – ${n.any[0]?.message ?? n.failureSummary}`).join('; ')}`);
  });
}

async function handIn(page, text) {
  await page.locator('textarea[name="text"]').fill(text);
  await page.locator('input[name="published"]').fill('2021-07-09');
  await page.locator('form[aria-labelledby="new"] button[type="submit"]').click();
  await page.locator('.rv-claim').first().waitFor();
}

const note = (page) => page.locator('.rv-note');

test('a wrong token is refused in words, and the page asks again', async () => {
  const page = await reviewer('marz_wrong');
  await page.locator('.rv-alarm').filter({ hasText: 'token' }).waitFor();
  await page.locator('#token').waitFor();
  await page.context().close();
});

test('a pasted dispatch becomes an event on the map, by keyboard, while another reviewer looks on', async () => {
  const omar = await reviewer('omar', { bypassCSP: true });
  await handIn(omar, TEXT);
  assert.ok(await omar.locator('.rv-claim').count() >= 2);
  assert.deepEqual(await findings(omar), []);
  await omar.screenshot({ path: `${OUT}/review.png`, fullPage: true });

  // The marks are the evidence, code point for code point, behind an emoji.
  const spans = await omar.evaluate(async () => {
    const [one] = (await (await fetch('dispatches', { headers: { Authorization: `Bearer ${sessionStorage.getItem('marz-review-token')}` } })).json()).submissions;
    const { drafts } = await (await fetch(`dispatches/${one.id}`, { headers: { Authorization: `Bearer ${sessionStorage.getItem('marz-review-token')}` } })).json();
    return drafts.map((d) => d.claim.evidence);
  });
  for (const [n, e] of spans.entries()) {
    const shown = await omar.locator('.rv-mark').evaluateAll((els, k) => els.filter((m) => m.dataset.claims.split(' ').includes(String(k))).map((m) => m.textContent).join(''), n);
    assert.equal(shown, [...TEXT].slice(e.start, e.end).join(''));
  }

  // Nora has no copy: the text is not stored. Hers is checked first.
  const nora = await reviewer('nora');
  await nora.locator('.rv-waiting .rv-claim').first().click();
  await nora.locator('#copy').fill('Something else.');
  await nora.locator('.rv-copy button').click();
  await nora.locator('.rv-copy .rv-problem').filter({ hasText: 'SHA-256' }).waitFor();
  await nora.locator('#copy').fill(TEXT.trim());
  await nora.locator('.rv-copy button').click();
  await nora.locator('.rv-mark').first().waitFor();

  // Two review, so nobody accepts their own.
  await omar.locator('.rv-claim').first().click();
  await omar.keyboard.press('a');
  await omar.locator('.rv-alarm').filter({ hasText: 'another reviewer' }).waitFor();

  // Nora corrects, gives it an event of its own, and accepts: all by keyboard.
  await nora.locator('.rv-claim').first().focus();
  await nora.keyboard.press('j');
  await nora.keyboard.press('k');
  assert.equal(await nora.locator('[aria-current="true"] .rv-n').innerText(), '1');
  await nora.keyboard.press('c');
  await nora.locator('dialog input[name="claimant"]').fill('A spokesman');
  await nora.keyboard.press('Enter');
  await note(nora).filter({ hasText: 'Corrected' }).waitFor();
  await nora.keyboard.press('x');
  await note(nora).filter({ hasText: 'event of its own' }).waitFor();
  await nora.keyboard.press('a');
  await nora.locator('.rv-claim.is-accepted').first().waitFor();
  assert.match(await note(nora).innerText(), /Published/);

  // Omar sees it without doing anything.
  await omar.locator('.rv-claim.is-accepted').first().waitFor();
  assert.match(await omar.locator('.rv-side').innerText(), /A spokesman/);

  // Reject with a reason, take it back, merge.
  await nora.locator('.rv-claim').nth(1).click();
  await nora.keyboard.press('r');
  await nora.locator('dialog textarea').fill('Said elsewhere');
  await nora.locator('dialog button[type="submit"]').click();
  await nora.locator('.rv-claim.is-rejected').first().waitFor();
  await nora.locator('.rv-claim').nth(1).click();
  await nora.keyboard.press('o');
  await note(nora).filter({ hasText: 'waits again' }).waitFor();
  await nora.keyboard.press('m');
  await nora.locator('dialog input[name="event"]').first().waitFor();
  await nora.locator('dialog button[type="submit"]').click();
  await note(nora).filter({ hasText: 'Merged' }).waitFor();

  // What was accepted is on the map.
  await nora.locator('.rv-claim').first().click();
  const id = await nora.evaluate(async () => {
    const res = await fetch('collections/events/items?claimant=taliban&sortby=-known_from&limit=1000');
    return (await res.json()).features.filter((f) => f.properties.claims.some((c) => c.claimant === 'A spokesman')).map((f) => f.id);
  });
  assert.equal(id.length, 1);
  await nora.locator('.rv-detail a').click();
  await nora.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  assert.match(nora.url(), /sel=islam-qala/);

  for (const page of [omar, nora]) {
    assert.deepEqual(page.asked.filter((u) => !u.startsWith(server.url)), []);
    assert.ok(page.asked.every((u) => !Object.values(tokens).some((secret) => u.includes(secret))), 'a token is in an address');
    assert.deepEqual(page.problems.filter((p) => !/40[139]|412|422/.test(p)), []);
    await page.context().close();
  }
});

for (const lang of ['en', 'fr']) {
  for (const theme of ['light', 'dark']) {
    for (const [size, width, height] of [['wide', 1366, 900], ['narrow', 390, 844], ['320', 320, 700]]) {
      test(`axe finds nothing and nothing runs over: ${lang}, ${theme}, ${size}`, async () => {
        const page = await reviewer('omar', { query: `?lang=${lang}&theme=${theme}`, viewport: { width, height }, bypassCSP: true });
        await page.locator('.rv-waiting .rv-claim').first().waitFor();
        assert.deepEqual(await findings(page), []);
        await page.locator('.rv-waiting .rv-claim').first().click();
        await page.locator('.rv-detail').waitFor();
        await page.screenshot({ path: `${OUT}/review-${lang}-${theme}-${size}.png`, fullPage: true });
        assert.deepEqual(await findings(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page runs over its side');
        await page.keyboard.press('?');
        await page.locator('dialog[open]').waitFor();
        assert.deepEqual(await findings(page), []);
        await page.context().close();
      });
    }
  }
}

test('a dispatch becomes events in a few keys, and the map follows', async () => {
  const map = await (await (await launch()).newContext({ viewport: { width: 1366, height: 900 } })).newPage();
  await map.goto(`${server.url}/?t=2021-07-06&win=7d`);
  await map.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  server.marz('token', 'revoke', tokens.nora.split('_')[1]); // who reviews alone accepts alone
  const page = await reviewer('omar');
  const asked = map.waitForRequest((r) => /events/.test(r.url()));
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  const began = Date.now();
  let keys = 0;
  const press = async (key) => { keys++; await page.keyboard.press(key); };
  await page.evaluate((words) => { document.activeElement.value = words; }, 'HERAT, July 6 (AFP) - Taliban fighters seized the Torghundi border crossing with Turkmenistan on Tuesday, a spokesman for the group said.\n' +
    'The governor of Herat denied that Torghundi had fallen.\n');
  keys++; // Ctrl+V
  await press('Tab');
  await page.keyboard.type('2021-07-06');
  keys += 10;
  await press('Enter');
  await page.locator('.rv-detail').waitFor();
  await press('A');
  await note(page).filter({ hasText: 'All claims are decided' }).waitFor();
  assert.ok(keys <= 15 && Date.now() - began < 60_000, `${keys} keys, ${Date.now() - began} ms`);
  await asked; // the map heard of it
  await page.screenshot({ path: `${OUT}/review-done.png`, fullPage: true });
  await page.context().close();
  await map.context().close();
  tokens.nora = server.token('nora', 'write,review');
});

test('what is published is found, corrected, moved, taken back and taken out, by keyboard, while another looks on', async () => {
  const [page, other] = [await reviewer('nora', { bypassCSP: true }), await reviewer('root', { query: '?lang=fr' })];
  for (const p of [page, other]) {
    await p.locator('.rv-live[data-state="live"]').waitFor();
    await p.locator('input[type="search"]').fill('Torghundi capture');
    await p.keyboard.press('Enter');
    await p.locator('.rv-found .rv-claim').first().click();
    await p.locator('.rv-detail').waitFor();
  }
  assert.deepEqual(await findings(page), []);
  const press = async (key, field, value, said) => {
    await page.keyboard.press(key);
    await page.locator(`dialog [name="${field}"]`).first().fill(value);
    await page.locator('dialog button[type="submit"]').click();
    await note(page).filter({ hasText: said }).waitFor();
  };
  await press('c', 'claimant', 'A commander of theirs', 'Corrected');
  await other.locator('.rv-side').filter({ hasText: 'A commander of theirs' }).waitFor();
  await page.screenshot({ path: `${OUT}/review-event.png`, fullPage: true });
  await page.keyboard.press('t');
  await page.locator('dialog [name="published"]').fill('2021-07-20');
  await page.locator('dialog [name="reason"]').fill('Withdrawn');
  await page.keyboard.press('Enter');
  await note(page).filter({ hasText: 'took it back' }).waitFor();
  await other.locator('.rv-claim.is-retracted').first().waitFor();
  for (const p of [page, other]) await p.context().close();
});

test('what is stored never runs', async () => {
  const page = await reviewer('omar');
  await page.locator('textarea[name="text"]').waitFor();
  await handIn(page, `KABUL, July 9 (AFP) - The Taliban have captured the Torghundi border crossing, <img src=x onerror="document.title='run'">said a spokesman.\n`);
  await page.locator('.rv-mark').first().waitFor();
  assert.equal(await page.locator('.rv-paper img').count(), 0);
  assert.notEqual(await page.title(), 'run');
  await page.context().close();
});

test('a token ends at once when it is revoked, and the page says so', async () => {
  const page = await reviewer('omar');
  await page.locator('.rv-waiting .rv-claim').first().click();
  await page.locator('.rv-detail').waitFor();
  server.marz('token', 'revoke', tokens.omar.split('_')[1]);
  await page.locator('#token').waitFor();
  await page.context().close();
});
