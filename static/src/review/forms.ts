// Dialogs in which a reviewer says what a key alone cannot: corrections, reasons, events.

import { append, h } from '../dom';
import type { Claim, Draft } from './types';
import { SIDES, STANCES, TYPES, w } from './words';

/** Opens a dialog with a form; resolves to its fields, or to null when it was given up. */
function ask(title: string, fields: HTMLElement[], save: string): Promise<FormData | null> {
  const form = h('form', { method: 'dialog', class: 'rv-form' },
    h('h2', { id: 'dialog-title' }, title), ...fields,
    h('div', { class: 'rv-buttons' },
      h('button', { class: 'btn btn-text', type: 'button', onclick: () => dialog.close('') }, w('cancel')),
      h('button', { class: 'btn btn-text rv-main', type: 'submit', value: 'ok' }, save)));
  const dialog = h('dialog', { class: 'rv-dialog', 'aria-labelledby': 'dialog-title' }, form);
  const before = document.activeElement;
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector<HTMLElement>('input, select, textarea')?.focus();
  return new Promise((done) => {
    dialog.addEventListener('close', () => {
      done(dialog.returnValue === 'ok' ? new FormData(form) : null);
      dialog.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    });
  });
}

function field(label: string, input: HTMLElement): HTMLElement {
  return h('label', { class: 'rv-field' }, h('span', null, label), input);
}

function choice(name: string, prefix: string, values: readonly string[], now: string): HTMLElement {
  return h('select', { name, class: 'rv-input' }, values.map((v) => h('option', { value: v, selected: v === now }, w(`${prefix}.${v}`))));
}

function text(name: string, now: string, more: Record<string, unknown> = {}): HTMLElement {
  return h('input', { name, value: now, class: 'rv-input', autocomplete: 'off', ...more });
}

export async function askReason(action: string): Promise<string | null> {
  const area = h('textarea', { name: 'reason', class: 'rv-input', rows: 3, required: true });
  const data = await ask(w(`do.${action}`), [field(w('reject.reason'), area)], w(`do.${action}`));
  return data && String(data.get('reason')).trim();
}

/** On which day a source took its claim back, and why that is known. */
export async function askRetraction(): Promise<{ published: string; reason: string } | null> {
  const data = await ask(w('do.retract'), [
    field(w('retract.day'), text('published', '', { type: 'date', required: true })),
    field(w('reject.reason'), text('reason', '', { required: true })),
  ], w('do.retract'));
  return data && { published: String(data.get('published')), reason: String(data.get('reason')).trim() };
}

/** What of a claim is to be changed: a merge patch, empty where nothing is. */
export async function askCorrection(c: Claim, places: [string, string][]): Promise<Record<string, unknown> | null> {
  const list = h('datalist', { id: 'places' }, places.map(([id, name]) => h('option', { value: id }, name)));
  const data = await ask(w('do.correct'), [
    field(w('f.place'), text('place', c.place, { list: 'places', required: true })), list,
    field(w('f.type'), choice('type', 'type', TYPES, c.type)),
    field(w('f.stance'), choice('stance', 'stance', STANCES, c.stance)),
    h('div', { class: 'rv-pair' },
      field(`${w('f.happened')}: ${w('f.from')}`, text('from', c.happened.from ?? '', { type: 'date' })),
      field(w('f.to'), text('to', c.happened.to ?? '', { type: 'date' }))),
    field(w('f.claimant'), text('claimant', c.claimant, { required: true })),
    h('div', { class: 'rv-pair' },
      field(w('f.principal'), text('principal', c.principal, { required: true })),
      field(w('f.side'), choice('side', 'side', SIDES, c.side))),
  ], w('save'));
  return data && patchOf(c, data);
}

/** The members that differ between a claim and a form. */
export function patchOf(c: Claim, data: { get(name: string): unknown }): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const name of ['place', 'type', 'stance', 'claimant', 'principal', 'side'] as const) {
    const v = String(data.get(name) ?? '').trim();
    if (v !== c[name]) out[name] = v;
  }
  const from = String(data.get('from') ?? '') || null;
  const to = String(data.get('to') ?? '') || null;
  if (from !== c.happened.from || to !== c.happened.to) out['happened'] = interval(from, to);
  return out;
}

/** A form's two days as an interval; a first day alone is that day. */
export function interval(from: string | null, to: string | null): { from: string | null; to: string | null; precision: string } {
  if (from && to === null) return { from, to: from, precision: 'day' };
  if (from === null) return { from, to, precision: to === null ? 'unknown' : 'by_day' };
  return { from, to, precision: from === to ? 'day' : 'range' };
}

/** Which event a claim is about. */
export async function askEvent(d: Draft, known: [string, string][], title: string): Promise<string | null> {
  const radios = known.filter(([id]) => id !== d.claim.event).map(([id, title], i) =>
    h('label', { class: 'rv-radio' }, h('input', { type: 'radio', name: 'event', value: id, checked: i === 0 }), h('span', null, title, ' ', h('code', null, id))));
  const data = await ask(title, [
    h('fieldset', { class: 'rv-set' }, h('legend', null, w('merge.into')), radios),
    field(w('merge.other'), text('other', '')),
  ], title);
  return data && (String(data.get('other')).trim() || String(data.get('event') ?? ''));
}

export const KEYS: [keys: string, does: string][] = [
  ['j k', 'help.jk'], ['a', 'do.accept'], ['r', 'do.reject'], ['c', 'do.correct'], ['m', 'do.merge'], ['x', 'do.split'], ['o', 'do.reopen'], ['A', 'do.all'], ['e', 'do.join'], ['t', 'do.retract'], ['d', 'do.remove'], ['?', 'help.title'],
];

export function showHelp(): void {
  const rows = KEYS.map(([keys, does]) => [h('dt', null, keys.split(' ').map((k) => h('kbd', null, k))), h('dd', null, w(does))]);
  const dialog = h('dialog', { class: 'rv-dialog', 'aria-labelledby': 'help-title' });
  append(dialog, [
    h('h2', { id: 'help-title' }, w('help.title')), h('dl', { class: 'rv-keys' }, rows),
    h('div', { class: 'rv-buttons' }, h('button', { class: 'btn btn-text', type: 'button', onclick: () => dialog.close() }, w('help.close'))),
  ]);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
}
