import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface ChoiceProps<T extends string> {
  readonly legend: string;
  /** Where a heading above says it already. */
  readonly legendHidden?: boolean;
  readonly value: T;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly hint?: string;
    readonly icon?: ComponentChildren;
  }[];
  onChange(value: T): void;
  readonly columns?: 2 | 3;
  /** One below the other on a phone, where the words are long. */
  readonly stacks?: boolean;
}

/** One of a few: radio buttons that look like cards. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { legend, legendHidden, value, options, onChange, columns, stacks } = props;
  const name = useId();
  const grid = (columns ?? options.length) === 2 ? 'grid-cols-2' : 'grid-cols-3';
  return (
    <fieldset class="min-w-0">
      <legend class={legendHidden ? 'sr-only' : 'mb-1.5 font-medium text-sm'}>{legend}</legend>
      <div class={`grid gap-2 ${grid} ${stacks ? 'max-sm:grid-cols-1' : ''}`}>
        {options.map((option) => (
          <label
            key={option.value}
            class="flex min-w-0 flex-col gap-0.5 rounded-md border border-edge/60 bg-raised px-3 py-2 transition-colors hover:border-edge has-checked:border-accent has-checked:bg-tint has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              class="sr-only"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span class="flex items-center gap-2 font-medium text-sm">
              {option.icon}
              {option.label}
            </span>
            {option.hint && <span class="text-muted text-xs">{option.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
