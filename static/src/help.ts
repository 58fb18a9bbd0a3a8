// The help dialog: how to read the map and the keyboard's shortcuts.

import { h } from './dom';
import { t } from './i18n';
import { icon } from './icons';

export function openHelp(): void {
  const key = (keys: string[], what: string) => h('li', null, keys.map((k) => h('kbd', null, k)), h('span', null, what));
  const dialog = h('dialog', { class: 'dialog help', 'aria-labelledby': 'help-title' },
    h('div', { class: 'panel-head' },
      h('h2', { class: 'panel-title', id: 'help-title' }, t('help.title')),
      h('button', { class: 'btn', type: 'button', 'aria-label': t('close'), onclick: () => dialog.close() }, icon('close'))),
    h('p', null, t('help.what')),
    h('p', null, t('help.claims')),
    h('p', null, t('help.known')),
    h('h3', { class: 'key-title' }, t('help.keys')),
    h('ul', { class: 'keys-list' },
      key(['/'], t('help.search')), key(['[', ']'], t('help.step')), key(['Space'], t('help.play')),
      key(['←', '↑', '→', '↓'], t('help.arrows')), key(['Enter'], t('help.enter')), key(['Esc'], t('help.escape')), key(['?'], t('help.this'))));
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (e) => e.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}
