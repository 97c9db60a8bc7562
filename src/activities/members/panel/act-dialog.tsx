import { useSignal } from '@preact/signals';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { DialogForm } from '../../../web/kit/dialog-form.tsx';
import { Field, Select } from '../../../web/kit/field.tsx';
import type { Person, Time } from '../../activity.ts';
import type { MembersCommand } from '../types.ts';
import { t } from './words.ts';

/** What is done to somebody: asked once more, with its end and its reason. */
export type ActName = 'mute' | 'kick' | 'ban';

interface ActDialogProps {
  readonly act: ActName;
  readonly person: Person;
  readonly name: string;
  /** By the server's clock. */
  now(): Time;
  /** @throws Refusal */
  send(command: MembersCommand): Promise<void>;
  onDone(): void;
  onClose(): void;
}

const SPANS = [
  ['ten-minutes', 10 * 60_000],
  ['one-hour', 3_600_000],
  ['one-day', 86_400_000],
  ['one-week', 7 * 86_400_000],
  ['until-lifted', null],
] as const;
type Span = (typeof SPANS)[number][0];

export function ActDialog({ act, person, name, now, send, onDone, onClose }: ActDialogProps) {
  const span = useSignal<Span>(act === 'mute' ? 'ten-minutes' : 'until-lifted');
  const why = useSignal('');
  const note = useSignal('');

  function command(): MembersCommand {
    const given = { person, why: why.value, note: note.value };
    if (act === 'kick') return { type: 'kick', ...given };
    const length = SPANS.find(([id]) => id === span.value)?.[1] ?? null;
    return { type: act, until: length === null ? null : now() + length, ...given };
  }

  async function confirm(): Promise<void> {
    await send(command());
    onDone();
    onClose();
  }

  return (
    <Dialog open title={t(`${act}-title`, { name })} onClose={onClose}>
      <DialogForm verb={t(`${act}-verb`)} look="danger" send={confirm} onClose={onClose}>
        <p class="text-muted">{t(`${act}-text`)}</p>
        {act !== 'kick' && (
          <Select<Span>
            label={t('how-long')}
            value={span.value}
            options={SPANS.map(([id]) => ({ value: id, label: t(id) }))}
            onChange={(value) => {
              span.value = value;
            }}
          />
        )}
        <Field
          label={t('why-label')}
          hint={t('why-hint', { name })}
          value={why.value}
          maxLength={200}
          onInput={(event) => {
            why.value = event.currentTarget.value;
          }}
        />
        <Field
          label={t('note-label')}
          hint={t('note-hint')}
          value={note.value}
          maxLength={500}
          onInput={(event) => {
            note.value = event.currentTarget.value;
          }}
        />
      </DialogForm>
    </Dialog>
  );
}
