// Layers of the operator's own, drawn over the basemap and under the crossings. Points
// are drawn as lines without length and with round ends.

import type { FeatureCollection, Geometry, Position } from 'geojson';
import type { Api } from '../api';
import { obj, str } from '../decode';
import { polygon, polyline, svg, tooltipText, type LMap, type Path, type PolylineOptions } from '../map';

export interface Overlays {
  /** Shows these layers and no others; what is new is fetched. */
  render: (ids: readonly string[]) => void;
}

const COLOURS = 3;
const MOST_LINES = 7;

export function overlays(map: LMap, api: Api): Overlays {
  const renderer = svg({ pane: 'overlayPane', padding: 0.3 });
  const shown = new Map<string, Path[]>();

  async function add(id: string): Promise<void> {
    shown.set(id, []);
    const doc = (await api.json(`/${encodeURIComponent(id)}.geojson`).catch(() => null)) as FeatureCollection | null;
    if (!doc || !shown.has(id)) return void shown.delete(id);
    const cls = `overlay overlay-${shown.size % COLOURS}`;
    const paths = (doc.features ?? []).flatMap((f) => draw(f.geometry, cls, renderer).map((p) => p.bindTooltip(() => label(f.properties), { sticky: true, className: 'map-tip', opacity: 1 }).addTo(map)));
    shown.set(id, paths);
  }

  return {
    render(ids) {
      for (const [id, paths] of shown) {
        if (ids.includes(id)) continue;
        for (const p of paths) p.remove();
        shown.delete(id);
      }
      for (const id of ids) if (!shown.has(id)) void add(id);
    },
  };
}

/** A feature's name and its first plain properties. */
function label(properties: unknown): HTMLElement {
  const p = obj(properties);
  const name = str(p['title']) || str(p['name']);
  const lines = Object.entries(p)
    .filter(([k, v]) => k !== 'title' && k !== 'name' && (typeof v === 'string' || typeof v === 'number') && v !== '')
    .slice(0, MOST_LINES).map(([k, v]) => `${k}: ${String(v).slice(0, 120)}`);
  return tooltipText(...(name ? [name] : []), ...lines);
}

function draw(g: Geometry | null, className: string, renderer: unknown): Path[] {
  const options = { renderer, pane: 'overlayPane', className, weight: 2, fill: true } as PolylineOptions;
  const flip = (line: Position[]): [number, number][] => line.map((p) => [p[1]!, p[0]!]);
  const dot = (p: Position) => polyline([flip([p, p])[0]!, flip([p, p])[1]!], { ...options, className: `${className} overlay-dot`, weight: 9, smoothFactor: 0, noClip: true });
  switch (g?.type) {
    case 'Point': return [dot(g.coordinates)];
    case 'MultiPoint': return g.coordinates.map(dot);
    case 'LineString': return [polyline(flip(g.coordinates), { ...options, fill: false })];
    case 'MultiLineString': return [polyline(g.coordinates.map(flip), { ...options, fill: false })];
    case 'Polygon': return [polygon(g.coordinates.map(flip), options)];
    case 'MultiPolygon': return [polygon(g.coordinates.map((p) => p.map(flip)), options)];
    case 'GeometryCollection': return g.geometries.flatMap((x) => draw(x, className, renderer));
    default: return [];
  }
}
