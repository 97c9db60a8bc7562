/** Tiles as they are sent, compressed once for each change of a tile and content coding. */
import { LRUCache } from 'lru-cache';
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import { tileBytes, tileVersion } from '../look-up.ts';
import type { MuralState } from '../state.ts';
import { compress, type Encoding } from './encoding.ts';

/** Bytes of all tiles kept: those of about sixty big murals. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface EncodedTile {
  readonly body: Uint8Array;
  readonly version: number;
}

export interface TileCache {
  /** The tile as of now. @throws RangeError where there is no such tile */
  get(channel: Channel, column: number, row: number, encoding: Encoding): Promise<EncodedTile>;
}

interface Wanted {
  readonly channel: Channel;
  readonly column: number;
  readonly row: number;
  readonly encoding: Encoding;
}

export function createTileCache(host: Host): TileCache {
  const read = <T>({ channel }: Wanted, use: (state: MuralState) => T) => host.read(channel, use);

  // `fetch` lets everybody who asks for the same tile at once wait for one compression.
  const cache = new LRUCache<string, EncodedTile, Wanted>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ body }) => body.length + 200,
    async fetchMethod(_key, _stale, { context }) {
      const { column, row, encoding } = context;
      const plain = await read(context, (state) => tileBytes(state, column, row));
      // The first bytes say at which change: it may be newer than the one the key was made for.
      const version = new DataView(plain.buffer, plain.byteOffset).getFloat64(0, true);
      return { body: await compress(plain, encoding), version };
    },
  });

  return {
    async get(channel, column, row, encoding) {
      const wanted = { channel, column, row, encoding };
      const version = await read(wanted, (state) => tileVersion(state, column, row));
      const key = `${channel.id}/${channel.epoch}/${column}-${row}@${version}/${encoding}`;
      const tile = await cache.fetch(key, { context: wanted });
      if (!tile) throw new Error('a tile was not made');
      return tile;
    },
  };
}
