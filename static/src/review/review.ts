// The review page: its state, what is drawn of it, and what others decide meanwhile.

import { h, swap } from '../dom';
import { claimDetail, claimList } from './claims';
import { Desk, Refused } from './desk';
import { decide, SAID, startsFrom } from './decide';
import { showHelp } from './forms';
import { gate, home, type Home } from './home';
import { listen } from './keys';
import { askCopy, marked } from './paper';
import type { Paper, Submission } from './types';
import { lang, w } from './words';

const base = document.documentElement.dataset['base'] ?? '';
const desk = new Desk(base);
const copies = new Map<string, string>(); // own copies of texts, by submission, for this visit
const POLL = 2_500;

let sub: Submission | null = null;
let at = 0;
let start: Home | null = null;
let busy = false;

const note = h('p', { class: 'rv-note', role: 'status' });
const alarm = h('p', { class: 'rv-alarm', role: 'alert' });
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
  const other = new URLSearchParams(location.search);
  other.set('lang', lang === 'fr' ? 'en' : 'fr');
  swap(top,
    h('a', { href: base || './', class: 'rv-brand' }, 'Marz'), h('h1', null, w('title')),
    sub ? h('button', { class: 'link', type: 'button', 'data-k': 'back', onclick: () => void showHome() }, w('back')) : null,
    h('span', { class: 'rv-gap' }),
    h('a', { href: `?${other}`, lang: lang === 'fr' ? 'en' : 'fr' }, w('language')),
    h('button', { class: 'link', type: 'button', 'data-k': 'help', onclick: showHelp }, w('help')),
    desk.token ? h('button', { class: 'link', type: 'button', 'data-k': 'out', onclick: () => { desk.token = ''; showGate(); } }, w('out')) : null);
}

function showGate(): void {
  sub = start = null;
  drawTop();
  swap(main, gate((token) => { desk.token = token; void showHome(); }));
}

async function showHome(): Promise<void> {
  sub = null;
  say('');
  try {
    const list = await desk.waiting();
    start ??= home({ submit, open: (id) => void open(id) });
    drawTop();
    swap(main, start.el);
    start.show(list);
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

async function open(id: string): Promise<void> {
  try {
    show(await desk.submission(id));
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
}

function drawText(): void {
  if (!sub) return;
  const words = sub.dispatch.text ?? copies.get(sub.id);
  const id = sub.id;
  swap(text, h('h2', { id: 'text-title' }, `${w('text.title')} · ${sub.dispatch.agency}`), words === undefined
    ? askCopy(sub, (copy) => { copies.set(id, copy); drawText(); })
    : marked(words, sub, at, choose));
  text.querySelector('.is-on')?.scrollIntoView({ block: 'nearest' });
}

function drawClaims(): void {
  if (!sub) return;
  const d = sub.drafts[at];
  const acts = { choose, act: (action: string) => void act(action) };
  const done = sub.drafts.filter((x) => x.state !== 'pending').length;
  swap(side,
    h('h2', { id: 'claims-title' }, w('claims.title'), ' ', h('small', { class: 'quiet' }, w('claims.progress', { done, all: sub.drafts.length }))),
    d ? claimDetail(d, base, acts) : h('p', { class: 'quiet' }, w('home.noclaims')), claimList(sub, at, acts));
}

function choose(n: number): void {
  if (!sub || n < 0 || n >= sub.drafts.length) return;
  at = n;
  const copying = text.querySelector('.rv-copy') !== null;
  if (!copying) drawText();
  drawClaims();
  side.querySelector<HTMLElement>(`[data-k="claim-${n}"]`)?.scrollIntoView({ block: 'nearest' });
}

async function act(action: string): Promise<void> {
  const d = sub?.drafts[at];
  if (!d || busy || d.state !== startsFrom(action)) return;
  busy = true;
  try {
    const next = await decide(desk, sub!, d, action);
    if (!next) return;
    await refresh(false);
    say(w(`said.${SAID[action]}`));
    if (action === 'accept' || action === 'reject') forward();
  } catch (err) {
    if (err instanceof Refused && (err.status === 409 || err.status === 412)) await refresh(false).catch(() => {});
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
  const now = await desk.submission(was.id);
  if (sub !== was || now === was || JSON.stringify(now.drafts) === JSON.stringify(was.drafts)) return;
  sub = now;
  if (text.querySelector('.rv-copy') === null) drawText();
  drawClaims();
  const n = now.drafts.findIndex((d, i) => d.revision !== was.drafts[i]?.revision);
  const decision = now.drafts[n]?.decision;
  if (tell && decision) say(w('said.other', { who: decision.by, action: w(`act.${decision.action}`), n: n + 1 }));
}

listen({ move: (by) => choose(at + by), act: (action) => void act(action), help: showHelp, open: () => sub !== null });

setInterval(() => {
  if (!document.hidden && sub && !busy && !document.querySelector('dialog[open]')) refresh(true).catch(lost);
}, POLL);

/** A poll that fails is tried again; a token that has ended is said. */
function lost(err: unknown): void {
  if (err instanceof Refused && err.status === 401) fail(err);
}

const theme = new URLSearchParams(location.search).get('theme');
if (theme === 'dark' || theme === 'light') document.documentElement.dataset['theme'] = theme;
document.querySelector('#app')?.append(top, note, alarm, main);
if (desk.token) void showHome();
else showGate();
