import { REPORT_REASONS, type ReportReason } from '../../../client/types.ts';
import { INPUT_LOOK } from '../../kit/field.tsx';
import { t } from './words.ts';

const KINDS = ['any', 'message', 'area', 'person', 'alert'] as const;

export interface Wanted {
  readonly handled: boolean;
  readonly kind: (typeof KINDS)[number];
  readonly reason: ReportReason | 'any';
}
export const EVERYTHING: Wanted = { handled: false, kind: 'any', reason: 'any' };

interface QueueFiltersProps {
  readonly value: Wanted;
  /** What the server noticed is among them. */
  readonly alerts: boolean;
  onChange(value: Wanted): void;
}

export function QueueFilters({ value, alerts, onChange }: QueueFiltersProps) {
  return (
    <div class="flex flex-wrap items-center gap-2">
      <fieldset class="flex w-fit rounded-md border border-edge/60 p-0.5">
        <legend class="sr-only">{t('which')}</legend>
        {[false, true].map((handled) => (
          <button
            key={String(handled)}
            type="button"
            aria-pressed={value.handled === handled}
            onClick={() => onChange({ ...value, handled })}
            class="h-8 rounded-sm px-3 font-medium text-muted text-sm aria-pressed:bg-tint aria-pressed:text-accent pointer-coarse:h-11"
          >
            {t(handled ? 'handled' : 'open')}
          </button>
        ))}
      </fieldset>
      <Filter
        label={t('kind')}
        value={value.kind}
        options={KINDS.filter((kind) => alerts || kind !== 'alert').map((kind) => [kind, t(`kind-${kind}`)])}
        onChange={(kind) => onChange({ ...value, kind })}
      />
      <Filter
        label={t('reason')}
        value={value.reason}
        options={(['any', ...REPORT_REASONS] as const).map((reason) => [reason, t(`reason-${reason}`)])}
        onChange={(reason) => onChange({ ...value, reason })}
      />
    </div>
  );
}

interface FilterProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, label: string])[];
  onChange(value: T): void;
}

/** Its label is read out; what is chosen says enough to the eye. */
function Filter<T extends string>({ label, value, options, onChange }: FilterProps<T>) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as T)}
      class={`${INPUT_LOOK} h-9 max-w-40 pr-8 text-sm pointer-coarse:h-11 max-sm:min-w-32 max-sm:max-w-none max-sm:flex-1`}
    >
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  );
}
