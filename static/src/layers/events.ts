// Events on a canvas: beads while they are few, stamps in an image when they are many.
// Both paint in the order of time.

import type { Columns } from '../columns';
import { type LeafletMouseEvent, tooltip, tooltipText, type LMap } from '../map';
import { partyOfActor, type Party } from '../palette';
import { EVENT_STATUSES, type EventStatus } from '../types';
import { hit, layout, RADIUS, type Bead } from './beads';
import { canvasLayer, token, type Viewport } from './canvas';

export const FEW = 1500;
type Stamps = Pick<typeof import('./stamps'), 'stamp' | 'hitStamp'>;

/** Where events stand: beads while they are few, stamps when they are many. */
interface Drawn {
  beads: Bead[];
  stamped: ReturnType<Stamps['stamp']> | null;
}

export interface EventLayer {
  render: (cols: Columns, events: Int32Array, selected: string) => void;
  redraw: () => void;
  redrawSoon: () => void;
  /** Draws the events on another canvas, and gives where beads stand. */
  copy: (g: CanvasRenderingContext2D, v: Viewport) => readonly Bead[];
  /** Where the events stand while they are few; for names to keep clear of. */
  beads: () => readonly Bead[];
  /** How many events are on the canvas. */
  drawn: () => number;
  hit: (x: number, y: number) => number;
  /** Whether the pointer is on an event. */
  over: (e: LeafletMouseEvent) => boolean;
}

export interface EventHooks {
  ringAt: (lat: number, lon: number) => number;
  describe: (index: number) => string[];
  select: (index: number) => void;
  /** Paints many events; loaded when first needed. */
  stamps: () => Promise<Stamps>;
}

export function eventLayer(map: LMap, hooks: EventHooks): EventLayer {
  let cols: Columns | null = null;
  let events = new Int32Array(0);
  let selected = '';
  let beads: Bead[] = [];
  let many: Stamps | null = null;
  let stamped: Drawn['stamped'] = null;

  function draw(g: CanvasRenderingContext2D, v: Viewport): Drawn {
    if (!cols) return { beads: [], stamped: null };
    const ink = colours();
    if (events.length > FEW) {
      if (many) return { beads: [], stamped: many.stamp(g, v, cols, events, ink) };
      void hooks.stamps().then((m) => ((many = m), layer.redraw()));
      return { beads: [], stamped: null };
    }
    const beads = layout(cols, events, (lat, lon) => v.xy(lat, lon), hooks.ringAt);
    for (const b of beads) {
      if (!visible(b, v)) continue;
      const id = cols.id(b.index);
      paint(g, b, ink[partyOfActor(cols.actors[cols.actor[b.index]!] ?? '')], ink, EVENT_STATUSES[cols.status[b.index]!]!, cols.vague[b.index] === 1, id === selected);
    }
    return { beads, stamped: null };
  }

  const layer = canvasLayer(map, 'events', (g, v) => ({ beads, stamped } = draw(g, v)));

  const tip = tooltip({ direction: 'top', offset: [0, -8], opacity: 1, className: 'map-tip' });
  const at = (e: LeafletMouseEvent) => {
    const p = layer.local(e.containerPoint);
    return stamped ? many!.hitStamp(stamped, p.x, p.y) : (hit(beads, p.x, p.y)?.index ?? -1);
  };
  map.on('mousemove', (e) => {
    const b = at(e);
    map.getContainer().classList.toggle('is-over', b >= 0);
    if (b < 0 || !cols) return void map.closeTooltip(tip);
    tip.setLatLng(e.latlng).setContent(tooltipText(...hooks.describe(b)));
    if (!map.hasLayer(tip)) map.openTooltip(tip);
  });
  map.on('mouseout zoomstart', () => map.closeTooltip(tip));
  map.on('click', (e) => {
    const b = at(e);
    if (b >= 0) hooks.select(b);
  });

  return {
    render(nextCols, nextEvents, nextSelected) {
      cols = nextCols;
      events = nextEvents as Int32Array<ArrayBuffer>;
      selected = nextSelected;
      layer.redraw();
    },
    redraw: layer.redraw,
    redrawSoon: layer.redrawSoon,
    copy(g, v) {
      const drawn = draw(g, v);
      // Stamps are written over where they were drawn last.
      if (drawn.stamped) layer.redrawSoon();
      return drawn.beads;
    },
    beads: () => beads,
    drawn: () => stamped?.n ?? beads.length,
    over: (e) => at(e) >= 0,
    hit: (x, y) => (stamped ? many!.hitStamp(stamped, x, y) : (hit(beads, x, y)?.index ?? -1)),
  };
}

export interface Inks extends Record<Party, string> {
  halo: string;
  ink: string;
}

export function colours(): Inks {
  return {
    government: token('government'), taliban: token('taliban'), contested: token('contested'),
    militia: token('militia'), none: token('none'), halo: token('halo'), ink: token('ink'),
  };
}

function visible(b: Bead, v: Viewport): boolean {
  return b.x > -10 && b.y > -10 && b.x < v.width + 10 && b.y < v.height + 10;
}

/** Confirmed: solid. Claimed: hollow. Disputed: in a contested ring. Denied: struck through. */
export function paint(g: CanvasRenderingContext2D, b: { x: number; y: number }, colour: string, ink: Inks, status: EventStatus, vague: boolean, selected: boolean): void {
  const disc = (r: number, fill: string) => {
    g.beginPath();
    g.arc(b.x, b.y, r, 0, 7);
    g.fillStyle = fill;
    g.fill();
  };
  if (selected) disc(RADIUS + 5, ink.ink);
  disc(RADIUS + 1.6, ink.halo);
  if (status === 'disputed') {
    disc(RADIUS + 1, ink.ink);
    disc(RADIUS, ink.contested);
    disc(RADIUS - 2, colour);
  } else if (status === 'confirmed') {
    disc(RADIUS, colour);
  } else {
    disc(RADIUS, status === 'denied' ? ink.none : colour);
    disc(RADIUS - 1.9, ink.halo);
  }
  g.lineWidth = 1.4;
  if (status === 'denied') {
    g.strokeStyle = ink.none;
    g.beginPath();
    g.moveTo(b.x - RADIUS, b.y + RADIUS);
    g.lineTo(b.x + RADIUS, b.y - RADIUS);
    g.stroke();
  }
  if (!vague) return;
  g.strokeStyle = colour;
  g.setLineDash([2, 2.2]);
  g.beginPath();
  g.arc(b.x, b.y, RADIUS + 3.6, 0, 7);
  g.stroke();
  g.setLineDash([]);
}
