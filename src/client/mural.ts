/**
 * A live copy of a mural: its tiles by HTTP, then every change as it comes.
 *
 * A tile is exact at a sequence number of its own, which may be older or newer
 * than what the live channel has brought. A digest up to `to` holds the last
 * colour each place got, so it may be laid over a tile that is older than `to`
 * (what the tile knows already it only says again), and never over one that is
 * as new: that could bring an old colour back.
 */
import { decodeDigest } from '../activities/mural/digest.ts';
import type { MuralView } from '../activities/mural/types.ts';
import { backoff } from './backoff.ts';
import { type Clock, systemClock } from './clock.ts';
import { ApiError } from './request.ts';
import type { Region, Tile } from './types.ts';

/** Requests under way at once: what browsers grant one host over HTTP/1.1. */
const AT_ONCE = 6;

export interface MuralCopyOptions {
  /** `api.tile` of the room. */
  loadTile(column: number, row: number, version: number, epoch: string): Promise<Tile>;
  /** These parts look different now: one rectangle a tile. Also called, with the whole, when size or palette came. */
  changed?(regions: readonly Region[]): void;
  progress?(progress: MuralProgress): void;
  readonly clock?: Pick<Clock, 'after'>;
  readonly random?: () => number;
}

export interface MuralProgress {
  readonly loaded: number;
  readonly total: number;
  /** Tiles that could not be had at the last attempt; they are tried again. */
  readonly failing: number;
}

export interface MuralCopy {
  /** Null before the first view. */
  readonly info: MuralView | null;
  /** `width * height` palette indices, row by row; the same array until the size changes. */
  readonly indices: Uint8Array;
  readonly progress: MuralProgress;
  /** Parts of which nothing has come yet, not even an older state. */
  readonly missing: readonly Region[];
  /** For the handlers of the channel. */
  view(view: MuralView, seq: number, epoch: string): void;
  digest(bytes: Uint8Array, to: number): void;
  /** What people look at: tiles near it are loaded first. */
  focus(x: number, y: number): void;
  /** Resolves as soon as every tile is there; already, if all are. */
  settled(): Promise<void>;
  close(): void;
}

interface TileState {
  readonly column: number;
  readonly row: number;
  readonly region: Region;
  /** The pixels shown are exact at this number, or at the channel's where that is higher; -1 for not loaded. */
  exactAt: number;
  /** Still to be loaded, at least as of this version; -1 for nothing to load. */
  wanted: number;
  loading: boolean;
  attempts: number;
  /** Its pixels came at least once. */
  seen: boolean;
  /** Last changes of places while it loads: [place, colour, to]. */
  readonly news: Map<number, readonly [color: number, to: number]>;
}

