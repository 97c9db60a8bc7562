/** Tiles as they are sent, compressed once for each change of a tile and content coding. */
import { LRUCache } from 'lru-cache';
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import { tileBytes } from '../look-up.ts';
import type { MuralState } from '../state.ts';
import { compress, type Encoding } from './encoding.ts';

/** Bytes of all tiles kept: those of about sixty big murals. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface EncodedTile {
  readonly body: Uint8Array;
  /** Everything up to this sequence number is in it. */
  readonly exactAt: number;
}

export interface TileCache {
  /**
   * A tile with everything up to `atLeast`, not newer than need be: the same one serves all who
   * come within a moment, as they get the changes since over the live channel.
   * @throws RangeError where there is no such tile
   */
  get(wanted: Wanted): Promise<EncodedTile>;
}

interface Wanted {
  readonly channel: Channel;
  readonly column: number;
  readonly row: number;
  readonly encoding: Encoding;
  readonly atLeast: number;
}

/** @param served told of each tile handed out: whether it was there already */
export function createTileCache(host: Host, served: (hit: boolean) => void): TileCache {
  const cache = new LRUCache<string, EncodedTile, Wanted>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ body }) => body.length + 200,
    // `fetch` lets everybody who asks for the same tile at once wait for one compression.
    async fetchMethod(_key, _old, { context: { channel, column, row, encoding } }) {
      const { plain, exactAt } = await host.read(channel, (state: MuralState, seq) => ({
        plain: tileBytes(state, column, row, seq),
        exactAt: seq,
      }));
      return { body: await compress(plain, encoding), exactAt };
    },
  });

  return {
    async get(wanted) {
      const { channel, column, row, encoding } = wanted;
      const key = `${channel.id}/${channel.epoch}/${column}-${row}/${encoding}`;
      // What has not happened yet cannot be waited for.
      const atLeast = Math.min(wanted.atLeast, channel.committed);
      let tile = cache.get(key);
      served(tile !== undefined && tile.exactAt >= atLeast);
      // More than once only if the compression that was under way began too early for this one.
      while (!tile || tile.exactAt < atLeast) {
        tile = await cache.fetch(key, { context: wanted, forceRefresh: tile !== undefined });
      }
      return tile;
    },
  };
}
