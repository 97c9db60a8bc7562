/** The whole mural as a PNG, made at most once a second however many ask. */
import { LRUCache } from 'lru-cache';
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import type { Time } from '../../activity.ts';
import { readRegion } from '../look-up.ts';
import type { MuralState } from '../state.ts';
import { encodeIndexedPng } from './indexed-png.ts';

/** A picture this young is good enough, in ms. */
const FRESH = 1000;
const MAX_PICTURES = 20;

export interface Picture {
  readonly png: Buffer;
  readonly seq: number;
}

export interface PictureCache {
  get(channel: Channel): Promise<Picture>;
}

export function createPictureCache(host: Host, now: () => Time): PictureCache {
  const cache = new LRUCache<number, { readonly at: Time; readonly picture: Promise<Picture> }>({
    max: MAX_PICTURES,
  });

  async function draw(channel: Channel): Promise<Picture> {
    const { seq, indices, width, height, palette } = await host.read(channel, (state: MuralState, seq) => ({
      seq,
      indices: readRegion(state, 0, 0, state.width, state.height),
      width: state.width,
      height: state.height,
      palette: state.palette,
    }));
    return { seq, png: await encodeIndexedPng(indices, width, height, palette) };
  }

  return {
    async get(channel) {
      const known = cache.get(channel.id);
      if (known) {
        const picture = await known.picture;
        if (picture.seq === channel.committed || now() - known.at < FRESH) return picture;
      }
      const made = { at: now(), picture: draw(channel) };
      cache.set(channel.id, made);
      made.picture.catch(() => cache.delete(channel.id));
      return made.picture;
    },
  };
}
