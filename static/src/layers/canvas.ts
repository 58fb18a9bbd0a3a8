// A canvas that covers the map and a margin around it, and the page's colours for it.

import type { LMap } from '../map';
import { cover, type Cover, type Viewport } from './cover';

export type { Viewport } from './cover';

export interface CanvasLayer extends Cover {
  canvas: HTMLCanvasElement;
}

const MARGIN = 0.12;

export function canvasLayer(map: LMap, pane: string, draw: (g: CanvasRenderingContext2D, v: Viewport) => void): CanvasLayer {
  const canvas = document.createElement('canvas');
  canvas.className = 'leaflet-zoom-animated map-canvas';
  canvas.setAttribute('aria-hidden', 'true');
  map.getPane(pane)!.append(canvas);
  const layer = cover(map, [canvas], MARGIN, (view) => {
    const ratio = Math.min(devicePixelRatio || 1, 2);
    grow(canvas, Math.round(view.width * ratio), Math.round(view.height * ratio));
    canvas.style.width = `${canvas.width / ratio}px`;
    canvas.style.height = `${canvas.height / ratio}px`;
    const g = canvas.getContext('2d')!;
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, canvas.width, canvas.height);
    draw(g, view);
  });
  return { canvas, ...layer };
}

/** Gives a canvas at least this size. It never shrinks: new memory costs more than drawing. */
export function grow(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width < width) canvas.width = width;
  if (canvas.height < height) canvas.height = height;
}

const tokens = new Map<string, string>();
let themed = '';

/** A colour of the page's palette, as the style sheets have it now; asked once for each theme. */
export function token(name: string): string {
  const theme = `${document.documentElement.dataset['theme']}|${matchMedia('(prefers-color-scheme: dark)').matches}`;
  if (theme !== themed) {
    themed = theme;
    tokens.clear();
  }
  let value = tokens.get(name);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || '#888';
    tokens.set(name, value);
  }
  return value;
}
