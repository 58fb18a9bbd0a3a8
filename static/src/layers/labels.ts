// Names on the map, lettered on a canvas with a halo of paper: what matters first takes
// its place, and nothing covers anything else.

import { currentLang, isRTL, nameIn } from '../i18n';
import type { LMap } from '../map';
import type { Names } from '../types';
import { canvasLayer, token, type Viewport } from './canvas';

export type Face = 'country' | 'province' | 'capital' | 'city' | 'crossing';

export interface Label {
  names: Names;
  lat: number;
  lng: number;
  face: Face;
  /** Higher is placed first. */
  rank: number;
  minZoom: number;
  /** Distance from the point to the text; 0 centres the text on the point. */
  gap: number;
}

export interface Obstacle { lat: number; lng: number; r: number }

export interface LabelLayer {
  /** Letters the map in the next frame, when the events have their places. */
  set: (labels: Label[], obstacles: Obstacle[]) => void;
}

/** What lettering needs of a view. */
type Frame = Pick<Viewport, 'width' | 'height' | 'margin' | 'zoom' | 'xy'>;

/** Room that is taken; soft where an event stands, which may stand on a town's dot. */
interface Box { x0: number; y0: number; x1: number; y1: number; soft?: boolean }

const SIZE: Record<Face, number> = { country: 13, province: 11, capital: 12, city: 11, crossing: 12.5 };
const WEIGHT: Record<Face, string> = { country: '500', province: '400', capital: '500', city: '400', crossing: '650' };
const INK: Record<Face, string> = { country: 'label-soft', province: 'label-faint', capital: 'label', city: 'label', crossing: 'ink' };

/** `busy` names further points to keep clear of, in canvas pixels: the events. */
export function labelLayer(map: LMap, busy: () => readonly { x: number; y: number }[] = () => []): LabelLayer {
  let labels: Label[] = [];
  let obstacles: Obstacle[] = [];

  const layer = canvasLayer(map, 'labels', (g, v) => {
    letter(g, v, labels, obstacles, busy());
  });

  return {
    set(next, blocks) {
      labels = next;
      obstacles = blocks;
      layer.redrawSoon();
    },
  };
}

/** Writes what finds room, clear of the obstacles and of the points in `busy`. */
export function letter(g: CanvasRenderingContext2D, v: Frame, labels: readonly Label[], obstacles: readonly Obstacle[], busy: readonly { x: number; y: number }[]): void {
  const taken: Box[] = obstacles.map(({ lat, lng, r }) => {
    const p = v.xy(lat, lng);
    return { x0: p.x - r, y0: p.y - r, x1: p.x + r, y1: p.y + r };
  });
  for (const b of busy) taken.push({ x0: b.x - 5, y0: b.y - 5, x1: b.x + 5, y1: b.y + 5, soft: true });
  const halo = token('halo');
  const inks = new Map(Object.values(INK).map((name) => [name, token(name)]));
  const placed = labels.filter((l) => Number.isFinite(l.lat) && Number.isFinite(l.lng)).sort((a, b) => b.rank - a.rank);
  for (const l of placed) if (v.zoom >= l.minZoom) place(g, v, l, taken, halo, inks.get(INK[l.face])!);
}

function place(g: CanvasRenderingContext2D, v: Frame, l: Label, taken: Box[], halo: string, ink: string): void {
  const p = v.xy(l.lat, l.lng);
  const { x: mx, y: my } = v.margin;
  if (p.x < mx || p.y < my || p.x > v.width - mx || p.y > v.height - my) return;
  const size = SIZE[l.face];
  const text = l.face === 'country' && !isRTL() ? nameIn(l.names).toUpperCase() : nameIn(l.names);
  setFont(g, l.face, size);
  const w = g.measureText(text).width;
  const hgt = size * 1.15;
  const dot = l.face === 'capital' || l.face === 'city' ? 2.4 : 0;
  // A town whose dot would lie under something is left out with its name.
  const under = taken.filter((b) => b.x0 < p.x + 2 && b.x1 > p.x - 2 && b.y0 < p.y + 2 && b.y1 > p.y - 2);
  if (dot && under.some((b) => !b.soft)) return;
  for (const [dx, dy] of offsets(l.gap, w, hgt)) {
    const x0 = p.x + dx;
    const y0 = p.y + dy - hgt / 2;
    const box = { x0: x0 - 2, y0, x1: x0 + w + 2, y1: y0 + hgt };
    if (box.x0 < mx + 3 || box.x1 > v.width - mx - 3 || box.y0 < my || box.y1 > v.height - my) continue;
    if (taken.some((b) => b.x0 < box.x1 && b.x1 > box.x0 && b.y0 < box.y1 && b.y1 > box.y0)) continue;
    taken.push(box);
    if (dot && under.length === 0) drawDot(g, p.x, p.y, l.face === 'capital', halo, ink);
    g.lineJoin = 'round';
    g.lineWidth = 3.5;
    g.strokeStyle = halo;
    g.fillStyle = ink;
    g.textBaseline = 'middle';
    g.textAlign = 'left';
    g.direction = isRTL(currentLang()) ? 'rtl' : 'ltr';
    if (l.face !== 'province') g.strokeText(text, x0, p.y + dy);
    g.fillText(text, x0, p.y + dy);
    if (dot) taken.push({ x0: p.x - 4, y0: p.y - 4, x1: p.x + 4, y1: p.y + 4 });
    return;
  }
}

function setFont(g: CanvasRenderingContext2D, face: Face, size: number): void {
  const family = token(face === 'country' || face === 'province' ? 'serif' : 'sans');
  g.font = `${face === 'province' ? 'italic ' : ''}${WEIGHT[face]} ${size}px ${family}`;
  const spaced = 'letterSpacing' in g && !isRTL();
  if ('letterSpacing' in g) g.letterSpacing = spaced && face === 'country' ? '2.5px' : '0px';
}

/** Right, left, below, above; or centred for names of areas. */
function offsets(gap: number, w: number, hgt: number): [number, number][] {
  if (gap === 0) return [[-w / 2, 0]];
  const around = (d: number): [number, number][] => {
    const side: [number, number][] = [[d, 0], [-d - w, 0]];
    if (isRTL()) side.reverse();
    return [...side, [-w / 2, d + hgt / 2 - 2], [-w / 2, -d - hgt / 2 + 2]];
  };
  const corner = gap * 0.7;
  const far = gap < 10 ? around(gap + 15) : [];
  return [...around(gap), ...around(gap + 11), [corner, gap * 1.5], [-corner - w, gap * 1.5], [corner, -gap * 1.5], [-corner - w, -gap * 1.5], ...far];
}

function drawDot(g: CanvasRenderingContext2D, x: number, y: number, capital: boolean, halo: string, ink: string): void {
  g.beginPath();
  g.arc(x, y, capital ? 2.8 : 2, 0, 7);
  g.fillStyle = capital ? halo : ink;
  g.strokeStyle = ink;
  g.lineWidth = 1.2;
  g.fill();
  g.stroke();
}
