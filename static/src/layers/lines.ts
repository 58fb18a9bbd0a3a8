// Lines and areas as SVG over the map and a margin around it, in several panes that are drawn
// together. A path is written anew when the zoom is another, not when the map moves or gets
// more or less room.

import { s } from '../dom';
import type { LMap } from '../map';
import { cover } from './cover';
import { ORIGIN, pathData, type Outline } from './outline';

export interface LineLayers<Pane extends string, Group extends string> {
  /** Draws outlines as one path in a pane, above what its group holds there. */
  add: (pane: Pane, group: Group, className: string, outlines: readonly Outline[]) => SVGPathElement;
}

const MARGIN = 0.4;

/** `groups` from the ground up. */
export function lineLayers<Pane extends string, Group extends string>(map: LMap, panes: readonly Pane[], groups: readonly Group[]): LineLayers<Pane, Group> {
  const paths: { el: SVGPathElement; outlines: readonly Outline[] }[] = [];
  const drawings = panes.map((pane) => {
    const svg = s('svg', { class: 'leaflet-zoom-animated map-lines', 'aria-hidden': 'true' }, groups.map(() => s('g')));
    map.getPane(pane)!.append(svg);
    return svg;
  });
  let zoom = NaN;

  const write = ({ el, outlines }: (typeof paths)[number]) => el.setAttribute('d', outlines.map((o) => pathData(o, zoom)).join(''));

  const layer = cover(map, drawings, MARGIN, (v) => {
    const scale = 2 ** v.zoom;
    const box = [v.origin.x - ORIGIN.x * scale, v.origin.y - ORIGIN.y * scale, v.width, v.height].join(' ');
    for (const svg of drawings) {
      svg.setAttribute('width', String(v.width));
      svg.setAttribute('height', String(v.height));
      svg.setAttribute('viewBox', box);
    }
    if (v.zoom === zoom) return;
    zoom = v.zoom;
    paths.forEach(write);
  });
  layer.redraw();

  return {
    add(pane, group, className, outlines) {
      const path = { el: s('path', { class: className }), outlines };
      drawings[panes.indexOf(pane)]!.children[groups.indexOf(group)]!.append(path.el);
      paths.push(path);
      write(path);
      return path.el;
    },
  };
}
