import { Plus } from 'lucide-preact';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import { signed } from './act-words.ts';
import type { DialogProps } from './dialog-props.ts';
import { sitterName } from './play/names.ts';
import { t } from './words.ts';

/** Points by round, for everybody who sits or has any. */
export function ScoresDialog({ desk, view, close }: DialogProps) {
  const { model } = desk;
  const total = (seat: number) => view.sheet.reduce((sum, row) => sum + (row[seat - 1] ?? 0), 0);
  const seats = Array.from({ length: 12 }, (_, index) => index + 1).filter(
    (seat) => view.seats.some((one) => one.seat === seat) || total(seat) !== 0,
  );
  const name = (seat: number) => {
    const sitter = view.seats.find((one) => one.seat === seat);
    return sitter ? sitterName(sitter, model.nameOf) : t('seat', { number: seat });
  };
  const most = Math.max(...seats.map(total));
  return (
    <Dialog open title={t('scores')} onClose={close} wide>
      {view.sheet.length === 0 || seats.length === 0 ? (
        <p class="text-muted">{t('no-scores')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
        <section class="overflow-x-auto" aria-label={t('scores')} tabIndex={0}>
          <table class="figures w-full text-sm">
            <thead>
              <tr class="border-line border-b text-left text-muted">
                <th scope="col" class="py-1.5 pr-3 font-medium">
                  {t('player')}
                </th>
                {view.sheet.map((_, round) => (
                  <th key={round} scope="col" class="px-2 text-right font-medium">
                    <span class="sr-only">{t('round', { number: round + 1 })}</span>
                    <span aria-hidden="true">{round + 1}</span>
                  </th>
                ))}
                <th scope="col" class="pl-3 text-right font-medium">
                  {t('total')}
                </th>
                {model.mine.value !== null && <th class="w-10" />}
              </tr>
            </thead>
            <tbody>
              {seats.map((seat) => (
                <tr key={seat} class="border-line border-b last:border-none">
                  <th scope="row" class="max-w-40 truncate py-1.5 pr-3 text-left font-medium">
                    {name(seat)}
                  </th>
                  {view.sheet.map((row, round) => (
                    <td key={round} class="px-2 text-right text-muted">
                      {row[seat - 1] ? signed(row[seat - 1] ?? 0) : '·'}
                    </td>
                  ))}
                  <td
                    class={`pl-3 text-right font-semibold ${total(seat) === most && most > 0 ? 'text-good' : ''}`}
                  >
                    {total(seat)}
                  </td>
                  {model.mine.value !== null && (
                    <td class="pl-1">
                      {view.seats.some((one) => one.seat === seat) && (
                        <IconButton
                          label={t('points-for', { name: name(seat) })}
                          tip="none"
                          size="sm"
                          icon={<Plus size={15} />}
                          onClick={() => {
                            desk.dialog.value = { kind: 'score', seat };
                          }}
                        />
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Dialog>
  );
}
