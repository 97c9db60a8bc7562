/** What is asked once more before it is done. */
import type { RoomInfo } from '../../../client/types.ts';
import { Confirm } from '../../../web/kit/confirm.tsx';
import type { Person } from '../../activity.ts';
import type { MemberRole } from '../types.ts';
import { ActDialog, type ActName } from './act-dialog.tsx';
import type { MembersModel } from './members-model.ts';
import { heirAfter } from './succession.ts';
import { t } from './words.ts';

export type Asking =
  | { readonly what: ActName; readonly person: Person }
  | { readonly what: 'master'; readonly person: Person; readonly from: MemberRole | null }
  | { readonly what: 'down' | 'leave' };

interface AskedProps {
  readonly asking: Asking | null;
  readonly model: MembersModel;
  readonly room: Pick<RoomInfo, 'title' | 'visibility' | 'owner'>;
  readonly me: Person;
  nameOf(person: Person): string;
  onActed(act: ActName, person: Person): void;
  onMaster(person: Person, from: MemberRole | null): Promise<void>;
  onStepDown(): Promise<void>;
  onLeave(): Promise<void>;
  onClose(): void;
}

export function Asked({ asking, model, room, me, nameOf, onClose, ...on }: AskedProps) {
  /** What leaving means: for oneself, and for the room where nobody else is in charge. */
  function leaveWords(): string {
    const heir = model.view.value && heirAfter(model.view.value, me, model.now());
    const said = [t('leave-text')];
    if (heir) said.push(t('leave-heir', { name: nameOf(heir) }));
    if (heir === 0) said.push(t(room.owner === me ? 'leave-own' : 'leave-alone'));
    if (room.visibility === 'private' && room.owner !== me) said.push(t('leave-private'));
    return said.join(' ');
  }

  if (!asking) return null;
  switch (asking.what) {
    case 'master':
      return (
        <Confirm
          open
          title={t('master-title', { name: nameOf(asking.person) })}
          text={t('master-text')}
          verb={t('make-master')}
          onConfirm={() => on.onMaster(asking.person, asking.from)}
          onClose={onClose}
        />
      );
    case 'down':
      return (
        <Confirm
          open
          title={t('down-title')}
          text={t('down-text')}
          verb={t('step-down')}
          onConfirm={on.onStepDown}
          onClose={onClose}
        />
      );
    case 'leave':
      return (
        <Confirm
          open
          title={t('leave-title', { title: room.title })}
          text={leaveWords()}
          verb={t('leave-verb')}
          onConfirm={on.onLeave}
          onClose={onClose}
        />
      );
    default:
      return (
        <ActDialog
          key={`${asking.what}${asking.person}`}
          act={asking.what}
          person={asking.person}
          name={nameOf(asking.person)}
          now={model.now}
          send={model.send}
          onDone={() => on.onActed(asking.what, asking.person)}
          onClose={onClose}
        />
      );
  }
}
