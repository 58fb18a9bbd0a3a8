// The dispatch's text with every evidence span marked; where the text is not stored, the
// reviewer's own copy, once its sum is that of what was handed in.

import { h, swap } from '../dom';
import { cut, matching, sha256 } from './points';
import { paperOf } from './record';
import type { Dispatch, Submission } from './types';
import { w } from './words';

/** The text; the span of the chosen claim is marked most. */
function marked(text: string, sub: Submission, at: number, choose: (n: number) => void): HTMLElement {
  const paper = paperOf(sub, at);
  const pieces = cut(text.replace(/^\uFEFF/, '\u200B'), sub.drafts.map((d) => (d.claim.dispatch === paper.id && d.claim.evidence) || null));
  return h('div', { class: 'rv-paper', lang: paper.lang || false, tabindex: 0, role: 'region', 'aria-label': w('text.title') }, pieces.map((p) => {
    if (p.covers.length === 0) return p.text;
    const states = p.covers.map((n) => sub.drafts[n]!.state);
    const mark = h('mark', {
      class: `rv-mark${p.covers.includes(at) ? ' is-on' : ''}${states.every((x) => x !== 'pending') ? ' is-done' : ''}`,
      'data-claims': p.covers.join(' '), onclick: () => choose(p.covers.includes(at) ? at : p.covers[0]!),
    }, p.text);
    return mark;
  }));
}

/** What the page asks of others about a copy. */
interface Check {
  /** Asks the server whether a text is the right one, where the browser computes no sums. */
  matches: (text: string) => Promise<boolean>;
  found: (text: string) => void;
}

/** Asks for the reviewer's own copy. Found gets the text whose sum is right. */
function askCopy(paper: Dispatch, hooks: Check): HTMLElement {
  const area = h('textarea', { class: 'rv-input', rows: 6, id: 'copy' });
  const wrong = h('p', { class: 'rv-problem', role: 'alert' });
  const check = async (copy: string) => {
    wrong.textContent = '';
    const sums = globalThis.crypto?.subtle !== undefined;
    try {
      const text = await matching(copy, sums ? async (v) => (await sha256(v)) === paper.sha256 : hooks.matches);
      if (text === null) wrong.textContent = w('text.wrong');
      else hooks.found(text);
    } catch {
      wrong.textContent = w('err.net');
    }
  };
  const file = h('input', {
    type: 'file', accept: '.txt,text/plain', onchange: async () => {
      const [one] = file.files ?? [];
      if (one) await check(await one.text());
    },
  });
  return h('form', { class: 'rv-form rv-copy', onsubmit: (e: Event) => { e.preventDefault(); void check(area.value); } },
    h('p', null, w(globalThis.crypto?.subtle ? 'text.none' : 'text.insecure')),
    h('label', { class: 'rv-field' }, h('span', null, w('text.copy')), area),
    h('label', { class: 'rv-field' }, h('span', null, w('text.file')), file),
    h('div', { class: 'rv-buttons' }, h('button', { class: 'btn btn-text rv-main', type: 'submit' }, w('text.check'))), wrong);
}

export interface Pane {
  sub: Submission;
  at: number;
  copies: Map<string, string>;
  choose: (n: number) => void;
  matches: (dispatch: string, copy: string) => Promise<boolean>;
}

/** The dispatch of the chosen claim: its text, or a question for a copy of it. */
export function textPane(el: HTMLElement, pane: Pane): void {
  const paper = paperOf(pane.sub, pane.at);
  const words = paper.text ?? pane.copies.get(paper.id);
  const found = (copy: string) => {
    pane.copies.set(paper.id, copy);
    textPane(el, pane);
  };
  swap(el, h('h2', { id: 'text-title' }, `${w('text.title')} · ${paper.agency}`),
    words !== undefined ? marked(words, pane.sub, pane.at, pane.choose)
      : paper.sha256 ? askCopy(paper, { matches: (copy) => pane.matches(paper.id, copy), found }) : h('p', { class: 'quiet' }, w('text.nothing')));
  el.querySelector('.is-on')?.scrollIntoView({ block: 'nearest' });
}
