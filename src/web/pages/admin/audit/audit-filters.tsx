import type { AuditFilter } from '../../../../client/desk.ts';
import { INPUT_LOOK, Labelled } from '../../../kit/field.tsx';
import { t } from '../words.ts';
import { dayOf, endOf, startOf } from './filter.ts';

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  onChange(news: Partial<AuditFilter>): void;
}

const KINDS = ['', 'members/', 'chat/', 'mural/', 'reports/', 'server/'] as const;
const LOOK = `${INPUT_LOOK} h-10 pointer-coarse:h-11`;

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  return (
    <div class="mb-3 grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Labelled label={t('acts')}>
        {(ids) => (
          <select
            {...ids}
            class={LOOK}
            value={filter.act ?? ''}
            onChange={(event) => onChange({ act: event.currentTarget.value || undefined })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`acts-${kind === '' ? 'all' : (kind.slice(0, -1) as 'chat')}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={t('room-code')}>
        {(ids) => (
          <input
            {...ids}
            class={`${LOOK} font-mono uppercase tracking-widest`}
            value={filter.room ?? ''}
            maxLength={9}
            autoComplete="off"
            spellcheck={false}
            onChange={(event) => onChange({ room: event.currentTarget.value.trim() || undefined })}
          />
        )}
      </Labelled>
      <Labelled label={t('from-day')}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            class={LOOK}
            value={filter.since === undefined ? '' : dayOf(filter.since)}
            onChange={(event) => onChange({ since: startOf(event.currentTarget.value) })}
          />
        )}
      </Labelled>
      <Labelled label={t('to-day')}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            class={LOOK}
            value={filter.until === undefined ? '' : dayOf(filter.until - 1)}
            onChange={(event) => onChange({ until: endOf(event.currentTarget.value) })}
          />
        )}
      </Labelled>
    </div>
  );
}
