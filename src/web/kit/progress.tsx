/** A long job's progress. `value` from 0 to 1; null while its length is unknown. */
export function Progress({ value, label }: { readonly value: number | null; readonly label: string }) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      class="h-1 w-full overflow-hidden rounded-full bg-ink/12"
    >
      <div
        class={`h-full rounded-full bg-accent transition-[width] duration-200 ${percent === null ? 'w-1/3 animate-pulse' : ''}`}
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
