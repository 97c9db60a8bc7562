import { useSignal } from '@preact/signals';
import { Check } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { isRefusal } from '../../../../activities/activity.ts';
import type { DeskSetting } from '../../../../client/desk.ts';
import { Button } from '../../../kit/button.tsx';
import { INPUT_LOOK, Labelled, Select } from '../../../kit/field.tsx';
import { hasWords } from '../../../kit/i18n.ts';
import { refusalWords } from '../../../kit/refusals.ts';
import { desk } from '../desk.ts';
import { t } from '../words.ts';

/** Milliseconds for which "Saved" stands beside a setting. */
const SHOWN = 4000;

type Say = (key: string) => string;
const say = t as unknown as Say;
/** A setting of a newer server goes by its key until it has words. */
const words = (key: string, otherwise: string): string => (hasWords('admin', key) ? say(key) : otherwise);

/** One setting. A choice is saved as it is made, what is typed with a button. */
export function SettingForm({ setting }: { readonly setting: DeskSetting }) {
  const kept = useSignal(setting.value);
  const value = useSignal(String(setting.value));
  const state = useSignal<'idle' | 'busy' | 'saved' | string>('idle');
  const { key, kind } = setting;
  const label = words(`setting-${key}`, key);
  const hint = words(`setting-${key}-hint`, '');
  const error = ['idle', 'busy', 'saved'].includes(state.value) ? undefined : state.value;

  useEffect(() => {
    if (state.value !== 'saved') return;
    const timer = setTimeout(() => {
      state.value = 'idle';
    }, SHOWN);
    return () => clearTimeout(timer);
  }, [state.value]);

  async function save(wanted: string): Promise<void> {
    state.value = 'busy';
    try {
      const after = await desk.set(key, kind === 'number' ? Number(wanted) : wanted);
      kept.value = after.value;
      value.value = String(after.value);
      state.value = 'saved';
    } catch (refused) {
      if (!isRefusal(refused)) throw refused;
      state.value = refusalWords(refused);
      if (kind === 'choice') value.value = String(kept.value);
    }
  }

  const saved = (
    <span role="status" class="absolute top-0 right-0 flex items-center gap-1 text-good text-sm">
      {state.value === 'saved' && (
        <>
          <Check size={15} aria-hidden="true" /> {t('saved')}
        </>
      )}
    </span>
  );

  if (kind === 'choice')
    return (
      <div class="relative">
        <Select
          label={label}
          hint={hint}
          error={error}
          value={value.value}
          options={(setting.options ?? []).map((option) => ({
            value: option,
            label: words(`setting-${key}-${option}`, option),
          }))}
          onChange={(to) => {
            value.value = to;
            void save(to);
          }}
        />
        {saved}
      </div>
    );
  const changed = value.value.trim() !== String(kept.value);
  return (
    <form
      class="relative"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) void save(value.value.trim());
      }}
    >
      <Labelled label={label} hint={hint} error={error}>
        {(ids) => (
          <div class="flex gap-2">
            <input
              {...ids}
              autoComplete="off"
              class={`${INPUT_LOOK} h-10 ${kind === 'number' ? 'max-w-40' : ''}`}
              value={value.value}
              {...(kind === 'number'
                ? { type: 'number', min: setting.min, max: setting.max, required: true, inputMode: 'numeric' }
                : { maxLength: setting.max })}
              onInput={(event) => {
                value.value = event.currentTarget.value;
              }}
            />
            <Button
              type="submit"
              look={changed ? 'primary' : 'plain'}
              class="h-10"
              disabled={!changed}
              busy={state.value === 'busy'}
              aria-label={t('save-setting', { setting: label })}
            >
              {t('save')}
            </Button>
          </div>
        )}
      </Labelled>
      {saved}
    </form>
  );
}
