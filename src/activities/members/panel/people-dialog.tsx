/** Everybody in the room, and what those in charge can do about them. */
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { UsersRound, UserX } from 'lucide-preact';
import type { Api } from '../../../client/api.ts';
import type { Me, Reportable, RoomInfo } from '../../../client/types.ts';
import type { Presence } from '../../../live/protocol.ts';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { refusalWords } from '../../../web/kit/refusals.ts';
import { Tabs } from '../../../web/kit/tabs.tsx';
import { isRefusal, type Person } from '../../activity.ts';
import type { MemberRole, MembersCommand } from '../types.ts';
import { Asked, type Asking } from './asked.tsx';
import { BarredList } from './barred-list.tsx';
import type { MembersModel } from './members-model.ts';
import { type Notice, NoticeLine } from './notice-line.tsx';
import { RollOfPeople } from './roll-of-people.tsx';
import { heirAfter } from './succession.ts';
import { t } from './words.ts';

interface PeopleDialogProps {
  readonly model: MembersModel;
  readonly api: Pick<Api, 'leaveRoom' | 'members'>;
  readonly room: RoomInfo;
  readonly me: ReadonlySignal<Me | null>;
  /** Who is here, as far as it was told. */
  readonly presence: Presence | undefined;
  /** Opens the dialog in which somebody is reported. */
  report(what: Reportable): void;
  /** After leaving the room for good. */
  onLeft(): void;
  onClose(): void;
}

type Place = 'people' | 'kept-out';

export function PeopleDialog(props: PeopleDialogProps) {
  const { model, room, me, presence, onClose } = props;
  const place = useSignal<Place>('people');
  const notice = useSignal<Notice | null>(null);
  const asking = useSignal<Asking | null>(null);
  const view = model.view.value;
  const own = me.value?.number ?? 0;
  const nameOf = (person: Person) => model.nameOf(person) ?? t('someone');

  /** Whether it was done; says so, or why not. */
  async function attempt(deed: () => Promise<unknown>, done: Notice | null): Promise<boolean> {
    try {
      await deed();
      notice.value = done;
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      notice.value = { text: refusalWords(error), tone: 'bad' };
      return false;
    }
  }
  const act = (command: MembersCommand, done: Notice) => attempt(() => model.send(command), done);
  const takeBack = (undo: MembersCommand) =>
    void act(undo, { text: undoneWords(undo, nameOf), tone: 'good' });

  async function setRole(person: Person, role: MemberRole, from: MemberRole | null): Promise<void> {
    const text = t('is-now', { name: nameOf(person), role: t(`role-${role}`) });
    // Only whoever made the room takes it from a master again.
    const back = from !== null && (role !== 'master' || own === room.owner);
    await act(
      { type: 'set-role', person, role },
      { text, tone: 'good', ...(back && { undo: { type: 'set-role', person, role: from } }) },
    );
  }

  /** The only one in charge cannot step down: they are told what they can do instead. */
  function ask(next: Asking): void {
    const heir = next.what === 'down' && view ? heirAfter(view, own, model.now()) : null;
    if (heir === null) asking.value = next;
    else
      notice.value = {
        text: heir === 0 ? t('down-alone') : t('down-last', { name: nameOf(heir) }),
        tone: 'bad',
      };
  }

  async function leave(): Promise<void> {
    if (await attempt(() => props.api.leaveRoom(room.code), null)) props.onLeft();
  }

  return (
    <Dialog open title={t('people')} onClose={onClose} wide>
      {view?.barred && (
        <Tabs<Place>
          label={t('people-of', { title: room.title })}
          value={place.value}
          onChange={(value) => {
            place.value = value;
            // What can be taken back stays at hand.
            if (!notice.value?.undo) notice.value = null;
          }}
          tabs={[
            { id: 'people', label: t('people'), icon: <UsersRound size={16} /> },
            {
              id: 'kept-out',
              label: t('kept-out'),
              icon: <UserX size={16} />,
              count: view.barred.muted.length + view.barred.banned.length,
            },
          ]}
        />
      )}
      <NoticeLine notice={notice.value} onUndo={takeBack} />
      {view?.barred && place.value === 'kept-out' && (
        <div role="tabpanel" id="panel-kept-out" aria-labelledby="tab-kept-out" class="pt-2">
          <BarredList
            model={model}
            barred={view.barred}
            onLift={(type, person) => takeBack({ type, person })}
          />
        </div>
      )}
      {view && !(view.barred && place.value === 'kept-out') && (
        <div {...(view.barred && { role: 'tabpanel', id: 'panel-people', 'aria-labelledby': 'tab-people' })}>
          <RollOfPeople
            {...{ model, view, presence, me, owner: room.owner }}
            search={(q) => props.api.members(room.code, q)}
            onRole={(row, role) => {
              if (role === 'master') asking.value = { what: 'master', person: row.number, from: row.role };
              else void setRole(row.number, role, row.role);
            }}
            onAsk={ask}
            onReport={({ number, name }) =>
              props.report({ kind: 'person', person: number, name: name ?? t('someone'), room: room.code })
            }
            onUnmute={({ number }) => takeBack({ type: 'unmute', person: number })}
          />
        </div>
      )}
      <Asked
        asking={asking.value}
        model={model}
        room={room}
        me={own}
        nameOf={nameOf}
        onActed={(what, person) => {
          const undo = { type: what === 'mute' ? 'unmute' : 'unban', person } as const;
          const done = { mute: 'was-muted', kick: 'was-kicked', ban: 'was-banned' } as const;
          notice.value = { text: t(done[what], { name: nameOf(person) }), tone: 'good', undo };
        }}
        onMaster={(person, from) => setRole(person, 'master', from)}
        onStepDown={() => setRole(own, 'player', null)}
        onLeave={leave}
        onClose={() => {
          asking.value = null;
        }}
      />
    </Dialog>
  );
}

function undoneWords(command: MembersCommand, nameOf: (person: Person) => string): string {
  if (!('person' in command)) return '';
  const name = nameOf(command.person);
  if (command.type === 'set-role') return t('is-now', { name, role: t(`role-${command.role}`) });
  return t(command.type === 'unmute' ? 'was-unmuted' : 'was-unbanned', { name });
}
