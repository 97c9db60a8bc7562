import type { ComponentChildren, JSX } from 'preact';
import { classNames } from './class-names.ts';
import { Spinner } from './spinner.tsx';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'size' | 'icon' | 'loading'> {
  readonly look?: ButtonLook;
  readonly size?: 'sm' | 'md' | 'lg';
  /** Shows a spinner and takes no second press; the label stays readable. */
  readonly busy?: boolean;
  readonly icon?: ComponentChildren;
  readonly class?: string;
}

const LOOKS: Readonly<Record<ButtonLook, string>> = {
  primary: 'bg-accent text-accent-ink font-semibold hover:brightness-110 active:brightness-95',
  plain: 'bg-raised text-ink font-medium border border-edge/60 hover:border-edge hover:bg-sunken',
  quiet: 'text-ink font-medium hover:bg-ink/7 active:bg-ink/12',
  danger: 'bg-raised text-danger font-semibold border border-danger/60 hover:border-danger hover:bg-danger/8',
};
const SIZES = {
  sm: 'h-8 pointer-coarse:h-11 px-3 text-sm gap-1.5',
  md: 'h-10 pointer-coarse:h-11 px-4 text-base gap-2',
  lg: 'h-12 px-5 text-lg gap-2.5',
} as const;

export function Button({ look = 'plain', size = 'md', busy, icon, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled}
      aria-busy={busy ? 'true' : undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
      class={classNames(
        'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md transition-[background-color,border-color,filter] duration-100 disabled:opacity-55',
        LOOKS[look],
        SIZES[size],
        rest.class,
      )}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}
