// The bar at the top: where the page is left, helped with, and signed out of.

import { h, swap } from '../dom';
import { lang, w } from './words';

export interface TopHooks {
  line: HTMLElement | null;
  help: () => void;
  back: (() => void) | null;
  out: (() => void) | null;
}

export function topBar(el: HTMLElement, base: string, hooks: TopHooks): void {
  const query = new URLSearchParams(location.search);
  query.set('lang', lang === 'fr' ? 'en' : 'fr');
  const button = (key: string, word: string, go: () => void) => h('button', { class: 'link', type: 'button', 'data-k': key, onclick: go }, w(word));
  swap(el,
    h('a', { href: base || './', class: 'rv-brand' }, 'Marz'), h('h1', null, w('title')), hooks.back && button('back', 'back', hooks.back),
    h('span', { class: 'rv-gap' }), hooks.line,
    h('a', { href: `?${query}`, lang: lang === 'fr' ? 'en' : 'fr' }, w('language')),
    button('help', 'help', hooks.help), hooks.out && button('out', 'out', hooks.out));
}
