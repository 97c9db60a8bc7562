import { Search } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { isRefusal } from '../../../activities/activity.ts';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { INPUT_LOOK } from '../../kit/field.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { Spinner } from '../../kit/spinner.tsx';
import type { Pages } from './use-pages.ts';
import { t } from './words.ts';

export function SearchField(props: {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}) {
  return (
    <label class="relative block min-w-0 flex-1 basis-60 max-sm:basis-full">
      <span class="sr-only">{props.label}</span>
      <Search size={17} aria-hidden="true" class="absolute top-3 left-3 text-muted" />
      <input
        type="search"
        value={props.value}
        placeholder={props.label}
        class={`${INPUT_LOOK} h-10 pl-9 pointer-coarse:h-11`}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  );
}

/** A choice in the row above a list. Its label is read out; what is chosen says enough to the eye. */
export function FilterSelect<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  onChange(value: T): void;
}) {
  const id = useId();
  return (
    <div class="min-w-0 max-sm:flex-1 max-sm:basis-24">
      <label for={id} class="sr-only">
        {props.label}
      </label>
      <select
        id={id}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value as T)}
        class={`${INPUT_LOOK} h-10 pr-8 pointer-coarse:h-11`}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What stands below a list: waiting, more, nothing, or what went wrong. */
export function ListEnd<T>({
  pages,
  empty,
}: {
  readonly pages: Pages<T>;
  readonly empty: { readonly icon: ComponentChildren; readonly title: string; readonly text: string };
}) {
  const { items, state, hasMore } = pages;
  if (isRefusal(state))
    return (
      <EmptyState title={t('trouble')} action={<Button onClick={pages.reload}>{t('try-again')}</Button>}>
        {refusalWords(state)}
      </EmptyState>
    );
  if (state === 'loading' && items.length === 0)
    return (
      <p class="flex animate-late items-center justify-center gap-2 py-10 text-muted text-sm">
        <Spinner /> {t('loading')}
      </p>
    );
  if (items.length === 0)
    return (
      <EmptyState icon={empty.icon} title={empty.title}>
        {empty.text}
      </EmptyState>
    );
  return hasMore ? (
    <div class="flex justify-center py-5">
      <Button busy={state === 'loading'} onClick={pages.more}>
        {t('more-to-come')}
      </Button>
    </div>
  ) : null;
}

/** A fact with its name: for the lists of facts in dialogs and cards. */
export function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class="flex min-w-0 items-baseline justify-between gap-4 py-1.5">
      <dt class="shrink-0 text-muted text-sm">{name}</dt>
      <dd class="figures min-w-0 text-right text-sm">{children}</dd>
    </div>
  );
}

/** A small word in a box: a role, a state. */
export function Tag({
  tone = 'plain',
  children,
}: {
  readonly tone?: 'plain' | 'accent' | 'danger';
  readonly children: ComponentChildren;
}) {
  const look = {
    plain: 'border-line text-muted',
    accent: 'border-accent/50 text-accent',
    danger: 'border-danger/50 text-danger',
  }[tone];
  return (
    <span
      class={`inline-block whitespace-nowrap rounded-sm border px-1.5 font-medium text-xs leading-5 ${look}`}
    >
      {children}
    </span>
  );
}
