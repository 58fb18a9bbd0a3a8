// What the browser tests share: a browser, pages that watch what they ask for, and
// pictures that can be counted.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after } from 'node:test';
import { inflateSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { CHROMIUM } from '../browser.mjs';

export const BASE = process.env.MARZ_URL;
export const OUT = 'test/out';
mkdirSync(OUT, { recursive: true });

let browser;
/** Chromium's list under its address bar, two processes beside every page, and what Playwright turns off: only the last such flag counts. */
const OFF = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'];

export async function launch() {
  browser ??= await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', `--disable-features=${OFF.join()}`],
  });
  return browser;
}
after(async () => browser?.close());

/** Opens the map. The page remembers what went wrong and what it asked for. */
export async function open(query = '', { width = 1366, height = 900, base = BASE, route, wait = true, ...context } = {}) {
  const b = await launch();
  const ctx = await b.newContext({ viewport: { width, height }, locale: 'en-GB', reducedMotion: 'reduce', ...context });
  const page = await ctx.newPage();
  page.problems = [];
  page.asked = [];
  page.on('console', (m) => m.type() === 'error' && page.problems.push(m.text()));
  page.on('pageerror', (e) => page.problems.push(String(e)));
  page.on('dialog', (d) => {
    page.problems.push(`dialog: ${d.message()}`);
    void d.dismiss();
  });
  page.on('request', (r) => page.asked.push(r.url()));
  if (route) await route(page);
  await page.goto(`${base}/${query}`);
  if (wait) await ready(page);
  return page;
}

/** Waits until everything is loaded and the shown day has its answer. */
export async function ready(page) {
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true' && document.documentElement.dataset.settled === 'true' && !document.querySelector('#detail[aria-busy=true]'));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

export async function settled(page) {
  await page.evaluate(() => new Promise((done) => setTimeout(done, 150)));
  await ready(page);
}

/** Nothing outside the origin was asked for, and nothing went wrong. */
export function clean(page, allow = () => false) {
  const origin = new URL(page.url()).origin;
  assert.deepEqual(page.asked.filter((u) => !u.startsWith(origin) && !u.startsWith('blob:')), []);
  assert.deepEqual(page.problems.filter((p) => !allow(p)), []);
}

/** The label of a crossing's pin: its name, kind and status. */
export const pin = (page, id) => page.locator(`#map .pin[data-id="${id}"]`);
export const label = async (page, id) => pin(page, id).getAttribute('aria-label');
export const pins = (page) => page.locator('#map .pin[data-id]').evaluateAll((els) => els.map((e) => e.dataset.id).sort());

/** Decodes a PNG of 8-bit RGB or RGBA into pixels. */
export function decodePNG(buffer) {
  let at = 8;
  let width = 0;
  let channels = 4;
  const data = [];
  while (at < buffer.length) {
    const size = buffer.readUInt32BE(at);
    const type = buffer.toString('latin1', at + 4, at + 8);
    const body = buffer.subarray(at + 8, at + 8 + size);
    if (type === 'IHDR') {
      width = body.readUInt32BE(0);
      channels = body[9] === 2 ? 3 : 4;
    }
    if (type === 'IDAT') data.push(body);
    at += 12 + size;
  }
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const height = raw.length / (stride + 1);
  const out = Buffer.alloc(stride * height);
  const paeth = (a, b, c) => {
    const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
  };
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? out[y * stride + x - channels] : 0;
      const up = y ? out[(y - 1) * stride + x] : 0;
      const corner = y && x >= channels ? out[(y - 1) * stride + x - channels] : 0;
      const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[y * stride + x] = raw[y * (stride + 1) + 1 + x] + add;
    }
  }
  return { width, height, channels, pixels: out };
}

/** How many colours a picture has, and the share of the commonest one. */
export function colours(png) {
  const { pixels, channels, width, height } = decodePNG(png);
  const count = new Map();
  for (let i = 0; i < pixels.length; i += channels) {
    const key = (pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2];
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  return { count, distinct: count.size, share: Math.max(...count.values()) / (width * height) };
}

/** The share of pixels that differ between two pictures of one size. */
export function difference(a, b) {
  const [x, y] = [decodePNG(a), decodePNG(b)];
  assert.equal(x.width, y.width);
  let n = 0;
  for (let i = 0; i < x.pixels.length; i += x.channels) {
    if (x.pixels[i] !== y.pixels[i] || x.pixels[i + 1] !== y.pixels[i + 1] || x.pixels[i + 2] !== y.pixels[i + 2]) n++;
  }
  return n / (x.pixels.length / x.channels);
}

export const rgb = (hex) => parseInt(hex.slice(1), 16);
