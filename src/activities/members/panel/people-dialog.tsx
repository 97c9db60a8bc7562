import { type ReadonlySignal, useSignal } from '@preact/signals';
import { Flag, MicOff, UsersRound, UserX } from 'lucide-preact';
import type { Api } from '../../../client/api.ts';
import type { Me, Reportable, RoomInfo } from '../../../client/types.ts';
import type { Presence } from '../../../live/protocol.ts';
import { Avatar } from '../../../web/kit/avatar.tsx';
import { BotBadge } from '../../../web/kit/bot-badge.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Field } from '../../../web/kit/field.tsx';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import { refusalWords } from '../../../web/kit/refusals.ts';
import { Tabs } from '../../../web/kit/tabs.tsx';
import { isRefusal, type Person } from '../../activity.ts';
import type { Member, MemberRole, MembersCommand, MembersView } from '../types.ts';
import { ActDialog, type ActName } from './act-dialog.tsx';
import { BarredList } from './barred-list.tsx';
import type { MembersModel } from './members-model.ts';
import { OwnMenu } from './own-menu.tsx';
import { PersonMenu } from './person-menu.tsx';
import { RoleBadge } from './role-badge.tsx';
import { type Row, rollOf } from './roll.ts';
import { useFound } from './use-found.ts';
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

/** Said in the dialog itself: what lies behind it can neither be seen nor pressed. */
interface Notice {
  readonly text: string;
  readonly tone: 'good' | 'bad';
  readonly undo?: MembersCommand;
}

/** What is being asked once more. */
type Asking =
  | { readonly what: ActName; readonly person: Person }
  | { readonly what: 'master'; readonly person: Person; readonly from: MemberRole | null }
  | { readonly what: 'down' | 'leave' };

/** More than so many are easier found by name. */
const SEARCH_FROM = 8;

