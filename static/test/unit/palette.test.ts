// The palette: the page's and the canvas's are the same, they stay apart for every eye,
// and stand out from the ground. CIEDE2000 after Sharma, Wu and Dalal (2005); dichromats
// after Machado, Oliveira and Fernandes (2009), severity 1.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PALETTE } from '../../src/palette';

type V = [number, number, number];
const linear = (hex: string): V => [1, 3, 5].map((i) => {
  const c = parseInt(hex.slice(i, i + 2), 16) / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}) as V;
const times = (m: number[][], v: V): V => m.map((r) => r[0]! * v[0] + r[1]! * v[1] + r[2]! * v[2]) as V;

const EYES: Record<string, number[][]> = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

function lab(rgb: V): V {
  const clip = rgb.map((c) => Math.min(1, Math.max(0, c))) as V;
  const [x, y, z] = times([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]], clip);
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

function ciede2000([l1, a1, b1]: V, [l2, a2, b2]: V): number {
  const rad = Math.PI / 180;
  const cm = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(cm ** 7 / (cm ** 7 + 25 ** 7)));
  const [p1, p2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)];
  const hue = (a: number, b: number) => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / rad + 360) % 360);
  const [h1, h2] = [hue(p1, b1), hue(p2, b2)];
  const dh = c1 * c2 === 0 ? 0 : Math.abs(h2 - h1) <= 180 ? h2 - h1 : h2 <= h1 ? h2 - h1 + 360 : h2 - h1 - 360;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((dh / 2) * rad);
  const lm = (l1 + l2) / 2;
  const c = (c1 + c2) / 2;
  const hm = c1 * c2 === 0 ? h1 + h2 : Math.abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
  const t = 1 - 0.17 * Math.cos((hm - 30) * rad) + 0.24 * Math.cos(2 * hm * rad) + 0.32 * Math.cos((3 * hm + 6) * rad) - 0.2 * Math.cos((4 * hm - 63) * rad);
  const sl = 1 + (0.015 * (lm - 50) ** 2) / Math.sqrt(20 + (lm - 50) ** 2);
  const sc = 1 + 0.045 * c;
  const sh = 1 + 0.015 * c * t;
  const rt = -Math.sin(60 * Math.exp(-(((hm - 275) / 25) ** 2)) * rad) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  return Math.sqrt(((l2 - l1) / sl) ** 2 + ((c2 - c1) / sc) ** 2 + (dH / sh) ** 2 + rt * ((c2 - c1) / sc) * (dH / sh));
}

const luminance = (hex: string) => { const [r, g, b] = linear(hex); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const contrast = (a: string, b: string) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x! + 0.05) / (y! + 0.05); };
const parties = ['government', 'taliban', 'contested', 'militia', 'none', 'closed'] as const;

test('the colour difference is the published one on its reference pair', () => {
  assert.ok(Math.abs(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485]) - 2.0425) < 1e-3);
  assert.ok(Math.abs(ciede2000([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619]) - 2.0373) < 1e-3);
});

for (const [theme, least] of [['light', 23], ['dark', 20]] as const) {
  for (const [eye, matrix] of Object.entries(EYES)) {
    test(`${theme}: parties stay apart for ${eye} vision by at least ${least}`, () => {
      for (const a of parties) for (const b of parties) {
        if (a >= b) continue;
        const [x, y] = [a, b].map((p) => lab(times(matrix, linear(PALETTE[theme][p]))));
        const d = ciede2000(x!, y!);
        assert.ok(d >= least, `${a} and ${b} differ by ${d.toFixed(1)} only`);
      }
    });
  }
  test(`${theme}: every party but light contested, which has an outline, has 3:1 on the ground`, () => {
    for (const p of parties) {
      if (theme === 'light' && p === 'contested') continue;
      const c = contrast(PALETTE[theme][p], PALETTE[theme].ground);
      assert.ok(c >= 3, `${p}: ${c.toFixed(2)}`);
    }
    if (theme === 'light') assert.ok(contrast(PALETTE.light.ink, PALETTE.light.contested) >= 3);
  });
}

test('the style sheet has the same colours as the canvas, in both themes', () => {
  const css = readFileSync('src/css/tokens.css', 'utf8');
  const blocks: [string, 'light' | 'dark'][] = [[css.slice(0, css.indexOf('[data-theme="dark"]')), 'light'], [css.slice(css.indexOf('[data-theme="dark"]')), 'dark']];
  for (const [block, theme] of blocks) {
    for (const [name, value] of Object.entries(PALETTE[theme])) {
      for (const [, found] of block.matchAll(new RegExp(`--${name}: (#[0-9A-F]{6})`, 'g'))) assert.equal(found, value, `${theme} ${name}`);
      assert.match(block, new RegExp(`--${name}: ${value}`), `${theme} ${name}`);
    }
  }
});
