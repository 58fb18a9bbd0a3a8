// The dispatch's text with every evidence span marked; where the text is not stored, the
// reviewer's own copy, once its sum is that of what was handed in.

import { h } from '../dom';
import { cut, matching } from './points';
import type { Submission } from './types';
import { w } from './words';

/** The text; the span of the chosen claim is marked most. */
export function marked(text: string, sub: Submission, at: number, choose: (n: number) => void): HTMLElement {
  const pieces = cut(text.replace(/^\uFEFF/, '\u200B'), sub.drafts.map((d) => d.claim.evidence ?? null));
  return h('div', { class: 'rv-paper', lang: sub.dispatch.lang || false, tabindex: 0, role: 'region', 'aria-label': w('text.title') }, pieces.map((p) => {
    if (p.covers.length === 0) return p.text;
    const states = p.covers.map((n) => sub.drafts[n]!.state);
    const mark = h('mark', {
      class: `rv-mark${p.covers.includes(at) ? ' is-on' : ''}${states.every((x) => x !== 'pending') ? ' is-done' : ''}`,
      'data-claims': p.covers.join(' '), onclick: () => choose(p.covers.includes(at) ? at : p.covers[0]!),
    }, p.text);
    return mark;
  }));
}

/** Asks for the reviewer's own copy. Found gets the text whose sum is right. */
export function askCopy(sub: Submission, found: (text: string) => void): HTMLElement {
  const area = h('textarea', { class: 'rv-input', rows: 12, id: 'copy' });
  const wrong = h('p', { class: 'rv-problem', role: 'alert' });
  const check = async (copy: string) => {
    wrong.textContent = '';
    if (!globalThis.crypto?.subtle) {
      wrong.textContent = w('text.insecure');
      return;
    }
    const text = await matching(copy, sub.dispatch.sha256);
    if (text === null) wrong.textContent = w('text.wrong');
    else found(text);
  };
  const file = h('input', {
    type: 'file', accept: '.txt,text/plain', onchange: async () => {
      const [one] = file.files ?? [];
      if (one) await check(await one.text());
    },
  });
  return h('form', { class: 'rv-form rv-copy', onsubmit: (e: Event) => { e.preventDefault(); void check(area.value); } },
    h('p', null, w('text.none')),
    h('label', { class: 'rv-field' }, h('span', null, w('text.copy')), area),
    h('label', { class: 'rv-field' }, h('span', null, w('text.file')), file),
    h('div', { class: 'rv-buttons' }, h('button', { class: 'btn btn-text rv-main', type: 'submit' }, w('text.check'))), wrong);
}
