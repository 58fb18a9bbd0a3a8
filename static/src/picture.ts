// A PNG of the view, drawn anew at twice the size from the same data, symbols and
// palette: no image is loaded and nothing of the page is copied.

import type { Feature, Geometry, Position } from 'geojson';
import type { Ctx } from './ctx';
import { shapeOf, type Shown } from './frame';
import { date, isRTL, t } from './i18n';
import { token } from './layers/canvas';
import type { Viewport } from './layers/cover';
import { letter } from './layers/labels';
import { mapLabels } from './layers/names';
import { point, type LMap } from './map';
import type { BaseName } from './model';
import { partyOf } from './palette';
import { said, type Stage } from './stage';
import { lookOf, SHAPE } from './symbols';
import type { Status } from './types';
import { knownText } from './words';

const SCALE = 2;
const HEAD = 64;
const FOOT = 30;

type G = CanvasRenderingContext2D;

export async function picture(ctx: Ctx, map: LMap, { crossings: pins, copyEvents }: Stage): Promise<Blob> {
  const size = map.getSize();
  const canvas = document.createElement('canvas');
  canvas.width = size.x * SCALE;
  canvas.height = (size.y + HEAD + FOOT) * SCALE;
  const g = canvas.getContext('2d')!;
  g.scale(SCALE, SCALE);
  g.fillStyle = token('foreign');
  g.fillRect(0, 0, size.x, size.y + HEAD + FOOT);
  g.save();
  g.translate(0, HEAD);
  g.beginPath();
  g.rect(0, 0, size.x, size.y);
  g.clip();
  const xy = (p: Position) => map.latLngToContainerPoint([p[1]!, p[0]!]);
  drawBase(ctx, g, xy);
  const origin = map.getPixelOrigin().add(map.containerPointToLayerPoint([0, 0]));
  const view: Viewport = { width: size.x, height: size.y, margin: point(0, 0), zoom: map.getZoom(), origin, xy: (lat, lng) => xy([lng, lat]) };
  const busy = copyEvents(g, view);
  const crossings = pins.visible();
  for (const x of [...crossings].reverse()) drawCrossing(g, x, xy([...x.place.point]));
  const stones = crossings.map((x) => ({ lat: x.place.point[1], lng: x.place.point[0], r: 13 }));
  letter(g, view, mapLabels(ctx.model, crossings, ctx.store.get().sel), stones, busy);
  g.restore();
  frameText(ctx, g, size.x, size.y);
  return new Promise((done, fail) => canvas.toBlob((b) => (b ? done(b) : fail(new Error('canvas'))), 'image/png'));
}

function drawBase(ctx: Ctx, g: G, xy: (p: Position) => { x: number; y: number }): void {
  const { model } = ctx;
  const { day, known } = ctx.frame();
  const { shades, borders: claims } = said(model, ctx.frame(), model.controlAt(day, known));
  const each = (name: BaseName, fn: (f: Feature, path: Path2D) => void) => {
    for (const f of model.base.get(name)?.features ?? []) fn(f, pathOf(f.geometry, xy));
  };
  each('provinces', (f, path) => {
    g.fillStyle = token('land');
    g.fill(path, 'evenodd');
    paintShade(g, path, shades.get(String(f.id)) ?? 'none');
    stroke(g, path, token('province'), 0.8);
  });
  each('rivers', (_f, path) => stroke(g, path, token('water'), 1));
  each('borders', (f, path) => {
    stroke(g, path, token('border'), 1.6);
    const claim = claims.get(String(f.id));
    if (!claim) return;
    const on = Math.round(24 * claim.share);
    g.setLineDash(on < 24 ? [on, 24 - on] : []);
    stroke(g, path, token(claim.party), 4);
    g.setLineDash([]);
  });
}

/** A tint where the capital is held, stripes where it is only claimed or contested. */
function paintShade(g: G, path: Path2D, look: string): void {
  if (look === 'none') return;
  const party = partyOf(look as Status);
  g.save();
  g.fillStyle = token(party);
  g.globalAlpha = Number(token('tint'));
  if (party !== 'contested' && !look.endsWith('-claimed')) g.fill(path, 'evenodd');
  else {
    g.globalAlpha = 0.4;
    g.clip(path, 'evenodd');
    const colours = party === 'contested' ? [token('government'), token('taliban')] : [token(party)];
    stripes(g, colours, party === 'contested' ? 3 : 2, party === 'taliban' ? -1 : 1);
  }
  g.restore();
}

