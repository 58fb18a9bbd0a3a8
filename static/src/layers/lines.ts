// Lines and areas as SVG over the map and a margin around it. A path is written anew when
// the zoom is another, not when the map moves or gets more or less room.

import { s } from '../dom';
import type { LMap } from '../map';
import { cover } from './cover';
import { ORIGIN, pathData, type Outline } from './outline';

export interface LineLayer<Group extends string> {
  /** Draws outlines as one path, above what its group holds. */
  add: (group: Group, className: string, outlines: readonly Outline[]) => SVGPathElement;
}

const MARGIN = 0.4;

/** `groups` from the ground up. */
export function lineLayer<Group extends string>(map: LMap, pane: string, groups: readonly Group[]): LineLayer<Group> {
  const paths: { el: SVGPathElement; outlines: readonly Outline[] }[] = [];
  const holders = new Map(groups.map((name) => [name, s('g')]));
  const svg = s('svg', { class: 'leaflet-zoom-animated map-lines', 'aria-hidden': 'true' }, [...holders.values()]);
  map.getPane(pane)!.append(svg);
  let zoom = NaN;

  const write = ({ el, outlines }: (typeof paths)[number]) => el.setAttribute('d', outlines.map((o) => pathData(o, zoom)).join(''));

  const layer = cover(map, svg, MARGIN, (v) => {
    const scale = 2 ** v.zoom;
    svg.setAttribute('width', String(v.width));
    svg.setAttribute('height', String(v.height));
    svg.setAttribute('viewBox', [v.origin.x - ORIGIN.x * scale, v.origin.y - ORIGIN.y * scale, v.width, v.height].join(' '));
    if (v.zoom === zoom) return;
    zoom = v.zoom;
    paths.forEach(write);
  });
  layer.redraw();

  return {
    add(group, className, outlines) {
      const path = { el: s('path', { class: className }), outlines };
      holders.get(group)!.append(path.el);
      paths.push(path);
      write(path);
      return path.el;
    },
  };
}
