import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FileLook } from '../../../../client/tables.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { moment } from '../../../../web/kit/dates.ts';
import { DialogForm } from '../../../../web/kit/dialog-form.tsx';
import { refusalWords } from '../../../../web/kit/refusals.ts';
import { Spinner } from '../../../../web/kit/spinner.tsx';
import { useSending } from '../../../../web/kit/use-sending.ts';
import type { Desk } from '../desk.ts';
import { gameName } from '../games.ts';
import { tablesApi } from './api.ts';
import { t } from './words.ts';

interface ImportProps {
  readonly desk: Desk;
  readonly file: unknown;
  onClose(): void;
  /** @param before the saved table that holds what lay there */
  onLaid(before: number | null): void;
}

/** Says what is in a file and how it would lie here, before it does. */
export function ImportForm({ desk, file, onClose, onLaid }: ImportProps) {
  const { code } = desk.props.room;
  const look = useSignal<FileLook | null>(null);
  const { refusal, send } = useSending();
  useEffect(
    () =>
      void send(async () => {
        look.value = await tablesApi.lookAtFile(code, file);
      }),
    [file],
  );
  const found = look.value;
  if (refusal)
    return (
      <div class="flex flex-col gap-4">
        <p role="alert" class="text-danger">
          {refusalWords(refusal)}
        </p>
        <Button onClick={onClose}>{t('saved-tables')}</Button>
      </div>
    );
  if (!found)
    return (
      <p class="flex items-center gap-2 py-6 text-muted">
        <Spinner /> {t('reading-file')}
      </p>
    );
  const mixed = found.from === 'elsewhere' && found.hidden > 0;
  const cards = t('cards-in-all', { count: found.cards });
  const game = found.game ? gameName(found.game) : t('no-game');
  const exported = new Date(found.exportedAt).getTime();
  return (
    <DialogForm
      verb={t(mixed ? 'lay-mixed' : 'lay-exact')}
      onClose={onClose}
      send={async () => {
        const { before } = await tablesApi.layFile(code, file, found.from === 'elsewhere');
        onLaid(before);
      }}
    >
      <div>
        {found.name && <p class="font-semibold text-lg">{found.name}</p>}
        <p>
          {found.round > 0
            ? t('file-round', { game, round: found.round, cards })
            : t('in-file', { game, cards })}
        </p>
        {Number.isFinite(exported) && (
          <p class="figures text-muted text-sm">{t('exported-at', { time: moment(exported) })}</p>
        )}
      </div>
      <p class={mixed ? 'rounded-lg border border-edge/60 bg-tint px-3 py-2 text-sm' : 'text-sm'}>
        {mixed ? t('file-mixed', { count: found.hidden }) : t('file-exact')}
        {found.endsRound && ` ${t('file-ends-round')}`}
      </p>
      <p class="text-muted text-sm">{t('file-keeps')}</p>
    </DialogForm>
  );
}