/** Diagonal stripes over the whole canvas; the clip says where they show. */
function stripes(g: G, colours: readonly string[], width: number, turn: 1 | -1): void {
  const { width: w, height: hgt } = g.canvas;
  g.lineWidth = width;
  for (let i = -hgt, k = 0; i < w + hgt; i += 14 / colours.length, k++) {
    g.strokeStyle = colours[k % colours.length]!;
    g.beginPath();
    g.moveTo(i, 0);
    g.lineTo(i + turn * hgt, hgt);
    g.stroke();
  }
}

function stroke(g: G, path: Path2D, colour: string, width: number): void {
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.lineJoin = 'round';
  g.stroke(path);
}

function pathOf(geometry: Geometry, xy: (p: Position) => { x: number; y: number }): Path2D {
  const path = new Path2D();
  const line = (ps: Position[], close: boolean) => {
    ps.forEach((p, i) => {
      const q = xy(p);
      if (i) path.lineTo(q.x, q.y);
      else path.moveTo(q.x, q.y);
    });
    if (close) path.closePath();
  };
  if (geometry.type === 'LineString') line(geometry.coordinates, false);
  if (geometry.type === 'MultiLineString') for (const l of geometry.coordinates) line(l, false);
  if (geometry.type === 'Polygon') for (const r of geometry.coordinates) line(r, true);
  if (geometry.type === 'MultiPolygon') for (const p of geometry.coordinates) for (const r of p) line(r, true);
  return path;
}

/** The colours of the signs on symbols, as in css/symbols.css; a dot is white. */
const GLYPHS: Record<string, string> = { 'glyph-tal': 'taliban', 'glyph-mil': 'militia', 'glyph-bar': 'ground', 'glyph-closed': 'closed' };

function drawCrossing(g: G, x: Shown, p: { x: number; y: number }): void {
  const look = lookOf(x.control);
  const path = new Path2D(SHAPE[shapeOf(x.place.kinds)]);
  const party = x.control ? partyOf(x.control.status) : 'none';
  const hollow = /claim|base|none/.test(look.body);
  g.save();
  g.translate(p.x, p.y);
  stroke(g, path, token('halo'), 5);
  g.fillStyle = hollow ? token('halo') : token(party);
  g.fill(path);
  if (party === 'contested') {
    g.save();
    g.clip(path);
    for (let i = -24; i < 24; i += 4) {
      g.strokeStyle = token((i / 4) % 2 ? 'government' : 'taliban');
      g.lineWidth = 1.6;
      g.beginPath();
      g.moveTo(i * 1.4, -14);
      g.lineTo(i * 1.4 + 28, 14);
      g.stroke();
    }
    g.restore();
  }
  if (look.body === 'sym-gov-base') g.setLineDash([3, 2]);
  stroke(g, path, hollow ? token(party) : token('ink'), hollow ? 2.4 : 1.4);
  g.setLineDash([]);
  if (look.glyph) {
    const glyph = new Path2D(look.glyph.d);
    if (look.glyph.cls === 'glyph-closed') stroke(g, glyph, token('land'), 0.8);
    const name = GLYPHS[look.glyph.cls];
    g.fillStyle = name ? token(name) : '#fff';
    g.fill(glyph);
  }
  g.restore();
}

function frameText(ctx: Ctx, g: G, width: number, height: number): void {
  const { day, known } = ctx.frame();
  const rtl = isRTL();
  g.fillStyle = token('paper');
  g.fillRect(0, 0, width, HEAD);
  g.fillRect(0, HEAD + height, width, FOOT);
  g.fillStyle = token('ink');
  g.direction = rtl ? 'rtl' : 'ltr';
  g.textAlign = rtl ? 'right' : 'left';
  const x = rtl ? width - 16 : 16;
  // Narrower letters rather than a line that is cut off, as on a phone.
  const room = width - 32;
  g.font = `600 24px ${token('serif')}`;
  g.fillText(date(day), x, 30);
  g.font = `13px ${token('sans')}`;
  g.fillText(`${t('tagline')} · ${knownText(known)}`, x, 51, room);
  g.font = `11px ${token('sans')}`;
  g.fillText('Marz · © OpenStreetMap contributors (ODbL) · Natural Earth · GeoNames (CC BY 4.0) · GSHHG', x, HEAD + height + 19, room);
}
