// A canvas that covers the map and a margin around it, redrawn when the map comes to
// rest and scaled along while it zooms.

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
  redraw: () => void;
  canvas: HTMLCanvasElement;
  /** Container pixel → canvas pixel. */
  local: (p: Point) => Point;
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
  let view: Viewport = { width: 0, height: 0, margin: topLeft, zoom, origin: topLeft, xy: () => topLeft };

  function reset(): void {
    const size = map.getSize();
    const margin = size.multiplyBy(MARGIN).round();
    topLeft = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round();
    center = map.getCenter();
    zoom = map.getZoom();
    const [width, height] = [size.x + 2 * margin.x, size.y + 2 * margin.y];
    const ratio = Math.min(devicePixelRatio || 1, 2);
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    DomUtil.setTransform(canvas, topLeft, 1);
    view = {
      width, height, margin, zoom,
      origin: map.getPixelOrigin().add(topLeft),
      xy: (lat, lng) => map.latLngToLayerPoint([lat, lng]).subtract(topLeft),
    };
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

  map.on('moveend resize viewreset', reset);
  map.on('zoomanim', (e) => animate(e as ZoomAnimEvent));
  return {
    canvas, redraw: reset,
    local: (p) => map.containerPointToLayerPoint(p).subtract(topLeft),
    viewport: () => view,
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
