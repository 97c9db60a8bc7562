/** Messages that can be counted: each says which it is. */
import type { RoomPage } from './room-page.ts';

const MARK = /line \d+ by (ada|bo)/;

export const line = (number: number, by: 'ada' | 'bo'): string => `line ${number} by ${by}`;

/** The marked messages on the screen, in the order they stand there. */
export async function linesOf(room: RoomPage): Promise<string[]> {
  const rows = await room.chat.getByRole('listitem').allTextContents();
  return rows.flatMap((text) => MARK.exec(text)?.[0] ?? []);
}
