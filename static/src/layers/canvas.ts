// A canvas that covers the map and a margin around it, redrawn when the map comes to
// rest and scaled along while it zooms. The end of a zoom asks for it more than once, and
// has work of its own: what moves along is drawn in the next frame, and once.

import { DomUtil, type LatLng, type LMap, originAt, point, type Point, type ZoomAnimEvent } from '../map';

export interface Viewport {
  width: number;
  height: number;
  /** Width of the margin that is out of sight while the map is at rest. */
  margin: Point;
  zoom: number;
  /** Position on the canvas of (lat, lng), in CSS pixels. */
  xy: (lat: number, lng: number) => Point;
  /** World pixel at the canvas's left upper corner. */
  origin: Point;
}

export interface CanvasLayer {
  /** Draws now. */
  redraw: () => void;
  /** Draws in the next frame, once however often it is asked. */
  redrawSoon: () => void;
  canvas: HTMLCanvasElement;
  /** Container pixel → canvas pixel. */
  local: (p: Point) => Point;
  /** Where the canvas would be if it were drawn now. */
  viewport: () => Viewport;
}

const MARGIN = 0.12;

export function canvasLayer(map: LMap, pane: string, draw: (g: CanvasRenderingContext2D, v: Viewport) => void): CanvasLayer {
  const canvas = document.createElement('canvas');
  canvas.className = 'leaflet-zoom-animated map-canvas';
  canvas.setAttribute('aria-hidden', 'true');
  map.getPane(pane)!.append(canvas);
  let topLeft = point(0, 0);
  let center = map.getCenter();
  let zoom = map.getZoom();
  let due = 0;

  function viewport(): Viewport {
    const size = map.getSize();
    const margin = size.multiplyBy(MARGIN).round();
    const corner = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round();
    return {
      width: size.x + 2 * margin.x, height: size.y + 2 * margin.y, margin, zoom: map.getZoom(),
      origin: map.getPixelOrigin().add(corner),
      xy: (lat, lng) => map.latLngToLayerPoint([lat, lng]).subtract(corner),
    };
  }

  function redraw(): void {
    cancelAnimationFrame(due);
    due = 0;
    const view = viewport();
    const { width, height } = view;
    topLeft = view.origin.subtract(map.getPixelOrigin());
    center = map.getCenter();
    zoom = view.zoom;
    const ratio = Math.min(devicePixelRatio || 1, 2);
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    DomUtil.setTransform(canvas, topLeft, 1);
    const g = canvas.getContext('2d')!;
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, width, height);
    draw(g, view);
  }

  function animate(e: { center: LatLng; zoom: number }): void {
    const scale = map.getZoomScale(e.zoom, zoom);
    const half = map.getSize().multiplyBy(0.5 + MARGIN);
    const at = map.project(center, e.zoom).subtract(half.multiplyBy(scale)).subtract(originAt(map, e.center, e.zoom));
    DomUtil.setTransform(canvas, at, scale);
  }

  const redrawSoon = () => void (due ||= requestAnimationFrame(redraw));

  map.on('moveend', redrawSoon);
  // Then nothing has moved along, and the canvas would stand in the wrong place.
  map.on('resize viewreset', redraw);
  map.on('unload', () => cancelAnimationFrame(due));
  map.on('zoomanim', (e) => animate(e as ZoomAnimEvent));
  return {
    canvas, redraw, redrawSoon, viewport,
    local: (p) => map.containerPointToLayerPoint(p).subtract(topLeft),
  };
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
