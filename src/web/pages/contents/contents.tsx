import { ChevronsUpDown, List } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { classNames } from '../../kit/class-names.ts';
import { Popover } from '../../kit/popover.tsx';
import { type Reading, useReading } from './use-reading.ts';
import { t } from './words.ts';

export interface Entry {
  /** Of the section on the page; its heading's is `<id>-heading`. */
  readonly id: string;
  readonly title: string;
  /** Belongs to the entry before it that does not. */
  readonly below?: boolean;
}

/** A long page with what is on it: beside it on a wide screen, else behind a button that stays in sight. */
export function WithContents(props: {
  readonly entries: readonly Entry[];
  readonly children: ComponentChildren;
}) {
  const { entries, children } = props;
  const reading = useReading(entries.map(({ id }) => id));
  return (
    <div ref={reading.page} class="relative">
      <nav
        aria-label={t('contents')}
        class="-mx-4 -mt-4 sticky top-13 z-10 mb-4 border-line border-b bg-surface/94 px-4 py-1.5 backdrop-blur-md xl:hidden"
      >
        <Jump entries={entries} reading={reading} />
      </nav>
      {children}
      <div class="absolute inset-y-0 left-full ml-6 hidden w-50 xl:block">
        <nav
          aria-label={t('contents')}
          class="sticky top-20 max-h-[calc(100dvh-6rem)] overflow-y-auto border-line border-l pl-3"
        >
          <p aria-hidden="true" class="mb-1.5 px-2.5 font-medium text-muted text-xs">
            {t('contents')}
          </p>
          <Entries entries={entries} reading={reading} />
        </nav>
      </div>
    </div>
  );
}

interface EntriesProps {
  readonly entries: readonly Entry[];
  readonly reading: Reading;
  /** Before the page moves. */
  readonly onChoose?: () => void;
}

function Jump({ entries, reading }: EntriesProps) {
  const section = entries.find(({ id }) => id === reading.at)?.title ?? '';
  return (
    <Popover
      label={t('contents')}
      class="w-72"
      button={(trigger) => (
        <button
          {...trigger}
          type="button"
          aria-label={t('jump-from', { section })}
          class="-ml-2 flex h-9 max-w-[calc(100vw-2rem)] items-center gap-2 rounded-md px-2 font-medium text-sm hover:bg-ink/6 pointer-coarse:h-11"
        >
          <List size={16} class="shrink-0 text-muted" aria-hidden="true" />
          <span class="truncate">{section}</span>
          <ChevronsUpDown size={14} class="shrink-0 text-muted" aria-hidden="true" />
        </button>
      )}
    >
      {(close) => <Entries entries={entries} reading={reading} onChoose={close} />}
    </Popover>
  );
}

function Entries({ entries, reading, onChoose }: EntriesProps) {
  return (
    <ul class="flex flex-col gap-0.5">
      {entries.map(({ id, title, below }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            aria-current={id === reading.at ? 'location' : undefined}
            onClick={(event) => {
              // In another tab it is a link like any other.
              if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              onChoose?.();
              reading.go(id);
            }}
            class={classNames(
              'flex min-h-8 items-center rounded-md px-2.5 py-1 text-sm transition-colors focus-visible:-outline-offset-2 pointer-coarse:min-h-11',
              below && 'pl-6',
              id === reading.at
                ? 'bg-tint font-medium text-accent'
                : 'text-muted hover:bg-ink/6 hover:text-ink',
            )}
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
