// The review page: its state, what is drawn of it, and what others decide meanwhile.

import { h, swap } from '../dom';
import { claimDetail, claimList } from './claims';
import { Desk, Refused } from './desk';
import { acceptEach, decide, possible, SAID } from './decide';
import { showHelp } from './forms';
import { gate, home, type Home } from './home';
import { listen } from './keys';
import { lineTo } from './line';
import { textPane } from './paper';
import { paperOf } from './record';
import { topBar } from './top';
import type { Paper, Submission } from './types';
import { w } from './words';

const base = document.documentElement.dataset['base'] ?? '';
const desk = new Desk(base);
const copies = new Map<string, string>(); // own copies of texts, by dispatch, for this visit
let sub: Submission | null = null;
let at = 0;
let start: Home | null = null;
let busy = false;

const note = h('p', { class: 'rv-note', role: 'status' });
const alarm = h('p', { class: 'rv-alarm', role: 'alert' });
const line = lineTo({
  url: `${base}live/desk`, token: () => desk.token, changed: look,
  busy: () => busy || document.querySelector('dialog[open]') !== null,
  refused: () => void desk.waiting().catch(fail),
});
const main = h('main', { id: 'main' });
const top = h('header', { class: 'rv-top' });
const text = h('section', { class: 'rv-text', 'aria-labelledby': 'text-title' });
const side = h('section', { class: 'rv-side', 'aria-labelledby': 'claims-title' });

function say(words: string): void {
  alarm.textContent = '';
  note.textContent = words;
}

function fail(err: unknown): void {
  note.textContent = '';
  alarm.textContent = err instanceof Refused ? w('err', { why: err.message }) : w('err.net');
  if (err instanceof Refused && err.status === 401) {
    desk.token = '';
    showGate();
  }
}

function drawTop(): void {
  topBar(top, base, {
    line: desk.token ? line.el : null, help: showHelp, back: sub ? () => void showHome() : null,
    out: desk.token ? () => { desk.token = ''; showGate(); } : null,
  });
}

function showGate(): void {
  sub = start = null;
  line.close();
  drawTop();
  swap(main, gate((token) => { desk.token = token; void showHome(); }));
}

async function showHome(): Promise<void> {
  sub = null;
  say('');
  try {
    const list = await desk.waiting();
    line.open();
    start ??= home({
      submit, open: (id) => void open(() => desk.submission(id)), event: (id) => void open(() => desk.event(id)),
      search: (words) => desk.search(words).catch((err: unknown) => { fail(err); return []; }),
    });
    drawTop();
    swap(main, start.el);
    start.show(list);
    if (document.activeElement === document.body) main.querySelector('textarea')?.focus({ preventScroll: true });
  } catch (err) {
    if (!main.firstChild) showGate();
    fail(err);
  }
}

async function submit(p: Paper): Promise<void> {
  try {
    const made = await desk.submit(p);
    copies.set(made.id, p.text);
    if (made.duplicate && made.drafts.length === 0) say(w('home.elsewhere'));
    else {
      start = null; // an empty form the next time
      show(made);
      say(made.duplicate ? w('home.dup') : made.drafts.length === 0 ? w('home.noclaims') : '');
    }
  } catch (err) {
    fail(err);
  }
}

async function open(load: () => Promise<Submission>): Promise<void> {
  try {
    show(await load());
    say('');
  } catch (err) {
    fail(err);
  }
}

function show(next: Submission): void {
  sub = next;
  at = Math.max(0, next.drafts.findIndex((d) => d.state === 'pending'));
  drawTop();
  swap(main, h('div', { class: 'rv-desk' }, text, side));
  drawText();
  drawClaims();
  (document.activeElement as HTMLElement | null)?.blur(); // so that keys decide, and type nothing
}

function drawText(): void {
  if (sub) textPane(text, { sub, at, copies, choose, matches: (id, copy) => desk.matches(id, copy) });
}

function drawClaims(): void {
  if (!sub) return;
  const d = sub.drafts[at];
  const acts = { choose, act: (action: string) => void act(action) };
  const done = sub.drafts.filter((x) => x.state !== 'pending').length;
  swap(side,
    h('h2', { id: 'claims-title' }, w('claims.title'), ' ', h('small', { class: 'quiet' }, sub.event ? `${w('event.title')} ${sub.event}` : w('claims.progress', { done, all: sub.drafts.length }))),
    d ? claimDetail(d, base, acts) : h('p', { class: 'quiet' }, w('home.noclaims')), claimList(sub, at, acts));
}

function choose(n: number): void {
  if (!sub || n < 0 || n >= sub.drafts.length) return;
  const copying = text.querySelector('.rv-copy') !== null && paperOf(sub, n) === paperOf(sub, at);
  at = n;
  if (!copying) drawText();
  drawClaims();
  side.querySelector<HTMLElement>(`[data-k="claim-${n}"]`)?.scrollIntoView({ block: 'nearest' });
}

async function act(action: string): Promise<void> {
  const d = sub?.drafts[at];
  if (!d || busy || (action !== 'all' && !possible(d, action))) return;
  busy = true;
  try {
    const words = action === 'all' ? await acceptEach(desk, sub!) : (await decide(desk, sub!, d, action)) && w(`said.${SAID[action]}`);
    if (!words) return;
    await refresh(false);
    say(words);
    if (action === 'accept' || action === 'reject') forward();
  } catch (err) {
    if (err instanceof Refused) await refresh(false).catch(() => {});
    fail(err);
  } finally {
    busy = false;
  }
}

/** On to the next claim that waits, or a word that all is done. */
function forward(): void {
  const list = sub?.drafts ?? [];
  const next = [...list.keys()].map((i) => (at + 1 + i) % list.length).find((n) => list[n]!.state === 'pending');
  if (next === undefined) say(`${note.textContent} ${w('said.all')}`);
  else choose(next);
}

/** Reads the submission again; tells of what somebody else decided. */
async function refresh(tell: boolean): Promise<void> {
  if (!sub) return;
  const was = sub;
  const now = await (was.event ? desk.event(was.event) : desk.submission(was.id));
  if (sub !== was || now === was || JSON.stringify(now.drafts) === JSON.stringify(was.drafts)) return;
  sub = now;
  at = Math.max(0, Math.min(at, now.drafts.length - 1));
  if (text.querySelector('.rv-copy') === null) drawText();
  drawClaims();
  const n = now.drafts.findIndex((d, i) => d.revision !== was.drafts[i]?.revision);
  const decision = now.drafts[n]?.decision;
  if (tell && decision) say(w('said.other', { who: decision.by, action: w(`act.${decision.action}`), n: n + 1 }));
}

listen({ move: (by) => choose(at + by), act: (action) => void act(action), help: showHelp, open: () => sub !== null });

function look(): void {
  if (sub) refresh(true).catch(lost);
  else if (start && desk.token) void desk.waiting().then((list) => start?.show(list), lost);
}

/** What fails is tried again with the next change; a token that has ended is said. */
function lost(err: unknown): void {
  if (err instanceof Refused && err.status === 401) fail(err);
}

const theme = new URLSearchParams(location.search).get('theme');
if (theme === 'dark' || theme === 'light') document.documentElement.dataset['theme'] = theme;
document.querySelector('#app')?.append(top, note, alarm, main);
if (desk.token) void showHome();
else showGate();
