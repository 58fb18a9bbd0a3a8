// Where a reviewer begins: the token, a new dispatch, and what was handed in.

import { h, swap } from '../dom';
import type { Paper, Waiting } from './types';
import { days, lang, w } from './words';

export function gate(go: (token: string) => void): HTMLElement {
  const input = h('input', { type: 'password', class: 'rv-input', autocomplete: 'off', spellcheck: 'false', required: true, id: 'token', 'data-k': 'token' });
  return h('form', { class: 'rv-form rv-gate', onsubmit: (e: Event) => { e.preventDefault(); go(input.value.trim()); } },
    h('h2', null, w('gate.title')),
    h('label', { class: 'rv-field' }, h('span', null, w('gate.token')), input),
    h('p', { class: 'quiet' }, w('gate.hint')),
    h('div', { class: 'rv-buttons' }, h('button', { class: 'btn btn-text rv-main', type: 'submit' }, w('gate.go'))));
}

export interface Home {
  el: HTMLElement;
  show: (list: Waiting[]) => void;
}

interface Hooks {
  submit: (p: Paper) => Promise<void>;
  open: (id: string) => void;
  search: (words: string) => Promise<[id: string, title: string][]>;
  event: (id: string) => void;
}

export function home(hooks: Hooks): Home {
  const list = h('div', { class: 'rv-waiting' });
  const el = h('div', { class: 'rv-home' },
    paperForm(hooks.submit),
    h('div', null, h('section', { 'aria-labelledby': 'waiting' }, h('h2', { id: 'waiting' }, w('home.waiting')), list), finder(hooks)));
  return {
    el,
    show: (subs) => swap(list, subs.length === 0 ? h('p', { class: 'quiet' }, w('home.none')) : h('ul', { class: 'rv-list' }, subs.map((x) => line(x, hooks.open)))),
  };
}

function line(x: Waiting, open: (id: string) => void): HTMLElement {
  const n = (k: string) => x.states?.[k] ?? 0;
  return h('li', null, h('button', { class: `rv-claim${n('pending') ? '' : ' is-accepted'}`, type: 'button', 'data-k': `sub-${x.id}`, onclick: () => open(x.id) },
    h('span', { class: 'rv-what' },
      h('b', null, `${x.agency} · ${days(x.published)}`, x.title?.[lang] ? ` · ${x.title[lang]}` : ''),
      h('span', null, `${w('home.counts', { pending: n('pending'), accepted: n('accepted'), rejected: n('rejected') })} · ${w('home.by', { who: x.by })}`))));
}

/** Finds an event of the record, to change what is published of it. */
function finder(hooks: Hooks): HTMLElement {
  const out = h('div', { class: 'rv-found', role: 'status' });
  const input = h('input', { type: 'search', class: 'rv-input', autocomplete: 'off', required: true, 'data-k': 'find' });
  const go = async (e: Event) => {
    e.preventDefault();
    const list = await hooks.search(input.value.trim());
    swap(out, list.length === 0 ? h('p', { class: 'quiet' }, w('find.none')) : h('ul', { class: 'rv-list' }, list.map(([id, title]) =>
      h('li', null, h('button', { class: 'rv-claim', type: 'button', 'data-k': `event-${id}`, onclick: () => hooks.event(id) },
        h('span', { class: 'rv-what' }, h('b', null, title || id), h('span', null, id)))))));
  };
  return h('section', { class: 'rv-find', 'aria-labelledby': 'find' }, h('h2', { id: 'find' }, w('find.title')),
    h('form', { class: 'rv-form', role: 'search', onsubmit: (e: Event) => void go(e) },
      h('label', { class: 'rv-field' }, h('span', null, w('find.words')), input),
      h('div', { class: 'rv-buttons' }, h('button', { class: 'btn btn-text', type: 'submit' }, w('find.go')))), out);
}

function paperForm(submit: (p: Paper) => Promise<void>): HTMLElement {
  const area = h('textarea', { name: 'text', class: 'rv-input', rows: 14, required: true, 'data-k': 'text', 'aria-keyshortcuts': 'Control+Enter', onkeydown: (e: Event) => {
    const key = e as KeyboardEvent;
    if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) form.requestSubmit();
  } });
  const small = (name: string, more: Record<string, unknown> = {}) =>
    h('label', { class: 'rv-field' }, h('span', null, w(`home.${name}`)), h('input', { name, class: 'rv-input', autocomplete: 'off', ...more }));
  const button = h('button', { class: 'btn btn-text rv-main', type: 'submit' }, w('home.go'));
  const form: HTMLFormElement = h('form', {
    class: 'rv-form', 'aria-labelledby': 'new', onsubmit: async (e: Event) => {
      e.preventDefault();
      const data = new FormData(form);
      const of = (name: string) => String(data.get(name) ?? '').trim();
      button.disabled = true;
      try {
        await submit({ text: area.value, published: of('published'), agency: of('agency'), url: of('url'), rights: of('rights'), keep_text: data.has('keep') });
      } finally {
        button.disabled = false;
      }
    },
  },
  h('h2', { id: 'new' }, w('home.new')),
  h('label', { class: 'rv-field' }, h('span', null, w('home.text')), area),
  h('div', { class: 'rv-pair' }, small('published', { placeholder: '2021-07-09', pattern: '\\d{4}-\\d{2}(-\\d{2})?' }), small('agency', { placeholder: 'AFP' })),
  h('div', { class: 'rv-pair' }, small('url', { type: 'url', placeholder: 'https://' }), small('rights')),
  h('label', { class: 'rv-radio' }, h('input', { type: 'checkbox', name: 'keep' }), h('span', null, w('home.keep'), ' ', h('span', { class: 'quiet' }, w('home.keep.hint')))),
  h('div', { class: 'rv-buttons' }, button));
  return form;
}
