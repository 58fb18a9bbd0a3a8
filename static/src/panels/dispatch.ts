// The detail of a dispatch: what it is, what is known of its publication, and every claim
// that was read out of it. Its words belong to its agency and are not here.

import type { Ctx } from '../ctx';
import { h, safeURL } from '../dom';
import { date, langOf, nameIn, num, t } from '../i18n';
import { icon } from '../icons';
import type { Dispatch } from '../types';
import { claimsSection } from './claims';

export function dispatchDetail(ctx: Ctx, d: Dispatch): HTMLElement[] {
  const claims = [...ctx.model.claims.values()].filter((c) => c.dispatch === d.id);
  const link = safeURL(d.url);
  const row = (label: string, value: string | Node | false | null) => value !== '' && value !== false && value !== null && [h('dt', null, label), h('dd', null, value)];
  const how = d.how && d.how !== 'day' ? ` (${t(`how.${d.how}`)})` : '';
  return [
    h('header', { class: 'detail-head' }, h('div', null,
      h('p', { class: 'kicker' }, t('placeKind.dispatch')),
      h('h2', { class: 'detail-title dispatch-title', tabindex: -1, id: 'detail-title', 'data-k': 'title', lang: langOf(d.title), dir: 'auto' }, nameIn(d.title) || d.id),
      h('p', { class: 'detail-facts' }, [d.agency, d.publisher].filter(Boolean).join(' · ')))),
    h('section', { class: 'block facts' }, h('dl', null,
      row(t('dispatch.published'), d.published === null ? '' : date(d.published) + how),
      row(t('dispatch.lang'), d.lang ? t(`langName.${d.lang}`) : ''),
      row(t('claim.source'), link && h('a', { href: link, rel: 'noopener noreferrer external', target: '_blank' }, new URL(link).hostname, ' ', icon('out'))),
      row('SHA-256', d.sha256 ? h('code', { class: 'hash' }, d.sha256) : ''),
      row(t('dispatch.length'), d.length ? t('dispatch.chars', { n: d.length }) : ''),
      row(t('dispatch.rights'), d.rights ? h('span', { lang: 'en', dir: 'ltr' }, d.rights) : ''),
      row(t('dispatch.claims'), num(claims.length)))),
    claimsSection(ctx, claims, { struck: new Set(), voting: new Set() }, true),
  ];
}
