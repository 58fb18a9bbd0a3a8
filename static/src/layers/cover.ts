// A picture that covers the map and a margin around it: scaled along while the view zooms,
// and drawn anew in a turn of its own, once, because the end of a zoom has work of its own and
// asks for it more than once.

import { DomUtil, type LMap, originAt, type Point, type ZoomAnimEvent } from '../map';
import { turns } from '../turns';

export interface Viewport {
  width: number;
  height: number;
  /** Width of the margin that is out of sight while the map is at rest. */
  margin: Point;
  zoom: number;
  /** Position on the picture of (lat, lng), in CSS pixels. */
  xy: (lat: number, lng: number) => Point;
  /** World pixel at the picture's left upper corner. */
  origin: Point;
}

export interface Cover {
  /** Draws now. */
  redraw: () => void;
  /** Draws when its turn comes, once however often it is asked; what is drawn stays in place until then. */
  redrawSoon: () => void;
  /** Container pixel → pixel of the picture. */
  local: (p: Point) => Point;
  /** Where the picture would be if it were drawn now. */
  viewport: () => Viewport;
}

/** `margin` is a share of the map's size; `draw` gives the elements, which lie on each other, what a view shows. */
export function cover(map: LMap, els: readonly (HTMLElement | SVGElement)[], margin: number, draw: (v: Viewport) => void): Cover {
  let drawn: Viewport | null = null;

  function viewport(): Viewport {
    const size = map.getSize();
    const edge = size.multiplyBy(margin).round();
    const corner = map.containerPointToLayerPoint(edge.multiplyBy(-1)).round();
    return {
      width: size.x + 2 * edge.x, height: size.y + 2 * edge.y, margin: edge, zoom: map.getZoom(),
      origin: map.getPixelOrigin().add(corner),
      xy: (lat, lng) => map.latLngToLayerPoint([lat, lng]).subtract(corner),
    };
  }

  function redraw(): void {
    turns.drop(redraw);
    drawn = viewport();
    follow(map.getPixelOrigin(), drawn.zoom);
    draw(drawn);
  }

  /** Puts what is drawn where it belongs in a view with this pixel origin. */
  function follow(origin: Point, zoom: number): void {
    if (!drawn) return;
    const scale = map.getZoomScale(zoom, drawn.zoom);
    const at = drawn.origin.multiplyBy(scale).subtract(origin);
    // Leaflet sets transforms of SVG elements as well; its types do not say so.
    for (const el of els) DomUtil.setTransform(el as HTMLElement, at, scale);
  }

  const redrawSoon = () => turns.ask(redraw);

  map.on('zoomanim', (e) => {
    const { center, zoom } = e as ZoomAnimEvent;
    follow(originAt(map, center, zoom), zoom);
  });
  map.on('zoom viewreset', () => follow(map.getPixelOrigin(), map.getZoom()));
  map.on('moveend resize viewreset', redrawSoon);
  map.on('unload', () => turns.drop(redraw));
  return { redraw, redrawSoon, viewport, local: (p) => map.containerPointToLayerPoint(p).add(map.getPixelOrigin()).subtract(drawn?.origin ?? map.getPixelOrigin()) };
}
