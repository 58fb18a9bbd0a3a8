// Whose data the map is drawn from, and under which licence.

import { append, h } from './dom';
import { t } from './i18n';

export function fillCredits(el: HTMLElement): void {
  const link = (href: string, text: string) => h('a', { href, rel: 'noopener noreferrer external', target: '_blank' }, text);
  el.replaceChildren();
  append(el, [
    h('p', null, link('https://www.openstreetmap.org/copyright', '© OpenStreetMap contributors'), ' — ', t('credit.osm')),
    h('p', null, link('https://www.naturalearthdata.com/', 'Natural Earth'), ' — ', t('credit.ne')),
    h('p', null, link('https://www.geonames.org/', 'GeoNames'), ' — ', t('credit.geonames')),
    h('p', null, link('https://www.soest.hawaii.edu/pwessel/gshhg/', 'GSHHG'), ' — ', t('credit.gshhg')),
    h('p', null, t('credit.claims')),
  ]);
}
