import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { classNames } from './class-names.ts';

export const INPUT_LOOK =
  'w-full min-w-0 rounded-md border border-edge/70 bg-raised px-3 text-base text-ink placeholder:text-muted transition-colors hover:border-edge aria-invalid:border-danger';

interface LabelledProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong and what to do; read out when it appears. */
  readonly error?: ComponentChildren;
  readonly class?: string;
  children(ids: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }): ComponentChildren;
}

/** A label, a control, a hint and an error, tied together for screen readers. */
export function Labelled({ label, hint, error, children, ...rest }: LabelledProps) {
  const id = useId();
  return (
    <div class={classNames('flex min-w-0 flex-col gap-1.5', rest.class)}>
      <label for={id} class="font-medium text-sm">
        {label}
      </label>
      {children({ id, 'aria-describedby': `${id}-more`, 'aria-invalid': Boolean(error) })}
      <div id={`${id}-more`} class="text-sm empty:-mt-1.5" aria-live="polite">
        {error ? <span class="text-danger">{error}</span> : hint && <span class="text-muted">{hint}</span>}
      </div>
    </div>
  );
}

interface FieldProps extends Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'label' | 'class'> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: ComponentChildren;
  readonly class?: string;
}

export function Field({ label, hint, error, class: className, ...input }: FieldProps) {
  return (
    <Labelled label={label} hint={hint} error={error} class={className ?? ''}>
      {(ids) => <input autoComplete="off" {...input} {...ids} class={classNames(INPUT_LOOK, 'h-10')} />}
    </Labelled>
  );
}

interface SelectProps<T extends string> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: ComponentChildren;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  onChange(value: T): void;
}

export function Select<T extends string>({ label, hint, error, value, options, onChange }: SelectProps<T>) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(ids) => (
        <select
          {...ids}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value as T)}
          class={classNames(INPUT_LOOK, 'h-10')}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
