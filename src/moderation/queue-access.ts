/** Who may look into what was reported. */
import { isRefusal, type Refusal, refuse } from '../activities/activity.ts';
import type { Account } from '../people/account.ts';
import type { Actor } from '../people/actor.ts';
import type { ServerPermit } from '../people/server-permit.ts';
import type { Entry } from '../rooms/entry.ts';
import type { Host } from '../rooms/host.ts';
import type { Room } from '../rooms/room.ts';
import type { CaseScope, Reports, StoredReport } from './reports.ts';

export interface QueueAccessDeps {
  readonly reports: Pick<Reports, 'find'>;
  readonly entry: Entry;
  readonly host: Host;
  readonly permit: ServerPermit;
  readonly roomsOf: (ids: readonly number[]) => Promise<ReadonlyMap<number, Room>>;
}

export function createQueueAccess(deps: QueueAccessDeps) {
  const { reports, entry, host, permit } = deps;

  /** What this actor may look at: of one room its masters, of all those who look after the server. */
  async function scopeOf(me: Account, actor: Actor, code?: string): Promise<CaseScope | Refusal> {
    const all = permit(actor, 'server/moderate');
    if (code === undefined) return isRefusal(all) ? all : {};
    const room = await entry.look(code, actor);
    if (isRefusal(room)) return room;
    if (!isRefusal(all)) return { room: room.id };
    const allowed = await host.permit(room, actor, 'room/reports');
    // Nobody judges what is said about themselves.
    return isRefusal(allowed) ? allowed : { room: room.id, exceptAbout: me.number };
  }

  async function mayLook({ kind, room: id, about }: StoredReport, me: Account, actor: Actor) {
    if (!isRefusal(permit(actor, 'server/moderate'))) return true;
    if (id === null || kind === 'alert' || about === me.number) return false;
    const room = (await deps.roomsOf([id])).get(id);
    return room !== undefined && !isRefusal(await host.permit(room, actor, 'room/reports'));
  }

  /** The report, for those who may look into it; for all others there is none. */
  async function find(id: number, me: Account | Refusal, actor: Actor): Promise<StoredReport | Refusal> {
    if (isRefusal(me)) return me;
    const report = await reports.find(id);
    return report && (await mayLook(report, me, actor)) ? report : refuse('reports/unknown', { id });
  }

  return { scopeOf, find };
}
