import { Lock } from 'lucide-preact';
import type { RoomListing } from '../../../client/types.ts';
import { figure } from '../../kit/dates.ts';
import { Spinner } from '../../kit/spinner.tsx';
import { recentRooms } from '../recent-rooms.ts';
import { t } from '../words.ts';

interface RoomListProps {
  /** Null until they came. */
  readonly rooms: readonly RoomListing[] | null;
  readonly trouble: string;
  readonly publicRoom: string;
}

/** Rooms one was in, then the public ones; those with people in them first. */
export function RoomList({ rooms, trouble, publicRoom }: RoomListProps) {
  if (rooms === null && trouble === '')
    return (
      <p class="flex animate-late items-center gap-2 text-muted text-sm">
        <Spinner /> {t('loading-rooms')}
      </p>
    );
  const listed = (rooms ?? []).filter(({ code }) => code !== publicRoom);
  const known = new Set(listed.map(({ code }) => code));
  const visitedBefore = recentRooms().filter(({ code }) => code !== publicRoom && !known.has(code));
  const byPeople = listed.toSorted((a, b) => b.here - a.here);
  return (
    <>
      {trouble && (
        <p role="status" class="text-danger text-sm">
          {trouble}
        </p>
      )}
      {byPeople.length + visitedBefore.length === 0 && !trouble && (
        <p class="text-muted text-sm">{t('no-rooms')}</p>
      )}
      <ul class="-mx-2 flex flex-col">
        {visitedBefore.map(({ code, title }) => (
          <RoomLine
            key={code}
            code={code}
            title={title}
            note={<Lock size={13} aria-label={t('not-listed')} />}
          />
        ))}
        {byPeople.map(({ code, title, here }) => (
          <RoomLine
            key={code}
            code={code}
            title={title}
            note={
              here > 0 && (
                <span class="figures flex items-center gap-1.5" title={t('people-here', { count: here })}>
                  <span aria-hidden="true" class="size-1.5 rounded-[1px] bg-good" />
                  {figure(here)}
                  <span class="sr-only">{t('people-here', { count: here })}</span>
                </span>
              )
            }
          />
        ))}
      </ul>
    </>
  );
}

function RoomLine({ code, title, note }: { code: string; title: string; note: preact.ComponentChildren }) {
  return (
    <li>
      <a
        href={`/r/${code}`}
        class="flex h-11 items-center gap-3 rounded-md px-2 transition-colors hover:bg-ink/6 focus-visible:-outline-offset-2"
      >
        <span class="min-w-0 flex-1 truncate font-medium">{title}</span>
        <span class="text-muted text-sm">{note}</span>
        <span class="font-mono text-muted text-sm tracking-widest">{code}</span>
      </a>
    </li>
  );
}
