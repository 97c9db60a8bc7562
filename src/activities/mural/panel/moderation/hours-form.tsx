import { useSignal } from '@preact/signals';
import { Snowflake } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../../web/kit/button.tsx';
import { Field } from '../../../../web/kit/field.tsx';
import type { Schedule } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { fieldOf, timeOf } from './criteria-of.ts';
import { attempt, tellChanged } from './shared.ts';
import { t } from './words.ts';

/** When painting opens and closes, and the brake. */
export function HoursForm({ desk }: { readonly desk: Desk }) {
  const { schedule } = desk.studio.view.value;
  const opens = useSignal('');
  const closes = useSignal('');
  const busy = useSignal(false);
  // Fields show this machine's time, however wrong: the way there and back must be the same.
  const skew = (): number => desk.serverNow() - Date.now();

  useEffect(() => {
    const shown = (at: number | null) => fieldOf(at === null ? null : at - skew());
    opens.value = shown(schedule.opensAt);
    closes.value = shown(schedule.closesAt);
  }, [schedule.opensAt, schedule.closesAt]);

  async function send(change: Partial<Schedule>): Promise<boolean> {
    busy.value = true;
    const sent = await attempt(() => desk.live.send({ type: 'schedule', ...change }));
    busy.value = false;
    return sent;
  }

  async function change(wish: Partial<Schedule>, done: string): Promise<void> {
    const before = schedule;
    if (!(await send(wish))) return;
    tellChanged(done, () => send(before));
  }

  const served = (field: string): number | null => {
    const at = timeOf(field);
    return at === undefined ? null : Math.round(at + skew());
  };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const inFive = () => fieldOf(Date.now() + 5 * 60_000);

  return (
    <>
      <section class="-mx-4 -mt-4 flex flex-col gap-2 border-line border-b bg-sunken px-4 py-4">
        <p class="text-sm">{t(schedule.frozen ? 'frozen-text' : 'freeze-text')}</p>
        <Button
          look={schedule.frozen ? 'primary' : 'danger'}
          icon={<Snowflake size={16} />}
          class="self-start"
          busy={busy.value}
          onClick={() =>
            void change({ frozen: !schedule.frozen }, t(schedule.frozen ? 'was-unfrozen' : 'was-frozen'))
          }
        >
          {t(schedule.frozen ? 'unfreeze' : 'freeze')}
        </Button>
      </section>
      <form
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void change({ opensAt: served(opens.value), closesAt: served(closes.value) }, t('hours-saved'));
        }}
      >
        <p class="text-muted text-sm">{t('hours-text')}</p>
        <TimeField
          label={t('opens-at')}
          value={opens.value}
          suggest={inFive}
          onChange={(value) => {
            opens.value = value;
          }}
        />
        <TimeField
          label={t('closes-at')}
          value={closes.value}
          hint={t('hours-hint', { zone })}
          onChange={(value) => {
            closes.value = value;
          }}
        />
        <Button type="submit" look="primary" class="self-end" busy={busy.value}>
          {t('save')}
        </Button>
      </form>
    </>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  /** A time to begin with. */
  suggest?(): string;
  onChange(value: string): void;
}

function TimeField({ label, value, hint, suggest, onChange }: TimeFieldProps) {
  return (
    <div class="flex flex-col gap-1.5">
      <Field
        label={label}
        hint={hint}
        type="datetime-local"
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <div class="flex gap-2 empty:hidden">
        {suggest && (
          <Button size="sm" look="quiet" onClick={() => onChange(suggest())}>
            {t('in-five')}
          </Button>
        )}
        {value !== '' && (
          <Button size="sm" look="quiet" aria-label={`${t('clear')}: ${label}`} onClick={() => onChange('')}>
            {t('clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
