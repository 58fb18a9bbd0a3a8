// Share: a link, an embed code, the API's address of this view, its data, a picture and
// print. A native dialog; everything in it is also a plain button.

import type { Ctx } from '../ctx';
import { wordsOf } from '../columns';
import { h } from '../dom';
import { t } from '../i18n';
import { icon } from '../icons';
import { picture } from '../picture';
import { bboxNow, type LMap } from '../map';
import { bboxOf, exportPath } from '../query';
import type { Stage } from '../stage';

export function openShare(ctx: Ctx, map: LMap, stage: Stage): void {
  const state = ctx.store.get();
  const { day } = ctx.frame();
  const here = location.href;
  const frame = h('input', { type: 'checkbox', onchange: fillAPI });
  const api = (format: 'items' | 'geojson' | 'csv') =>
    new URL(ctx.model.api.url(exportPath(state, day, format, frame.checked ? bboxOf(...bboxNow(map)) : '', wordsOf(ctx.model.cols))), here).href;
  const embed = new URL(here);
  embed.searchParams.set('embed', '1');
  const code = `<iframe src="${embed.href.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}" width="800" height="560" title="Marz" loading="lazy"></iframe>`;
  const status = h('p', { class: 'share-status', role: 'status' });

  const copyRow = (key: string, label: string, value: string) => {
    const input = h('input', { type: 'text', readonly: true, class: 'share-text', id: `share-${key}`, value, dir: 'ltr', onfocus: (e: Event) => (e.target as HTMLInputElement).select() });
    return h('div', { class: 'share-row' },
      h('label', { for: `share-${key}` }, label), input,
      h('button', { class: 'btn btn-text', type: 'button', 'aria-label': t('share.copyOf', { what: label }), onclick: () => void copy(input, status) }, t('share.copy')));
  };
  const csv = h('a', { class: 'btn btn-text', download: 'marz-events.csv' }, t('share.csv'));
  const geojson = h('a', { class: 'btn btn-text', download: 'marz-events.geojson' }, t('share.geojson'));
  const dialog = h('dialog', { class: 'dialog share', 'aria-labelledby': 'share-title' },
    h('div', { class: 'panel-head' },
      h('h2', { class: 'panel-title', id: 'share-title' }, t('share.title')),
      h('button', { class: 'btn', type: 'button', 'aria-label': t('close'), onclick: () => dialog.close() }, icon('close'))),
    copyRow('link', t('share.link'), here),
    copyRow('embed', t('share.embed'), code),
    copyRow('api', t('share.api'), ''),
    h('label', { class: 'check' }, frame, h('span', null, t('share.frame'))),
    h('div', { class: 'share-files' },
      csv, geojson,
      h('button', { class: 'btn btn-text', type: 'button', onclick: () => void png(ctx, map, stage, status) }, t('share.png')),
      h('button', { class: 'btn btn-text', type: 'button', onclick: () => print() }, t('share.print'))),
    h('p', { class: 'quiet' }, t('share.note')), status);
  function fillAPI(): void {
    dialog.querySelector<HTMLInputElement>('#share-api')!.value = api('items');
    csv.href = api('csv');
    geojson.href = api('geojson');
  }
  function print(): void {
    dialog.close();
    window.print();
  }
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (e) => e.target === dialog && dialog.close());
  fillAPI();
  document.body.append(dialog);
  dialog.showModal();
}

async function copy(input: HTMLInputElement, status: HTMLElement): Promise<void> {
  input.select();
  try {
    await navigator.clipboard.writeText(input.value);
    status.textContent = t('share.copied');
  } catch {
    status.textContent = t('share.copyFailed');
  }
}

async function png(ctx: Ctx, map: LMap, stage: Stage, status: HTMLElement): Promise<void> {
  status.textContent = t('share.drawing');
  try {
    const url = URL.createObjectURL(await picture(ctx, map, stage));
    const a = h('a', { href: url, download: 'marz.png' });
    a.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    status.textContent = t('share.saved');
  } catch (err) {
    status.textContent = t('share.pngFailed', { why: err instanceof Error ? err.message : String(err) });
  }
}
