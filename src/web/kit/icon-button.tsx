import type { ComponentChildren, JSX } from 'preact';
import { classNames } from './class-names.ts';

export interface IconButtonProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'size'> {
  /** What it does: its accessible name and its tooltip. */
  readonly label: string;
  readonly icon: ComponentChildren;
  readonly size?: 'sm' | 'md';
  readonly look?: 'quiet' | 'primary';
  /** For a toggle: whether it is on. */
  readonly pressed?: boolean;
  /** Where the tooltip hangs; `end` near the right edge of the screen. */
  readonly tip?: 'bottom' | 'end' | 'start' | 'top' | 'none';
  readonly class?: string;
}

const LOOKS = {
  quiet:
    'text-muted hover:bg-ink/7 hover:text-ink aria-expanded:bg-ink/7 aria-expanded:text-ink aria-pressed:bg-tint aria-pressed:text-accent',
  primary: 'bg-accent text-accent-ink hover:brightness-110 active:brightness-95',
} as const;

/** 36 px, on touch screens 44; `sm` 28 px, with a target of 44 px around it on touch screens. */
export function IconButton({
  label,
  icon,
  size = 'md',
  look = 'quiet',
  pressed,
  tip = 'bottom',
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      data-tip={tip === 'none' ? undefined : label}
      data-tip-side={tip}
      {...rest}
      class={classNames(
        'inline-flex shrink-0 select-none items-center justify-center rounded-md transition-colors duration-100 disabled:opacity-45',
        'before:absolute before:inset-1/2 before:size-11 before:-translate-1/2 pointer-fine:before:hidden',
        size === 'md' ? 'size-9 pointer-coarse:size-11' : 'size-7',
        LOOKS[look],
        !rest.class?.includes('absolute') && 'relative',
        rest.class,
      )}
    >
      {icon}
    </button>
  );
}
