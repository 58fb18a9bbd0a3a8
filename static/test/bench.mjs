// Measures the event layer against stock L.geoJSON on a canvas, in one run of one browser, and
// the tasks of the whole page. Ratios are what counts and what fails the run; milliseconds
// depend on the machine.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM } from './browser.mjs';
import { columnFile } from './columnfile.mjs';
import { longestTasks } from './tasks.mjs';

if (!existsSync(CHROMIUM)) {
  console.log(`SKIPPED: the measurements need Chromium at ${CHROMIUM}; set CHROMIUM to where it is`);
  process.exit(0);
}
const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, 'out', 'bench.js');
const built = spawnSync('go', ['tool', 'esbuild', join(here, 'bench', 'page.ts'), '--bundle', '--format=iife', '--minify', `--outfile=${out}`, '--log-level=warning'], { stdio: 'inherit', cwd: join(here, '..', '..') });
if (built.status !== 0) process.exit(1);

const page = '<!doctype html><meta charset=utf-8><link rel=icon href=data:,><style>body{margin:0}#map{width:1100px;height:700px}.leaflet-pane,.leaflet-pane canvas{position:absolute;left:0;top:0}.leaflet-container{overflow:hidden;position:relative}</style><script defer src=/bench.js></script>';
const server = createServer((req, res) => {
  const { pathname, searchParams } = new URL(req.url, 'http://x');
  if (pathname === '/bench.js') res.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(out));
  else if (pathname === '/events.bin') res.writeHead(200).end(columnFile(Number(searchParams.get('n'))));
  else res.writeHead(200, { 'content-type': 'text/html' }).end(page);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
const failures = [];
const check = (what, value, limit, ratio) => {
  const ok = ratio ? value >= limit : value <= limit;
  console.log(`  ${ok ? 'ok  ' : ratio ? 'FAIL' : 'slow'} ${what}: ${value.toFixed(1)} (${ratio ? 'at least' : 'goal: at most'} ${limit})`);
  if (!ok && ratio) failures.push(what);
};

for (const [n, firstRatio, stepRatio, steps] of [[20_000, 4, 3, 20], [200_000, 10, 50, 8]]) {
  const tab = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  const { ours, theirs } = await tab.evaluate(([url, s]) => window.measure(url, s), [`/events.bin?n=${n}`, steps]);
  const ms = (r) => `first paint ${r.first.toFixed(0)} ms, step ${r.scrub50.toFixed(1)} ms (95 %: ${r.scrub95.toFixed(1)})`;
  console.log(`${n.toLocaleString('en')} events\n  marz:      ${ms(ours)}, pan ${ours.pan50.toFixed(1)} ms, hover ${ours.hover50.toFixed(2)} ms, longest task ${ours.longest.toFixed(0)} ms\n  L.geoJSON: ${ms(theirs)}`);
  if (ours.drawn === 0) failures.push('nothing was drawn');
  check('first paint, times faster', theirs.first / ours.first, firstRatio, true);
  check('step of the time slider, times faster', theirs.scrub50 / ours.scrub50, stepRatio, true);
  check('step of the time slider, ms at 95 %', ours.scrub95, 8, false);
  check('pan, ms', ours.pan50, 17, false);
  check('hover, ms', ours.hover50, 1, false);
  if (n === 20_000) check('longest task after load, ms', ours.longest, 50, false);
  await tab.close();
}
console.log('the whole page, 20,000 events, 60 days in the window: longest task, ms of the thread (by the clock)');
for (const { use, cpu, clock } of await longestTasks(browser)) check(`${use} (${clock.toFixed(1)})`, cpu, 50, false);
await browser.close();
server.close();
if (failures.length) {
  console.log(`FAILED: ${failures.join('; ')}`);
  process.exit(1);
}
