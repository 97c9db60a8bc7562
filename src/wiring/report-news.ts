/** Who hears at once that something was reported or answered, over their live connection. */
import { isRefusal } from '../activities/activity.ts';
import type { Gateway } from '../live/gateway.ts';
import type { ReportNews } from '../moderation/reports.ts';
import type { Rooms } from '../open-rooms.ts';
import type { Actor } from '../people/actor.ts';
import { createServerPermit } from '../people/server-permit.ts';

export interface ReportNewsDeps {
  readonly rooms: Pick<Rooms, 'host' | 'records' | 'standing'>;
  /** Null until there is one. */
  readonly gateway: () => Pick<Gateway, 'tell'> | null;
  readonly broken: (error: Error) => void;
}

export function createReportNews({ rooms, gateway, broken }: ReportNewsDeps): ReportNews {
  const permit = createServerPermit(rooms.standing);
  const isStaff = (actor: Actor): boolean => !isRefusal(permit(actor, 'server/moderate'));

  async function changed(
    { kind, room: id, about }: Parameters<ReportNews['changed']>[0],
    fresh: boolean,
  ): Promise<void> {
    const [room] = id === null ? [] : await rooms.records.byIds([id]);
    const message = { t: 'reports' as const, ...(room && { room: room.code }), fresh };
    gateway()?.tell(message, isStaff);
    // As in the queue: nobody learns what is said about themselves, and what the server noticed is for its staff.
    if (!room || kind === 'alert') return;
    const isMaster = async (actor: Actor): Promise<boolean> =>
      actor.who !== about &&
      !isStaff(actor) &&
      !isRefusal(await rooms.host.permit(room, actor, 'room/reports'));
    gateway()?.tell(message, isMaster, room);
  }

  return {
    changed: (report, fresh) => void changed(report, fresh).catch(broken),
    answered: (people) => gateway()?.tell({ t: 'answered' }, ({ who }) => people.has(who)),
  };
}
