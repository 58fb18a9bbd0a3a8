// The map itself, and the only file that imports Leaflet.

import { DomUtil, latLngBounds, map as leafletMap, type LatLng, type Map, type Point } from 'leaflet';
import type { MapView } from './state';

export { DomEvent, DomUtil, point, polygon, polyline, svg, tooltip } from 'leaflet';
export type { LatLng, LatLngExpression, LeafletMouseEvent, Path, Point, PolylineOptions, ZoomAnimEvent } from 'leaflet';
export type LMap = Map;

/** Afghanistan, and the frame the basemap fills. */
export const HOME = latLngBounds([29.3, 60.4], [38.5, 74.95]);
const WORLD = latLngBounds([22, 54], [43, 82]);

/** Below this zoom symbols are drawn smaller. */
export const FAR = 5.25;

/** Panes from the ground up. Parties share panes: what is drawn later is later in time. */
const PANES: [name: string, z: number, className: string][] = [
  ['land', 210, 'pane-land'],
  ['shade', 220, 'pane-shade'],
  ['lines', 230, 'pane-lines'],
  ['events', 420, 'pane-events'],
  ['labels', 430, 'pane-labels'],
];

export interface MapOptions {
  interactive: boolean;
  embed: boolean;
}

export function createMap(el: HTMLElement, view: MapView | null, o: MapOptions): Map {
  const map = leafletMap(el, {
    keyboard: o.interactive,
    minZoom: 3.75, maxZoom: 14, zoomSnap: 0.25, zoomDelta: 0.75, wheelPxPerZoomLevel: 90,
    maxBounds: WORLD, maxBoundsViscosity: 0.8, worldCopyJump: false,
    fadeAnimation: false, zoomAnimation: !reducedMotion(), inertia: !reducedMotion(),
    scrollWheelZoom: o.interactive && !o.embed, dragging: o.interactive && !(o.embed && coarse()),
    doubleClickZoom: o.interactive, touchZoom: o.interactive,
  });
  for (const [name, z, className] of PANES) {
    const pane = map.createPane(name);
    pane.style.zIndex = String(z);
    pane.classList.add(className);
  }
  const frame = { fitted: false, fitting: false };
  frames.set(map, frame);
  map.on('movestart', () => (frame.fitted = frame.fitting));
  if (view) map.setView([view.lat, view.lng], view.zoom);
  else home(map, false);
  const far = () => el.classList.toggle('is-far', map.getZoom() < FAR);
  map.on('zoomend', far);
  far();
  const observer = new ResizeObserver(() => {
    const { fitted } = frame;
    // The new view draws everything: drawing the old one in the new size first would do so twice.
    map.invalidateSize(fitted ? { animate: false, pan: false, debounceMoveend: true } : { animate: false });
    if (fitted) home(map, false);
  });
  observer.observe(el);
  map.on('unload', () => observer.disconnect());
  return map;
}

/** Whether a map shows all of Afghanistan by itself, and follows its own size. */
const frames = new WeakMap<Map, { fitted: boolean; fitting: boolean }>();

export function home(map: Map, animate = !reducedMotion()): void {
  const frame = frames.get(map)!;
  frame.fitting = true;
  map.once('moveend', () => (frame.fitting = false));
  map.fitBounds(HOME, { animate, padding: [12, 24] });
  frame.fitted = true;
  if (!animate) frame.fitting = false;
}

/** The view, or null while it is the one that the map chooses by itself. */
export function viewOf(map: Map): MapView | null {
  if (frames.get(map)?.fitted) return null;
  const c = map.getCenter();
  return { zoom: map.getZoom(), lat: c.lat, lng: c.lng };
}

export function bboxNow(map: Map): [number, number, number, number] {
  const b = map.getBounds();
  return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()];
}

/** Shows a box (west, south, east, north in degrees), but no deeper than `most` zooms at once. */
export function zoomTo(map: Map, [w, s, e, n]: readonly [number, number, number, number], most = 3): void {
  const bounds = latLngBounds([s, w], [n, e]);
  map.setView(bounds.getCenter(), Math.min(map.getBoundsZoom(bounds), map.getZoom() + most), { animate: !reducedMotion() });
}

/** Brings a point into view where it is outside; the view stays where it is not. */
export function reveal(map: Map, lat: number, lng: number, zoom = 0): void {
  const inside = map.getBounds().pad(-0.12).contains([lat, lng]);
  if (!inside || map.getZoom() < zoom) map.setView([lat, lng], Math.max(map.getZoom(), zoom), { animate: !reducedMotion() });
}

/**
 * Moves a point out from under what lies over the lower part of the map, from `top` down:
 * into the middle of what is left, and nearer, since the country's south has no land below.
 */
export function uncover(map: Map, lat: number, lng: number, top: number): void {
  const box = map.getContainer().getBoundingClientRect();
  const covered = box.bottom - top;
  if (covered <= 0 || map.latLngToContainerPoint([lat, lng]).y < box.height - covered - 20) return;
  const zoom = Math.max(map.getZoom(), 6.25);
  const target = map.unproject(map.project([lat, lng], zoom).add([0, covered / 2 - 20]), zoom);
  map.setView(target, zoom, { animate: false });
}

/** The pixel origin that the map will have at the end of a zoom animation. */
export function originAt(map: LMap, center: LatLng, zoom: number): Point {
  const pane = DomUtil.getPosition(map.getPane('mapPane')!);
  return map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round();
}

export function reducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function coarse(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

export function tooltipText(...lines: string[]): HTMLElement {
  const el = document.createElement('div');
  for (const [i, line] of lines.entries()) {
    const row = document.createElement(i === 0 ? 'strong' : 'span');
    row.textContent = line;
    el.append(row);
  }
  el.dir = 'auto';
  return el;
}

