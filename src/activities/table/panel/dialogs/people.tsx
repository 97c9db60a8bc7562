import { presence } from '../../../../web/kit/connection.ts';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import type { SeatNumber, TableCommand } from '../../types.ts';
import type { DialogProps, Open } from '../dialog-props.ts';
import { Face } from '../game/face.tsx';
import { sitterName } from '../play/names.ts';
import { t as play } from '../play/words.ts';
import { t } from '../words.ts';

interface PersonButtonProps {
  /** Where they sit; 0 for nowhere. */
  readonly seat: SeatNumber;
  readonly number: number;
  readonly name: string;
  onClick(): void;
}

function PersonButton({ seat, number, name, onClick }: PersonButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      class="flex h-12 items-center gap-3 rounded-md px-3 text-left font-medium transition-colors hover:bg-ink/7"
    >
      <Face seat={seat} person={number} size={30} />
      <span class="truncate">{number === 0 ? play('is-bot', { name }) : name}</span>
    </button>
  );
}

/** To whom cards are given or shown. */
export function WhomDialog({ desk, view, open: { deed, cards }, close }: Open<'whom'>) {
  const { model } = desk;
  const tell = async (command: TableCommand) => {
    close();
    if (await model.send(command)) desk.selection.value = null;
  };
  const mine = model.mine.value;
  return (
    <Dialog open title={t('whom-to')} onClose={close}>
      <div class="-mx-2 flex flex-col">
        {deed === 'show' && (
          <button
            type="button"
            onClick={() => void tell({ type: 'show', cards, person: null })}
            class="h-12 rounded-md px-3 text-left font-medium transition-colors hover:bg-ink/7"
          >
            {t('to-everybody')}
          </button>
        )}
        {view.seats
          .filter(({ seat, person }) => seat !== mine && (deed === 'give' || person !== 0))
          .map(({ seat, person }) => (
            <PersonButton
              key={seat}
              seat={seat}
              number={person}
              name={sitterName({ seat, person }, model.nameOf)}
              onClick={() =>
                void tell(deed === 'give' ? { type: 'give', cards, seat } : { type: 'show', cards, person })
              }
            />
          ))}
      </div>
    </Dialog>
  );
}

/** Who takes one's seat and hand. */
export function HandOverDialog({ desk, view, close }: DialogProps) {
  const { model, props } = desk;
  const here = presence.value.get(props.room.code)?.people ?? [];
  const free = here.filter(
    ({ number }) => !model.isMe(number) && !view.seats.some(({ person }) => person === number),
  );
  return (
    <Dialog open title={t('hand-over-to')} onClose={close}>
      <div class="-mx-2 flex flex-col">
        {free.length === 0 && <p class="px-2 text-muted">{t('no-one-to-hand')}</p>}
        {free.map(({ number, name }) => (
          <PersonButton
            key={number}
            seat={0}
            number={number}
            name={name}
            onClick={() => {
              close();
              void model.send({ type: 'hand-over', person: number });
            }}
          />
        ))}
      </div>
    </Dialog>
  );
}
