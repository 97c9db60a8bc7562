/** Lets the bots that sit at card tables move when it is their turn, at a pace people can follow. */
import type { Command } from '../activities/activity.ts';
import { botsToMove } from '../activities/table/games/playing.ts';
import type { TableState } from '../activities/table/state.ts';
import { table } from '../activities/table/table.ts';
import type { Host } from '../rooms/host.ts';

/** How long a bot thinks, in ms: as long as its last card is on its way. */
const PAUSE = 900;

export interface BotPlayers {
  /** Somebody is in the room: after a restart nothing else says that a bot's turn has come. */
  look(room: number): void;
  stop(): void;
}

/** With several processes each may ask for the same move: it is decided once, and then it is no longer the bot's turn. */
export function createBotPlayers(
  host: Pick<Host, 'rooms' | 'channel' | 'read' | 'record' | 'onCommitted'>,
  broken: (error: Error) => void,
): BotPlayers {
  const thinking = new Map<number, NodeJS.Timeout>();

  async function move(id: number): Promise<void> {
    thinking.delete(id);
    const room = host.rooms().find((one) => one.id === id);
    const channel = room && (await host.channel(room, table.name));
    if (!channel) return;
    const [seat] = await host.read(channel, (state: TableState) => botsToMove(state));
    // What it becomes is told to all as any other move, and brings the next one here.
    if (seat !== undefined)
      await host.record(channel, { type: 'bot', seat } as Command, { who: 0, house: true });
  }
  function look(id: number): void {
    if (thinking.has(id)) return;
    const timer = setTimeout(() => void move(id).catch((error: Error) => broken(error)), PAUSE);
    thinking.set(id, timer);
  }
  const deaf = host.onCommitted(({ channel: { activity, room, state } }) => {
    if (activity.name === table.name && state && botsToMove(state as TableState).length > 0) look(room.id);
  });

  return {
    look,
    stop() {
      deaf();
      for (const timer of thinking.values()) clearTimeout(timer);
    },
  };
}
