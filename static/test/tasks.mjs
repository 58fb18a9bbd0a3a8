// The tasks of the whole page while it is used, with 20,000 events and 60 days in the window,
// read from a trace: the thread's own time, which other programs do not lengthen, beside the clock's.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './browser.mjs';
import { eventFile } from './eventfile.mjs';

const EVENTS = 20_000;
const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
/** Until the page has had time for whatever follows a press, and for the end of a zoom. */
async function still(page) {
  await page.waitForTimeout(500);
  await page.waitForFunction(() => {
    const { ready, settled } = document.documentElement.dataset;
    return ready === 'true' && settled === 'true' && !document.querySelector('.leaflet-zoom-anim, .drawer-box:empty, html[data-drawer]:not([data-drawer=""]) #table[hidden]');
  });
  await page.waitForTimeout(200);
}
/** Presses by the page's own means: finding out whether a reader could is work for the page, too. */
const press = (key) => (page) => page.evaluate((k) => document.querySelector(`[data-k="${k}"]`).click(), key);

/** What a reader does, one after the other. */
const USES = {
  'slider dragged 40 days': (page) => page.evaluate(async () => {
    const slider = document.querySelector('.time-day');
    for (let i = 0; i < 40; i++) {
      slider.value = String(Number(slider.value) + 1);
      slider.dispatchEvent(new Event('input'));
      await new Promise((done) => requestAnimationFrame(done));
    }
    slider.dispatchEvent(new Event('change'));
  }),
  'a day back': press('step-back'),
  'a filter': press('border-IR'),
  'filters cleared': press('clear'),
  'zoom in': press('zoom-in'),
  'zoom out': press('zoom-out'),
  'known that day': press('known-day'),
  'known now': press('known-now'),
  'the table': press('tab-table'),
  'a day back, with the table': press('step-back'),
  'the borders': press('tab-borders'),
  'two days compared': press('compare'),
};

/** Uses the page and gives, for each use, its longest task: `cpu` and `clock` in milliseconds. */
export async function longestTasks(browser) {
  const server = await serve([], (marz, dir) => {
    const file = join(dir, 'made.csv');
    writeFileSync(file, eventFile(EVENTS));
    marz('import', 'csv', file, '--source', 'made');
  });
  const page = await browser.newPage({ viewport: { width: 1366, height: 900 }, locale: 'en-GB' });
  await page.goto(`${server.url}/?t=2021-05-20&win=60d`);
  await still(page);
  const out = [];
  for (const [use, act] of Object.entries(USES)) {
    await browser.startTracing(page, { categories: CATEGORIES });
    await act(page);
    await still(page);
    out.push({ use, ...longest(JSON.parse(await browser.stopTracing()).traceEvents) });
  }
  await page.close();
  await server.stop();
  return out;
}

/** The longest task, by either time, of the renderer's main thread that worked most. */
function longest(events) {
  const main = events.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain');
  const threads = main.map((m) => events.filter((e) => e.name === 'RunTask' && e.pid === m.pid && e.tid === m.tid));
  const sum = (list) => list.reduce((n, e) => n + (e.tdur ?? 0), 0);
  const tasks = threads.sort((a, b) => sum(b) - sum(a))[0] ?? [];
  const most = (key) => Math.max(0, ...tasks.map((e) => e[key] ?? 0)) / 1000;
  return { cpu: most('tdur'), clock: most('dur') };
}
