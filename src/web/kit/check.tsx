/** A box to tick, with what it means below it. */
export function Check(props: {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  onChange(checked: boolean): void;
}) {
  return (
    <label class="flex items-start gap-3 py-1">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
        class="mt-0.5 size-5 shrink-0 accent-accent"
      />
      <span class="min-w-0">
        <span class="font-medium">{props.label}</span>
        {props.hint && <span class="block text-muted text-sm">{props.hint}</span>}
      </span>
    </label>
  );
}
