// A canvas that covers the map and a margin around it, redrawn when the map comes to
// rest and scaled along while it zooms.

import { L, type LMap } from '../map';

export interface Viewport {
  width: number;
  height: number;
  zoom: number;
  /** Position on the canvas of (lat, lng), in CSS pixels. */
  xy: (lat: number, lng: number) => L.Point;
  /** World pixel at the canvas's left upper corner. */
  origin: L.Point;
}

export interface CanvasLayer {
  redraw: () => void;
  canvas: HTMLCanvasElement;
  /** Container pixel → canvas pixel. */
  local: (p: L.Point) => L.Point;
  viewport: () => Viewport;
}

const MARGIN = 0.12;

export function canvasLayer(map: LMap, pane: string, draw: (g: CanvasRenderingContext2D, v: Viewport) => void): CanvasLayer {
  const canvas = document.createElement('canvas');
  canvas.className = 'leaflet-zoom-animated map-canvas';
  canvas.setAttribute('aria-hidden', 'true');
  map.getPane(pane)!.append(canvas);
  let topLeft = L.point(0, 0);
  let center = map.getCenter();
  let zoom = map.getZoom();
  let view: Viewport = { width: 0, height: 0, zoom, origin: topLeft, xy: () => topLeft };

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
    L.DomUtil.setTransform(canvas, topLeft, 1);
    view = {
      width, height, zoom,
      origin: map.getPixelOrigin().add(topLeft),
      xy: (lat, lng) => map.latLngToLayerPoint([lat, lng]).subtract(topLeft),
    };
    const g = canvas.getContext('2d')!;
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, width, height);
    draw(g, view);
  }

  function animate(e: { center: L.LatLng; zoom: number }): void {
    const scale = map.getZoomScale(e.zoom, zoom);
    const half = map.getSize().multiplyBy(0.5 + MARGIN);
    const panePos = L.DomUtil.getPosition(map.getPane('mapPane')!);
    const origin = map.project(e.center, e.zoom).subtract(map.getSize().divideBy(2)).add(panePos).round();
    const at = map.project(center, e.zoom).subtract(half.multiplyBy(scale)).subtract(origin);
    L.DomUtil.setTransform(canvas, at, scale);
  }

  map.on('moveend resize viewreset', reset);
  map.on('zoomanim', (e) => animate(e as L.ZoomAnimEvent));
  return {
    canvas, redraw: reset,
    local: (p) => map.containerPointToLayerPoint(p).subtract(topLeft),
    viewport: () => view,
  };
}

/** A colour of the page's palette, as the style sheets have it now. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || '#888';
}
