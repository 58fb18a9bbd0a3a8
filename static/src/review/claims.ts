// The claims beside the dispatch: the list, and all that is known of the chosen one.

import { h, s } from '../dom';
import { ACTIONS } from './decide';
import type { Draft, Submission } from './types';
import { days, lang, w } from './words';

export interface Acts {
  choose: (n: number) => void;
  act: (action: string) => void;
}

export function placeName(d: Draft): string {
  return d.place_names?.[lang] || d.place_names?.['en'] || d.claim.place || '–';
}

/** The list: each claim in a line, with where it stands. */
export function claimList(sub: Submission, at: number, acts: Acts): HTMLElement {
  return h('ol', { class: 'rv-list' }, sub.drafts.map((d, n) => {
    const c = d.claim;
    return h('li', null, h('button', {
      class: `rv-claim is-${d.state}`, type: 'button', 'data-k': `claim-${n}`, 'aria-current': n === at ? 'true' : false, onclick: () => acts.choose(n),
    },
    h('span', { class: 'rv-n' }, n + 1),
    h('span', { class: 'rv-what' },
      h('b', null, c.negated ? `${w('claim.negated')} · ` : '', w('claim.at', { type: w(`type.${c.type}`), place: placeName(d) })),
      h('span', null, `${c.claimant} ${w(`stance.${c.stance}`)} · ${days(c.happened)}`)),
    h('span', { class: 'rv-state' }, w(`state.${d.state}`))));
  }));
}

/** One claim with its place on the map, what it rests on, and what can be done. */
export function claimDetail(d: Draft, base: string, acts: Acts): HTMLElement {
  const c = d.claim;
  const row = (key: string, value: string | undefined | null) => value ? [h('dt', null, w(key)), h('dd', null, h('bdi', null, value))] : null;
  const links = (c.links ?? []).map((l) => `${l.rel.replace(/_/g, ' ')} ${l.to}`).join(', ');
  return h('div', { class: 'rv-detail' },
    d.problem && d.state === 'pending' ? h('p', { class: 'rv-problem' }, w('problem', { why: d.problem })) : null,
    d.decision ? h('p', { class: 'quiet' }, w('said.decided', { action: w(`act.${d.decision.action}`), who: d.decision.by }), d.decision.reason ? `: ${d.decision.reason}` : '') : null,
    buttons(d, acts),
    h('div', { class: 'rv-facts' },
      h('dl', null,
        row('f.type', w(`type.${c.type}`)), row('f.stance', w(`stance.${c.stance}`)), row('f.place', `${placeName(d)} (${c.place})`),
        row('f.happened', days(c.happened)), row('f.said', days(c.said)), row('f.claimant', c.claimant),
        row('f.principal', `${c.principal} (${w(`side.${c.side}`)})`), row('f.actor', c.actor), row('f.target', c.target),
        row('f.quantity', c.quantity && c.quantity.value !== null ? `${c.quantity.value} ${c.quantity.unit}` : null),
        row('f.event', d.new_event ? w('event.new', { id: c.event }) : c.event), row('f.links', links)),
      spot(d)),
    d.state === 'accepted' ? h('p', null, h('a', { href: mapOf(d, base) }, w('see'))) : null,
    d.why?.length ? h('details', null, h('summary', null, w('f.why')), h('ul', { class: 'rv-why' },
      d.why.map((y) => h('li', null, `${y.what}: ${y.rule}`, y.words ? ` – “${y.words}”` : '')))) : null);
}

function buttons(d: Draft, acts: Acts): HTMLElement {
  return h('div', { class: 'rv-buttons' }, ACTIONS[d.state].map(([action, key]) => h('button', {
    class: `btn btn-text${action === 'accept' ? ' rv-main' : ''}`, type: 'button', 'data-k': `do-${action}`, 'aria-keyshortcuts': key, onclick: () => acts.act(action),
  }, w(`do.${action}`), h('kbd', { 'aria-hidden': 'true' }, key))));
}

/** The map at the place and day of what was published. */
export function mapOf(d: Draft, base: string): string {
  const q = new URLSearchParams({ sel: d.claim.place });
  const day = d.claim.happened.to ?? d.claim.happened.from;
  if (day) q.set('t', day);
  return `${base || './'}?${q}`;
}

/** The claim's point over the outline of the country that the server drew into the page. */
function spot(d: Draft): HTMLElement | SVGElement {
  const ground = document.querySelector('#ground');
  if (!d.point || !ground) return h('p', { class: 'quiet rv-map' }, w('nopoint'));
  const at = document.documentElement.dataset;
  const num = (v: string | undefined) => Number(v);
  const x = (d.point[0] - num(at['west'])) * num(at['ratio']) * num(at['scale']);
  const y = (num(at['north']) - d.point[1]) * num(at['scale']);
  const svg = s('svg', { class: 'rv-map', viewBox: ground.getAttribute('viewBox'), role: 'img', 'aria-label': w('point', { place: placeName(d) }) });
  for (const kid of ground.children) svg.append(kid.cloneNode(true));
  svg.append(s('circle', { class: 'rv-halo', cx: x, cy: y, r: 26 }), s('circle', { class: 'rv-dot', cx: x, cy: y, r: 10 }));
  return svg;
}
