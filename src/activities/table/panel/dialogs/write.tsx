import { useSignal } from '@preact/signals';
import { Button } from '../../../../web/kit/button.tsx';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import type { Open } from '../dialog-props.ts';
import { pieceOf } from '../seeing.ts';
import { t } from '../words.ts';

/** What stands on a piece. */
export function WriteDialog({ desk, view, open: { id }, close }: Open<'write'>) {
  const piece = pieceOf(view, id);
  const start = piece?.kind === 'note' ? piece.text : piece && 'label' in piece ? piece.label : '';
  const text = useSignal(start);
  const value = useSignal(piece?.kind === 'counter' ? piece.value : 0);
  if (!piece || piece.kind === 'die') return null;
  const isNote = piece.kind === 'note';
  const field = 'w-full rounded-md border border-edge bg-surface px-3 py-2';
  return (
    <Dialog open title={t(isNote ? 'write-text' : 'write-label')} onClose={close}>
      <form
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          close();
          const to = isNote
            ? { text: text.value }
            : { label: text.value, ...(piece.kind === 'counter' && { value: Math.round(value.value) || 0 }) };
          void desk.model.send({ type: 'change', id, to });
        }}
      >
        {isNote ? (
          <textarea
            aria-label={t('write-text')}
            rows={5}
            maxLength={280}
            value={text.value}
            autofocus
            onInput={(event) => {
              text.value = event.currentTarget.value;
            }}
            class={field}
          />
        ) : (
          <input
            aria-label={t('write-label')}
            maxLength={40}
            value={text.value}
            autofocus
            onInput={(event) => {
              text.value = event.currentTarget.value;
            }}
            class={field}
          />
        )}
        {piece.kind === 'counter' && (
          <label class="flex items-center gap-3">
            <span class="text-sm">{t('value')}</span>
            <input
              type="number"
              value={value.value}
              onInput={(event) => {
                value.value = Number(event.currentTarget.value);
              }}
              class={`${field} figures w-32`}
            />
          </label>
        )}
        <Button look="primary" type="submit">
          {t('write')}
        </Button>
      </form>
    </Dialog>
  );
}
