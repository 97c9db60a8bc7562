import { Eye } from 'lucide-preact';
import { Avatar } from '../../kit/avatar.tsx';
import { me, presence } from '../../kit/connection.ts';
import { figure } from '../../kit/dates.ts';
import { Popover } from '../../kit/popover.tsx';
import { t } from '../words.ts';

/** Faces shown in the header. */
const FACES = 3;

export function PeopleHere({ code }: { readonly code: string }) {
  const now = presence.value.get(code);
  const people = now?.people ?? [];
  const here = now?.here ?? 0;
  const watching = now?.watching ?? 0;
  const more = here - people.length;
  // Not told yet: "0" would be wrong, as one is here oneself.
  if (!now) return null;
  return (
    <Popover
      label={t('people-here', { count: here })}
      align="end"
      class="w-60"
      button={(trigger) => (
        <button
          {...trigger}
          type="button"
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
      )}
    >
      {() => (
        <div>
          <p class="px-2.5 pt-1.5 pb-1 font-semibold text-sm">{t('people-here', { count: here })}</p>
          <ul>
            {people.map(({ number, name }) => (
              <li key={number} class="flex items-center gap-2.5 px-2.5 py-1.5">
                <Avatar number={number} size={24} />
                <span class="truncate">{name}</span>
                {number === me.value?.number && <span class="text-muted text-sm">{t('you')}</span>}
              </li>
            ))}
          </ul>
          {more > 0 && <p class="px-2.5 py-1.5 text-muted text-sm">{t('and-more', { count: more })}</p>}
          {watching > 0 && (
            <p class="flex items-center gap-2.5 px-2.5 py-1.5 text-muted text-sm">
              <Eye size={16} class="mx-1" aria-hidden="true" />
              {t('people-watching', { count: watching })}
            </p>
          )}
        </div>
      )}
    </Popover>
  );
}
