// The page's frame: every region once, in reading order, empty until its panel fills it.

import { h } from './dom';
import { currentLang, isRTL, t } from './i18n';
import { icon } from './icons';
import { more } from './more';
import { patterns } from './symbols';
import { LANGS } from './types';

export interface Shell {
  top: HTMLElement;
  map: HTMLElement;
  stage: HTMLElement;
  notice: HTMLElement;
  tools: HTMLElement;
  filters: HTMLElement;
  legend: HTMLElement;
  detail: HTMLElement;
  time: HTMLElement;
  drawer: HTMLElement;
  drawerBody: HTMLElement;
  credit: HTMLElement;
  /** Writes the words that do not belong to a panel, in the current language. */
  relabel: () => void;
}

export function buildShell(root: HTMLElement): Shell {
  const map = h('div', { id: 'map', dir: 'ltr', role: 'application' });
  const notice = h('div', { class: 'notice', role: 'status', hidden: true });
  const tools = h('div', { class: 'tools' });
  const credit = h('details', { class: 'credit' });
  const filters = h('div', { class: 'filters-body' });
  const legend = h('div', { class: 'legend' });
  const detail = h('div', { class: 'detail-body', id: 'detail' });
  const drawerBody = h('div', { class: 'drawer-body', id: 'table' });
  const skip = h('a', { class: 'skip', href: '#table' });
  const top = h('header', { class: 'top' });
  const stage = h('main', { class: 'stage' }, map, notice, tools, credit);
  const left = h('aside', { class: 'left' }, filters, legend);
  const right = h('aside', { class: 'right' }, detail);
  const time = h('section', { class: 'time' });
  const drawer = h('section', { class: 'drawer' });
  root.replaceChildren(skip, top, left, stage, right, time, drawer, patterns());

  const relabel = () => {
    document.documentElement.lang = currentLang();
    document.documentElement.dir = isRTL() ? 'rtl' : 'ltr';
    skip.textContent = t('skip');
    map.setAttribute('aria-label', t('map.label'));
    left.setAttribute('aria-label', t('filters'));
    right.setAttribute('aria-label', t('detail.label'));
    time.setAttribute('aria-label', t('time.label'));
    drawer.setAttribute('aria-label', t('drawer.label'));
    credits(credit);
  };
  return { top, map, stage, notice, tools, filters, legend, detail, time, drawer, drawerBody, credit, relabel };
}

/** Whose data the map is drawn from; the licences unfold. */
function credits(el: HTMLDetailsElement): void {
  const text = h('div', { class: 'credit-text' });
  const fill = () => void (el.open && more().then((m) => m.fillCredits(text)));
  el.replaceChildren(h('summary', { 'data-k': 'credit' }, h('bdi', { dir: 'ltr', lang: 'en' }, '© OpenStreetMap · Natural Earth · GeoNames · GSHHG')), text);
  el.ontoggle = fill;
  fill();
}

export interface TopHooks {
  lang: (l: string) => void;
  theme: () => void;
  share: () => void;
  help: () => void;
  themeNow: () => 'auto' | 'light' | 'dark';
}

/** The top bar: name, search, language, theme, live state, share, help. */
export function fillTop(top: HTMLElement, search: HTMLElement, live: HTMLElement, hooks: TopHooks): () => void {
  const tagline = h('span', { class: 'tagline' });
  const lang = h('select', { class: 'select', 'data-k': 'lang', onchange: (e: Event) => hooks.lang((e.target as HTMLSelectElement).value) },
    LANGS.map((l) => h('option', { value: l, lang: l }, { en: 'English', fr: 'Français', fa: 'دری', ps: 'پښتو' }[l])));
  const theme = h('button', { class: 'btn', type: 'button', 'data-k': 'theme', onclick: hooks.theme });
  const share = h('button', { class: 'btn btn-text', type: 'button', 'data-k': 'share', onclick: hooks.share });
  const help = h('button', { class: 'btn help-btn', type: 'button', 'data-k': 'help', onclick: hooks.help }, icon('help'));
  top.append(
    h('h1', { class: 'brand' }, h('span', { class: 'brand-name', lang: 'en' }, 'Marz'), h('span', { class: 'brand-fa', lang: 'fa', 'aria-hidden': 'true' }, 'مرز')),
    tagline, search, h('div', { class: 'top-tools' }, live, lang, theme, help, share));
  return () => {
    tagline.textContent = t('tagline');
    lang.value = currentLang();
    lang.setAttribute('aria-label', t('lang.label'));
    const now = hooks.themeNow();
    theme.replaceChildren(icon(now === 'auto' ? 'auto' : now === 'dark' ? 'moon' : 'sun'));
    theme.setAttribute('aria-label', t(`theme.${now}`));
    theme.title = t(`theme.${now}`);
    share.replaceChildren(icon('share'), h('span', null, t('share')));
    share.setAttribute('aria-label', t('share'));
    help.setAttribute('aria-label', t('help'));
    help.title = t('help');
  };
}