/** Everybody in the room, and what those in charge can do about them. */
export function PeopleDialog(props: PeopleDialogProps) {
  const { model, room, me, presence, onClose } = props;
  const place = useSignal<'people' | 'kept-out'>('people');
  const notice = useSignal<Notice | null>(null);
  const asking = useSignal<Asking | null>(null);
  const view = model.view.value;
  const kept = view?.barred ? view.barred.muted.length + view.barred.banned.length : 0;
  const nameOf = (person: Person) => model.nameOf(person) ?? t('someone');
  const close = () => {
    asking.value = null;
  };

  /** What shows its outcome by itself, and a way to take it back. */
  async function act(command: MembersCommand, done: Notice): Promise<void> {
    try {
      await model.send(command);
      notice.value = done;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      notice.value = { text: refusalWords(error), tone: 'bad' };
    }
  }

  function setRole(person: Person, role: MemberRole, from: MemberRole | null): Promise<void> {
    const text = t('is-now', { name: nameOf(person), role: t(`role-${role}`) });
    // Only whoever made the room takes it from a master again.
    const back = from !== null && (role !== 'master' || me.value?.number === room.owner);
    return act(
      { type: 'set-role', person, role },
      { text, tone: 'good', ...(back && { undo: { type: 'set-role', person, role: from } }) },
    );
  }

  async function leave(): Promise<void> {
    try {
      await props.api.leaveRoom(room.code);
      props.onLeft();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      notice.value = { text: refusalWords(error), tone: 'bad' };
    }
  }

  const asked = asking.value;
  return (
    <Dialog open title={t('people')} onClose={onClose} wide>
      {view?.barred && (
        <Tabs<'people' | 'kept-out'>
          label={t('people-of', { title: room.title })}
          value={place.value}
          onChange={(value) => {
            place.value = value;
          }}
          tabs={[
            { id: 'people', label: t('people'), icon: <UsersRound size={16} /> },
            { id: 'kept-out', label: t('kept-out'), icon: <UserX size={16} />, count: kept },
          ]}
        />
      )}
      <NoticeLine
        notice={notice.value}
        onUndo={(undo) => void act(undo, { text: undoneWords(undo, nameOf), tone: 'good' })}
      />
      {view?.barred && place.value === 'kept-out' ? (
        <div role="tabpanel" id="panel-kept-out" aria-labelledby="tab-kept-out" class="pt-2">
          <BarredList
            model={model}
            barred={view.barred}
            onLift={(type, person) =>
              void act({ type, person }, { text: undoneWords({ type, person }, nameOf), tone: 'good' })
            }
          />
        </div>
      ) : (
        view && (
          <div
            {...(view.barred && { role: 'tabpanel', id: 'panel-people', 'aria-labelledby': 'tab-people' })}
          >
            <RollOfPeople
              {...{ model, view, presence, me, owner: room.owner }}
              search={(q) => props.api.members(room.code, q)}
              onRole={(row, role) => {
                if (role === 'master') asking.value = { what: 'master', person: row.number, from: row.role };
                else void setRole(row.number, role, row.role);
              }}
              onAsk={(next) => {
                asking.value = next;
              }}
              onReport={({ number, name }) =>
                props.report({ kind: 'person', person: number, name: name ?? t('someone'), room: room.code })
              }
              onUnmute={({ number }) => {
                const undo = { type: 'unmute', person: number } as const;
                void act(undo, { text: undoneWords(undo, nameOf), tone: 'good' });
              }}
            />
          </div>
        )
      )}
      {asked && (asked.what === 'mute' || asked.what === 'kick' || asked.what === 'ban') && (
        <ActDialog
          key={`${asked.what}${asked.person}`}
          act={asked.what}
          person={asked.person}
          name={nameOf(asked.person)}
          now={model.now}
          send={model.send}
          onDone={() => {
            const { what, person } = asked;
            const undo = { type: what === 'mute' ? 'unmute' : 'unban', person } as const;
            const done = { mute: 'was-muted', kick: 'was-kicked', ban: 'was-banned' } as const;
            notice.value = { text: t(done[what], { name: nameOf(person) }), tone: 'good', undo };
          }}
          onClose={close}
        />
      )}
      {asked?.what === 'master' && (
        <Confirm
          open
          title={t('master-title', { name: nameOf(asked.person) })}
          text={t('master-text')}
          verb={t('make-master')}
          onConfirm={() => setRole(asked.person, 'master', asked.from)}
          onClose={close}
        />
      )}
      {asked?.what === 'down' && (
        <Confirm
          open
          title={t('down-title')}
          text={t('down-text')}
          verb={t('step-down')}
          onConfirm={() => setRole(me.value?.number ?? 0, 'player', null)}
          onClose={close}
        />
      )}
      {asked?.what === 'leave' && (
        <Confirm
          open
          title={t('leave-title', { title: room.title })}
          text={t('leave-text')}
          verb={t('leave-verb')}
          onConfirm={leave}
          onClose={close}
        />
      )}
    </Dialog>
  );
}

function undoneWords(command: MembersCommand, nameOf: (person: Person) => string): string {
  if (!('person' in command)) return '';
  const name = nameOf(command.person);
  if (command.type === 'set-role') return t('is-now', { name, role: t(`role-${command.role}`) });
  return t(command.type === 'unmute' ? 'was-unmuted' : 'was-unbanned', { name });
}

interface NoticeLineProps {
  readonly notice: Notice | null;
  onUndo(undo: MembersCommand): void;
}

