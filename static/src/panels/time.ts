// The time bar: play and steps, the day, the histogram under two native sliders (the day
// and the window's start), and what was known when.

import { histogram } from '../columns';
import type { Ctx, Panel } from '../ctx';
import { clamp, formatDay, parseDay, type Day } from '../day';
import { h, swap } from '../dom';
import { date, num, otherDate, t, weekday } from '../i18n';
import type { Known } from '../state';
import { bars, ticks } from '../charts';
import { icon } from '../icons';

export interface Playback {
  playing: () => boolean;
  toggle: () => void;
  speed: () => number;
  cycle: () => void;
}

export function timePanel(el: HTMLElement, ctx: Ctx, playback: Playback): Panel {
  const controls = h('div', { class: 'time-controls' });
  const title = h('div', { class: 'time-title' });
  const known = h('div', { class: 'time-known' });
  const chart = h('div', { class: 'time-chart' });
  const day = slider('time-day', (v) => ctx.setDay(v, 'replace'), (v) => ctx.setDay(v, 'push'));
  const start = slider('time-start', (v) => setWindow(v, 'replace'), (v) => setWindow(v, 'push'));
  const months = h('div', { class: 'time-months', 'aria-hidden': 'true' });
  const track = h('div', { class: 'time-track' }, chart, start, day, months);
  el.append(h('div', { class: 'time-row' }, controls, title, known), track);
  let chartKey = '';
  let chartOf: unknown = null;

  function setWindow(from: Day, how: 'push' | 'replace'): void {
    ctx.store.set({ win: clamp(ctx.frame().day - from + 1, 1, 3660) }, how);
  }

  const step = (n: number) => () => ctx.setDay(ctx.frame().day + n);

  function draw(first: Day, last: Day): void {
    const { day: d } = ctx.frame();
    swap(controls,
      button('step-back', t('time.back'), icon('back'), step(-1), d <= first),
      button('play', t(playback.playing() ? 'time.pause' : 'time.play'), icon(playback.playing() ? 'pause' : 'play'), playback.toggle),
      button('step-on', t('time.on'), icon('on'), step(1), d >= last),
      h('button', { class: 'btn speed', 'data-k': 'speed', type: 'button', 'aria-label': t('time.speed', { n: playback.speed() }), onclick: playback.cycle }, `${num(playback.speed())}×`));
    swap(title,
      h('span', { class: 'time-weekday' }, weekday(d)),
      h('time', { class: 'time-date', datetime: formatDay(d) }, date(d)),
      h('span', { class: 'time-other', lang: 'en', dir: 'ltr' }, otherDate(d)));
  }

  function drawKnown(k: Known, d: Day): void {
    const choose = (next: Known) => () => ctx.store.set({ known: next });
    const radio = (value: 'now' | 'day' | 'date', label: string, hint: string, next: Known) =>
      h('label', { class: 'seg', title: hint },
        h('input', { type: 'radio', name: 'known', 'data-k': `known-${value}`, checked: value === (typeof k === 'number' ? 'date' : k), onchange: choose(next) }),
        h('span', null, label));
    const fixed = typeof k === 'number' ? k : d;
    swap(known,
      h('fieldset', { class: 'segs' },
        h('legend', null, t('known.legend')),
        radio('now', t('known.now'), t('known.nowHint'), 'now'),
        radio('day', t('known.day'), t('known.dayHint'), 'day'),
        radio('date', t('known.date'), t('known.dateHint'), fixed),
        typeof k === 'number' && h('input', {
          type: 'date', class: 'known-date', 'data-k': 'known-input', value: formatDay(k), 'aria-label': t('known.legend'),
          onchange: (e: Event) => {
            const next = parseDay((e.target as HTMLInputElement).value);
            if (next !== null) ctx.store.set({ known: next });
          },
        })));
  }

  return (state, frame, changed) => {
    const [first, last] = ctx.model.extent ?? [frame.day - 30, frame.day + 30];
    const end = Math.max(last, frame.day);
    draw(first, end);
    if (changed.has('known') || changed.has('lang') || typeof state.known === 'number' || !known.firstChild) drawKnown(state.known, frame.day);
    set(day, first, end, frame.day, t('time.day'), `${weekday(frame.day)} ${date(frame.day)}`);
    set(start, first, end, clamp(frame.from, first, frame.day), t('time.start'), t('time.window', { n: state.win, date: date(frame.from) }));
    const span = end - first + 1;
    const width = Math.max(1, Math.ceil(span / 400));
    const key = [first, end, frame.known, state.lang, frame.far ? '' : ctx.model.cols.n].join();
    const of = frame.far?.histogram ?? frame.mask;
    if (key !== chartKey || of !== chartOf) {
      chartKey = key;
      chartOf = of;
      const counts = frame.far?.histogram(first, Math.ceil(span / width), width) ?? histogram(ctx.model.cols, frame.mask, first, Math.ceil(span / width), width, frame.known ?? Infinity);
      chart.replaceChildren(bars(counts));
      months.replaceChildren(...ticks(first, end));
    }
    track.style.setProperty('--from', String((Math.max(frame.from, first) - first) / span));
    track.style.setProperty('--to', String((frame.day - first + 1) / span));
  };
}

function slider(name: string, input: (v: number) => void, change: (v: number) => void): HTMLInputElement {
  return h('input', {
    type: 'range', class: `range ${name}`, 'data-k': name, step: 1,
    oninput: (e: Event) => input((e.target as HTMLInputElement).valueAsNumber),
    onchange: (e: Event) => change((e.target as HTMLInputElement).valueAsNumber),
  });
}

function set(el: HTMLInputElement, min: number, max: number, value: number, label: string, text: string): void {
  el.min = String(min);
  el.max = String(max);
  if (el.valueAsNumber !== value) el.value = String(value);
  el.setAttribute('aria-label', label);
  el.setAttribute('aria-valuetext', text);
}

export function button(key: string, label: string, content: Node | string, onclick: () => void, disabled = false): HTMLButtonElement {
  return h('button', { class: 'btn', type: 'button', 'data-k': key, 'aria-label': label, title: label, 'aria-disabled': disabled ? 'true' : null, onclick: () => disabled || onclick() }, content);
}
