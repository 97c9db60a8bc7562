/** Rooms for the tests, made as by their first visitor. */
import type { NewRoom, OwnRoom } from '../../src/client/types.ts';
import type { Visitor } from './visitor.ts';

/** Far apart from each other and from what lies around a mural. */
export const COLORS = ['#ffffff', '#101010', '#e02020', '#20a020', '#2020e0', '#f0d000'] as const;

/** A small mural with `COLORS`, to draw freely on unless told otherwise. */
export async function makeRoom(visitor: Visitor, wish: Partial<NewRoom> = {}): Promise<OwnRoom> {
  return visitor.request<OwnRoom>('POST', '/rooms', {
    title: 'Rehearsal',
    visibility: 'unlisted',
    preset: 'sketch',
    ...wish,
    mural: { width: 64, height: 64, palette: COLORS, cooldown: 0, ...wish.mural },
  });
}
