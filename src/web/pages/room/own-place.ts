/** What becomes of one's own place in the room while one is in it: told at once, and taken up. */
import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { isRefusal, type Refusal, type Role } from '../../../activities/activity.ts';
import type { MembersModel } from '../../../activities/members/panel/members-model.ts';
import { t as membersWords } from '../../../activities/members/panel/words.ts';
import type { RoomInfo } from '../../../client/types.ts';
import { api, me } from '../../kit/connection.ts';
import { refusalWords } from '../../kit/refusals.ts';
import { toast } from '../../kit/toast.tsx';

const TOLD = ['watcher', 'player', 'master'] as const satisfies readonly Role[];

export function useOwnPlace(members: MembersModel, room: RoomInfo, onShutOut: (why: Refusal) => void): void {
  const before = useRef<{ readonly who: number; readonly role: Role } | null>(null);

  useSignalEffect(() => {
    const why = members.refused.value;
    if (why) onShutOut(why);
  });

  useSignalEffect(() => {
    const role = members.role.value;
    const who = me.value?.number ?? 0;
    if (role === null) return;
    const was = before.current;
    before.current = { who, role };
    // Another account, or the first look, is no change of role; nor is coming in.
    if (was?.who !== who || was.role === role || was.role === 'visitor') return;
    const told = TOLD.find((one) => one === role);
    if (told) toast({ text: membersWords(`now-${told}`) });
  });

  // Whoever looked on at a locked room comes in as soon as it is opened.
  useSignalEffect(() => {
    const view = members.view.value;
    if (!view || view.locked || view.role !== 'visitor' || !me.value || room.closed) return;
    if (room.visibility === 'private') return;
    api.joinRoom(room.code).catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
      toast({ text: refusalWords(error), tone: 'bad' });
    });
  });
}