export function createMuralCopy(options: MuralCopyOptions): MuralCopy {
  const { clock = systemClock, random = Math.random } = options;
  let info: MuralView | null = null;
  let indices = new Uint8Array();
  let tiles: TileState[] = [];
  let columns = 0;
  let edge = 1;
  let seq = 0;
  let epoch = '';
  let center = { x: 0, y: 0 };
  const waiters: (() => void)[] = [];
  let failures = 0;
  let resting = false;
  let closed = false;

  function progress(): MuralProgress {
    const missing = tiles.filter((tile) => tile.wanted >= 0);
    const failing = missing.filter((tile) => tile.attempts > 0).length;
    return { loaded: tiles.length - missing.length, total: tiles.length, failing };
  }

  function tell(): void {
    const now = progress();
    options.progress?.(now);
    if (info === null || now.loaded < now.total) return;
    for (const resolve of waiters.splice(0)) resolve();
  }

  function view(newInfo: MuralView, newSeq: number, newEpoch: string): void {
    const sameSize = info?.width === newInfo.width && info.height === newInfo.height && edge === newInfo.tile;
    if (!sameSize) layOut(newInfo);
    for (const [index, tile] of tiles.entries()) {
      // Digests bring all that comes after `newSeq`: a tile need not be newer than that.
      const version = Math.min(newInfo.versions[index] ?? 0, newSeq);
      // What we have stands as long as the tile has not changed since.
      const exactAt = tile.exactAt < 0 ? -1 : Math.max(tile.exactAt, seq);
      const stale = newEpoch !== epoch || exactAt < version;
      tile.exactAt = stale ? -1 : exactAt;
      tile.wanted = stale ? version : -1;
      tile.attempts = 0;
      tile.news.clear();
    }
    info = newInfo;
    seq = newSeq;
    epoch = newEpoch;
    options.changed?.([{ x: 0, y: 0, width: info.width, height: info.height }]);
    load();
    tell();
  }

  function layOut({ width, height, tile }: MuralView): void {
    edge = tile;
    indices = new Uint8Array(width * height);
    columns = Math.ceil(width / edge);
    tiles = Array.from({ length: columns * Math.ceil(height / edge) }, (_, index) => {
      const column = index % columns;
      const row = (index - column) / columns;
      const x = column * edge;
      const y = row * edge;
      const region = { x, y, width: Math.min(edge, width - x), height: Math.min(edge, height - y) };
      const nothing = { exactAt: -1, wanted: -1, loading: false, attempts: 0, seen: false };
      return { column, row, region, ...nothing, news: new Map() };
    });
  }

  function load(): void {
    if (closed || resting) return;
    const busy = tiles.filter((tile) => tile.loading).length;
    const next = tiles.filter((tile) => tile.wanted >= 0 && !tile.loading);
    next.sort((a, b) => distance(a) - distance(b));
    for (const tile of next.slice(0, Math.max(0, AT_ONCE - busy))) void fetchTile(tile);
  }

  function distance({ region, attempts }: TileState): number {
    const dx = region.x + region.width / 2 - center.x;
    const dy = region.y + region.height / 2 - center.y;
    return Math.hypot(dx, dy) + attempts * 1e6;
  }

  async function fetchTile(tile: TileState): Promise<void> {
    const { wanted } = tile;
    const of = epoch;
    tile.loading = true;
    const loaded = await options.loadTile(tile.column, tile.row, wanted, of).catch((error: unknown) => {
      if (error instanceof ApiError) return null;
      throw error;
    });
    tile.loading = false;
    // The mural has another size by now, or nobody wants it any more.
    if (closed || !tiles.includes(tile)) return;
    const fits = loaded?.indices.length === tile.region.width * tile.region.height;
    if (loaded && fits && epoch === of && loaded.seq >= tile.wanted) {
      failures = 0;
      settle(tile, loaded);
    } else if (epoch === of && tile.wanted === wanted) {
      tile.attempts++;
      rest();
    } // Otherwise another view came meanwhile, which wants something newer.
    load();
    tell();
  }

  /** What fails for one tile fails for the others: all wait. */
  function rest(): void {
    if (resting) return;
    resting = true;
    clock.after(backoff(failures++, random), () => {
      resting = false;
      load();
    });
  }

  function settle(tile: TileState, loaded: Tile): void {
    const { region, news } = tile;
    const { width } = info as MuralView;
    for (let y = 0; y < region.height; y++) {
      const line = loaded.indices.subarray(y * region.width, (y + 1) * region.width);
      indices.set(line, (region.y + y) * width + region.x);
    }
    for (const [place, [color, to]] of news) if (to > loaded.seq) indices[place] = color;
    news.clear();
    tile.exactAt = loaded.seq;
    tile.seen = true;
    tile.wanted = -1;
    tile.attempts = 0;
    options.changed?.([region]);
  }

  function digest(bytes: Uint8Array, to: number): void {
    if (info === null) return;
    const { width } = info;
    const touched = new Map<TileState, [left: number, top: number, right: number, bottom: number]>();
    decodeDigest(bytes, (place, color) => {
      const x = place % width;
      const y = (place - x) / width;
      const tile = tiles[Math.floor(y / edge) * columns + Math.floor(x / edge)];
      if (!tile) return;
      if (tile.wanted >= 0) tile.news.set(place, [color, to]);
      else if (to <= tile.exactAt) return;
      indices[place] = color;
      const box = touched.get(tile);
      if (!box) touched.set(tile, [x, y, x, y]);
      else {
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
    });
    seq = Math.max(seq, to);
    if (touched.size === 0) return;
    options.changed?.(
      [...touched.values()].map(([x, y, right, bottom]) => ({
        x,
        y,
        width: right - x + 1,
        height: bottom - y + 1,
      })),
    );
  }

  return {
    get info() {
      return info;
    },
    get indices() {
      return indices;
    },
    get progress() {
      return progress();
    },
    get missing() {
      return tiles.filter((tile) => tile.wanted >= 0 && !tile.seen).map((tile) => tile.region);
    },
    view,
    digest,
    focus(x, y) {
      center = { x, y };
    },
    settled() {
      const now = progress();
      if (info !== null && now.loaded === now.total) return Promise.resolve();
      return new Promise((resolve) => waiters.push(resolve));
    },
    close() {
      closed = true;
    },
  };
}
