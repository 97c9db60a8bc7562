import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { classNames } from './class-names.ts';

export interface Tab<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly icon?: ComponentChildren;
  /** Something new there; 0 for nothing. */
  readonly count?: number;
}

interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly value: T;
  onChange(id: T): void;
  /** A row across the foot of a phone, or a small switch in a bar. */
  readonly look?: 'row' | 'switch';
  readonly class?: string;
}

const LOOKS = {
  row: {
    list: 'flex',
    tab: 'relative flex flex-1 items-center justify-center gap-2 py-3 font-medium text-muted text-sm transition-colors -outline-offset-2 after:absolute after:inset-x-6 after:top-0 after:h-0.5 after:rounded-full after:bg-accent after:opacity-0 aria-selected:text-ink aria-selected:after:opacity-100',
  },
  switch: {
    list: 'flex rounded-lg bg-sunken p-0.5',
    tab: 'flex h-8 pointer-coarse:h-11 items-center gap-1.5 rounded-md px-3 font-medium text-muted text-sm transition-colors hover:text-ink aria-selected:bg-raised aria-selected:text-ink aria-selected:shadow-raised',
  },
} as const;

/** A tab list after the ARIA pattern; each panel is `role="tabpanel" id="panel-{id}"`. */
export function Tabs<T extends string>({
  label,
  tabs,
  value,
  onChange,
  look = 'row',
  ...rest
}: TabsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.id === value);
    const to = tabs[(at + step + tabs.length) % tabs.length];
    if (!to) return;
    onChange(to.id);
    list.current?.querySelector<HTMLElement>(`#tab-${to.id}`)?.focus();
  }
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      onKeyDown={onKeyDown}
      class={classNames(LOOKS[look].list, rest.class)}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`tab-${tab.id}`}
          aria-selected={tab.id === value}
          aria-controls={`panel-${tab.id}`}
          tabIndex={tab.id === value ? 0 : -1}
          onClick={() => onChange(tab.id)}
          class={LOOKS[look].tab}
        >
          {tab.icon}
          {tab.label}
          {tab.count ? (
            <span class="figures min-w-5 rounded-full bg-accent px-1.5 text-center font-semibold text-accent-ink text-xs leading-5">
              {tab.count > 99 ? '99+' : tab.count}
            </span>
          ) : null}
        </button>
      ))}
    </div>
  );
}
