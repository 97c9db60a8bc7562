import { useComputed, useSignal } from '@preact/signals';
import { ErrorBoundary, lazy, useLocation } from 'preact-iso';
import type { MembersModel } from '../../../activities/members/panel/members-model.ts';
import type { RoomInfo } from '../../../client/types.ts';
import { Avatar } from '../../kit/avatar.tsx';
import { api, me, presence } from '../../kit/connection.ts';
import { figure } from '../../kit/dates.ts';
import { openReport } from '../../report/open-report.ts';
import { forgotten } from '../recent-rooms.ts';
import { t } from '../words.ts';

const PeopleDialog = lazy(
  async () => (await import('../../../activities/members/panel/people-dialog.tsx')).PeopleDialog,
);

/** Faces shown in the header. */
const FACES = 3;

interface PeopleHereProps {
  readonly room: RoomInfo;
  readonly members: MembersModel;
}

/** Who is here, in small; the list of everybody behind it. */
export function PeopleHere({ room, members }: PeopleHereProps) {
  const open = useSignal(false);
  const myself = useComputed(() => me.value ?? null);
  const { route } = useLocation();
  const now = presence.value.get(room.code);
  const people = now?.people ?? [];
  const here = now?.here ?? 0;
  const watching = now?.watching ?? 0;
  // Not told yet: "0" would be wrong, as one is here oneself.
  if (!now) return null;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open.value}
        onClick={() => {
          open.value = true;
        }}
        class="flex h-9 items-center justify-center gap-2 rounded-md px-2 pointer-coarse:h-11 pointer-coarse:min-w-11 transition-colors hover:bg-ink/7"
      >
        <span class="-space-x-1.5 flex max-sm:hidden">
          {people.slice(0, FACES).map(({ number }) => (
            <span key={number} class="rounded-[7px] ring-2 ring-surface">
              <Avatar number={number} size={22} />
            </span>
          ))}
        </span>
        <span class="figures flex items-center gap-1.5 font-medium text-sm">
          <span aria-hidden="true" class="size-1.5 rounded-[1px] bg-good" />
          {figure(here + watching)}
          {/* What the figure is made of, in words; it stays part of the name for those who speak to their computer. */}
          <span class="sr-only">
            {t('people-here', { count: here })}
            {watching > 0 && `, ${t('people-watching', { count: watching })}`}
          </span>
        </span>
      </button>
      <ErrorBoundary>
        {open.value && (
          <PeopleDialog
            model={members}
            api={api}
            room={room}
            me={myself}
            presence={now}
            report={openReport}
            onLeft={() => {
              forgotten(room.code);
              route('/');
            }}
            onClose={() => {
              open.value = false;
            }}
          />
        )}
      </ErrorBoundary>
    </>
  );
}
