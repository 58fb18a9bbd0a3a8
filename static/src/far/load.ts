// Fetches the tiles of a view. While a set is on its way, only the newest wish is kept,
// so that the map follows a dragged slider as quickly as the server answers.

import type { Api } from '../api';
import { readTile, type Mark, type TileAt } from './decode';

/** How many tiles are kept. */
const MOST = 240;

export interface Wish {
  /** The parameters: what is shown, and when. */
  query: string;
  /** Counts how often everything that was loaded became old. */
  generation: number;
  tiles: readonly TileAt[];
}

export class TileLoader {
  private kept = new Map<string, Promise<Mark[]>>();
  private wish: Wish | null = null;
  private done: Wish | null = null;
  private running = false;

  /** `show` gets the marks of the newest wish that is there whole; `failed` why one is not. */
  constructor(private api: Api, private show: (marks: Mark[]) => void, private failed: (err: unknown) => void) {}

  want(wish: Wish): void {
    this.wish = wish;
    void this.run();
  }

  /** Fetches tiles so that they are there when they are wanted. */
  async fetch(wish: Wish): Promise<Mark[]> {
    const lists = await Promise.all(wish.tiles.map((at) => this.tile(wish, at)));
    return lists.flat();
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    while (this.wish && this.wish !== this.done) {
      const { wish } = this;
      try {
        this.show(await this.fetch(wish));
      } catch (err) {
        this.failed(err);
      }
      this.done = wish;
    }
    this.running = false;
  }

  private tile(wish: Wish, at: TileAt): Promise<Mark[]> {
    const path = `/collections/events/tiles/WebMercatorQuad/${at.z}/${at.y}/${at.x}${wish.query}`;
    const key = `${wish.generation}${path}`;
    let tile = this.kept.get(key);
    if (tile) this.kept.delete(key);
    else tile = this.api.bytes(path, undefined, 'application/vnd.mapbox-vector-tile').then((b) => readTile(b, at));
    this.kept.set(key, tile);
    tile.catch(() => this.kept.delete(key));
    if (this.kept.size > MOST) this.kept.delete(this.kept.keys().next().value!);
    return tile;
  }
}

/** The tiles that cover a box of world pixels at a zoom; `finer` is how much deeper the map is. */
export function cover(west: number, north: number, east: number, south: number, zoom: number, finer: number): TileAt[] {
  const z = Math.max(0, Math.floor(zoom) - finer);
  const size = 256 * 2 ** (zoom - z);
  const last = 2 ** z - 1;
  const clamp = (v: number) => Math.min(Math.max(Math.floor(v / size), 0), last);
  const out: TileAt[] = [];
  for (let y = clamp(north); y <= clamp(south); y++) for (let x = clamp(west); x <= clamp(east); x++) out.push({ z, x, y });
  return out;
}