/** Always there, so that what appears in it is read out. */
function NoticeLine({ notice, onUndo }: NoticeLineProps) {
  const undo = notice?.undo;
  return (
    <div role="status">
      {notice && (
        <p class="mt-3 flex min-h-10 items-center gap-2.5 rounded-md bg-tint px-3 py-1 text-sm">
          <span
            aria-hidden="true"
            class={`size-2 shrink-0 rounded-[1px] ${notice.tone === 'good' ? 'bg-good' : 'bg-danger'}`}
          />
          <span class="flex-1">{notice.text}</span>
          {undo && (
            <Button look="quiet" size="sm" class="text-accent" onClick={() => onUndo(undo)}>
              {t('undo')}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

interface RollProps {
  readonly model: MembersModel;
  readonly view: MembersView;
  readonly presence: Presence | undefined;
  readonly me: ReadonlySignal<Me | null>;
  readonly owner: Person;
  /** Asks the server, where not all are listed. */
  search(query: string): Promise<readonly (Me & Member)[]>;
  onRole(row: Row, role: MemberRole): void;
  onAsk(asking: Asking): void;
  onUnmute(row: Row): void;
  onReport(row: Row): void;
}

function RollOfPeople(props: RollProps) {
  const { model, view, presence, me, owner, search, onRole, onAsk, onUnmute, onReport } = props;
  const query = useSignal('');
  const found = useFound(query.value, view.count > view.members.length, search);
  const own = me.value?.number ?? 0;
  const roll = rollOf(view, presence?.people ?? [], model.nameOf, query.value, found);
  const unseen = (presence?.here ?? 0) - (presence?.people.length ?? 0);
  const watching = presence?.watching ?? 0;
  const isFellow = (row: Row) => view.role === 'master' && row.role === 'master';

  const line = (row: Row) => {
    const name = row.name ?? t('someone');
    return (
      <li key={row.number} class="flex min-h-12 items-center gap-3 rounded-md px-2 py-1">
        <Avatar number={row.number} size={32} />
        <span class="flex min-w-0 flex-1 flex-col">
          <span class="flex min-w-0 items-baseline gap-1.5">
            <span class="truncate font-medium">
              {name} {row.number === own && <span class="font-normal text-muted text-sm">{t('you')}</span>}
            </span>
            <BotBadge number={row.number} />
          </span>
          <span class="flex items-center gap-2">
            {row.role ? (
              <RoleBadge role={row.role} />
            ) : (
              <span class="text-muted text-xs">{t('role-visitor')}</span>
            )}
            {row.muted && (
              <span class="inline-flex items-center gap-1 text-danger text-xs">
                <MicOff size={12} aria-hidden="true" />
                {t('is-muted')}
              </span>
            )}
          </span>
        </span>
        {row.number !== own && (
          <IconButton
            label={t('report', { name })}
            tip="none"
            icon={<Flag size={16} />}
            onClick={() => onReport(row)}
          />
        )}
        {row.number === own
          ? row.role && (
              <OwnMenu
                role={row.role}
                onStepDown={() => onAsk({ what: 'down' })}
                onLeave={() => onAsk({ what: 'leave' })}
              />
            )
          : model.manages.value &&
            (!isFellow(row) || own === owner) && (
              <PersonMenu
                row={row}
                name={name}
                may={{ act: !isFellow(row), role: true }}
                onRole={(role) => onRole(row, role)}
                onAct={(what) => onAsk({ what, person: row.number })}
                onUnmute={() => onUnmute(row)}
              />
            )}
      </li>
    );
  };

  const anybody = roll.here.length + roll.away.length > 0;
  return (
    <div class="flex flex-col gap-3 pt-3">
      {view.count > SEARCH_FROM && (
        <Field
          type="search"
          label={t('find-person')}
          value={query.value}
          onInput={(event) => {
            query.value = event.currentTarget.value;
          }}
        />
      )}
      {!anybody && <p class="py-4 text-center text-muted">{t('nobody-found')}</p>}
      {roll.here.length > 0 && (
        <section aria-label={t('here-now')}>
          <h3 class="font-semibold text-sm">
            {t('here-now')} <span class="figures font-normal text-muted">{presence?.here}</span>
          </h3>
          <ul class="-mx-2 pt-1">{roll.here.map(line)}</ul>
          {unseen > 0 && <p class="text-muted text-sm">{t('more-here', { count: unseen })}</p>}
        </section>
      )}
      {watching > 0 && <p class="text-muted text-sm">{t('watching', { count: watching })}</p>}
      {roll.away.length > 0 && (
        <section aria-label={t('not-here')}>
          <h3 class="font-semibold text-sm">
            {t('not-here')} <span class="figures font-normal text-muted">{roll.away.length}</span>
          </h3>
          <ul class="-mx-2 pt-1">{roll.away.map(line)}</ul>
        </section>
      )}
      {roll.unlisted > 0 && <p class="text-muted text-sm">{t('more-members', { count: roll.unlisted })}</p>}
    </div>
  );
}
