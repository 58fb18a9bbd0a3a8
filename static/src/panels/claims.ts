// Claims as a timeline: who, what they do by speaking, when they said it, when it was
// known, where it stands in the dispatch, and what it denies or confirms.

import type { Ctx } from '../ctx';
import type { Day } from '../day';
import { h, safeURL } from '../dom';
import { currentLang, langOf, nameIn, num, shortDate, span, t } from '../i18n';
import { icon } from '../icons';
import type { Claim, Span } from '../types';
import { bodyName, heldBy, quantityText, sideText, speaker } from '../words';

export const sayDay = (c: Claim): Day => last(c.said) ?? last(c.happened) ?? last(c.published) ?? 0;
const last = (i: Span): Day | null => i.to ?? i.from;
const knownBy = (c: Claim): Day => last(c.published) ?? last(c.said) ?? 0;

export interface Sorted {
  shown: Claim[];
  later: Claim[];
  unknown: Claim[];
}

/** Splits claims at the day shown and at what was known; newest first. */
export function sortClaims(claims: readonly Claim[], day: Day, known: Day | null): Sorted {
  const out: Sorted = { shown: [], later: [], unknown: [] };
  for (const c of claims) {
    if (known !== null && knownBy(c) > known) out.unknown.push(c);
    else if ((c.happened.from ?? last(c.happened) ?? sayDay(c)) > day) out.later.push(c);
    else out.shown.push(c);
  }
  const newest = (a: Claim, b: Claim) => sayDay(b) - sayDay(a) || (a.id < b.id ? -1 : 1);
  out.shown.sort(newest);
  out.later.sort((a, b) => -newest(a, b));
  out.unknown.sort((a, b) => -newest(a, b));
  return out;
}

export interface Marks {
  struck: ReadonlySet<string>;
  voting: ReadonlySet<string>;
}

export function claimsSection(ctx: Ctx, claims: readonly Claim[], marks: Marks, withType: boolean): HTMLElement {
  const { day, known } = ctx.frame();
  const sorted = sortClaims(claims, day, known);
  const list = (cs: Claim[]) => h('ol', { class: 'claims' }, cs.map((c) => claimItem(ctx, c, marks, withType)));
  const fold = (key: string, cs: Claim[]) => cs.length > 0 && h('details', { class: 'fold' },
    h('summary', { 'data-k': `fold-${key}` }, t(`claims.${key}`, { n: cs.length })), list(cs));
  return h('section', { class: 'block', 'aria-labelledby': 'claims-title' },
    h('h3', { class: 'block-title', id: 'claims-title' }, t('claims.title', { n: sorted.shown.length })),
    sorted.shown.length ? list(sorted.shown) : h('p', { class: 'quiet' }, t('claims.none')),
    fold('later', sorted.later), fold('unknown', sorted.unknown));
}

function claimItem(ctx: Ctx, c: Claim, marks: Marks, withType: boolean): HTMLElement {
  const text = nameIn(c.summary);
  const denial = c.stance === 'denies';
  const link = safeURL(c.url);
  const struck = marks.struck.has(c.id);
  return h('li', { class: `claim side-${c.side}${denial ? ' is-denial' : ''}${struck ? ' is-struck' : ''}`, id: `claim-${c.id}`, 'data-k': `claim-${c.id}`, tabindex: -1 },
    h('p', { class: 'claim-head' },
      h('span', { class: 'claim-date' }, span(c.said.from || c.said.to ? c.said : c.happened)),
      withType && h('span', { class: 'claim-type' }, t(`type.${c.type}`))),
    h('p', { class: 'claim-who' },
      h('span', { class: 'claim-name' }, speaker(c, c.principal)), ' ',
      h('span', { class: 'claim-stance' }, t(`stance.${c.stance}`)),
      h('span', { class: 'claim-side' }, sideText(c.side))),
    !c.summary[currentLang()] && heldBy(c.holder) !== '' && h('p', { class: 'claim-held' }, heldBy(c.holder)),
    text && h('p', { class: 'claim-text', lang: langOf(c.summary), dir: 'auto' }, text),
    quantityText(c) && h('p', { class: 'claim-quantity' }, h('bdi', null, quantityText(c))),
    links(ctx, c),
    h('p', { class: 'claim-meta' },
      h('span', null, t('claim.known', { date: span(c.published) })),
      c.agency && h('button', { class: 'link claim-agency', type: 'button', onclick: () => ctx.select(c.dispatch) }, h('bdi', null, c.agency)),
      certainty(c), struck && h('span', null, t('claim.struck')),
      c.evidence && h('span', { title: t('claim.evidenceHint') }, t('claim.evidence', { s: num(c.evidence.sentence), a: num(c.evidence.start), b: num(c.evidence.end) })),
      link && h('a', { href: link, rel: 'noopener noreferrer external', target: '_blank' }, t('claim.source'), icon('out'))));
}

function certainty(c: Claim): HTMLElement | false {
  return c.certainty !== '' && c.certainty !== 'asserted' && h('span', null, t(`certainty.${c.certainty}`));
}

/** "denies: Zabihullah Mujahid, 9 July" as buttons that lead to the claim meant. */
function links(ctx: Ctx, c: Claim): HTMLElement | false {
  const items = c.links
    .filter((l) => l.rel !== 'same_event' && l.rel !== 'about')
    .map((l) => ({ rel: l.rel, to: ctx.model.claims.get(l.to) }))
    .filter((l): l is { rel: string; to: Claim } => l.to !== undefined);
  return items.length > 0 && h('ul', { class: 'claim-links' }, items.map(({ rel, to }) =>
    h('li', { class: `rel-${rel}` }, h('span', { class: 'rel' }, t(`rel.${rel}`)), ' ',
      h('button', { class: 'link', type: 'button', onclick: () => showClaim(to.id) },
        h('bdi', null, bodyName(to, to.principal)), `, ${shortDate(sayDay(to))}`))));
}

/** Brings a claim into view and gives it the focus, unfolding what hides it. */
export function showClaim(id: string): void {
  const el = document.getElementById(`claim-${id}`);
  if (!el) return;
  const fold = el.closest('details');
  if (fold) fold.open = true;
  el.focus({ preventScroll: true });
  el.scrollIntoView({ block: 'center', behavior: 'auto' });
}
