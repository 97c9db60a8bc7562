import { useSignal } from '@preact/signals';
import { ErrorBoundary, lazy } from 'preact-iso';
import { Button } from '../../../web/kit/button.tsx';
import { presence } from '../../../web/kit/connection.ts';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { loadPage } from '../../../web/kit/load-page.ts';
import type { SeatNumber, TableCommand } from '../types.ts';
import type { Desk, Dialog as DialogKind } from './desk.ts';
import type { DialogProps } from './dialog-props.ts';
import { CheckDialog } from './fair/check-dialog.tsx';
import { Face } from './game/face.tsx';
import { GameDialog } from './game/game-dialog.tsx';
import { sides } from './game/standings.ts';
import { gameOf } from './games.ts';
import { HelpDialog } from './help.tsx';
import { ReplaysDialog } from './keep/replays-dialog.tsx';
import { SavedDialog } from './keep/saved-dialog.tsx';
import { LayDialog } from './lay.tsx';
import { seatNames, sitterName } from './play/names.ts';
import { t as play } from './play/words.ts';
import { RecordDialog } from './record.tsx';
import { ScoresDialog } from './scores.tsx';
import { pieceOf } from './seeing.ts';
import { SettingsDialog } from './settings.tsx';
import { t } from './words.ts';

/** Only few people ever make a deck: what it takes comes when it is wanted. */
const DecksDialog = lazy(loadPage(async () => (await import('./decks/decks-dialog.tsx')).DecksDialog));

/** The one dialog that is open. */
export function Dialogs({ desk }: { readonly desk: Desk }) {
  const open = desk.dialog.value;
  const view = desk.model.view.value;
  if (!open || !view) return null;
  const close = () => {
    desk.dialog.value = null;
  };
  const props = { desk, view, close };
  switch (open.kind) {
    case 'record':
      return <RecordDialog {...props} />;
    case 'scores':
      return <ScoresDialog {...props} />;
    case 'help':
      return <HelpDialog {...props} />;
    case 'lay':
      return <LayDialog {...props} />;
    case 'decks':
      return (
        <ErrorBoundary>
          <DecksDialog {...props} />
        </ErrorBoundary>
      );
    case 'game':
      return <GameDialog {...props} game={open.game} />;
    case 'settings':
      return <SettingsDialog {...props} />;
    case 'saved':
      return <SavedDialog {...props} />;
    case 'replays':
      return <ReplaysDialog {...props} />;
    case 'fair':
      return <CheckDialog {...props} />;
    case 'hand-over':
      return <HandOverDialog {...props} />;
    case 'count':
      return <CountDialog {...props} open={open} />;
    case 'score':
      return <PointsDialog {...props} open={open} />;
    case 'whom':
      return <WhomDialog {...props} open={open} />;
    case 'write':
      return <WriteDialog {...props} open={open} />;
  }
}

type Open<K extends DialogKind['kind']> = DialogProps & { readonly open: Extract<DialogKind, { kind: K }> };

function CountDialog({ desk, open: { deed, pile, most }, close }: Open<'count'>) {
  const start =
    deed === 'deal' ? Math.min(5, most) : deed === 'cut' ? Math.ceil(most / 2) : Math.min(2, most);
  return (
    <Dialog open title={t(`how-many-${deed}`)} onClose={close}>
      <NumberForm
        start={Math.max(1, start)}
        least={1}
        most={Math.max(1, most)}
        verb={t(deed)}
        hint={t('at-most', { count: most })}
        onChoose={(count) => {
          close();
          void desk.model.send({ type: deed, pile, count });
        }}
      />
    </Dialog>
  );
}

function PointsDialog({ desk, view, open: { seat }, close }: Open<'score'>) {
  // A team has its points together.
  const all = sides(view, gameOf(view)).find((side) => side.includes(seat)) ?? [seat];
  const name = all.map(seatNames(desk, view)).join(' + ');
  return (
    <Dialog open title={t('how-many-points', { name })} onClose={close}>
      <NumberForm
        start={1}
        least={-10_000}
        most={10_000}
        verb={t('give')}
        onChoose={async (points) => {
          close();
          for (const one of all) if (!(await desk.model.send({ type: 'score', seat: one, points }))) return;
        }}
      />
    </Dialog>
  );
}

interface NumberFormProps {
  readonly start: number;
  readonly least: number;
  readonly most: number;
  readonly verb: string;
  readonly hint?: string;
  onChoose(value: number): unknown;
}

const QUICK = [1, 2, 3, 5, 7, 8, 13];

function NumberForm({ start, least, most, verb, hint, onChoose }: NumberFormProps) {
  const value = useSignal(start);
  const within = (wanted: number) => Math.min(most, Math.max(least, Math.round(wanted) || 0));
  const step = (by: number) => {
    value.value = within(value.value + by);
  };
  return (
    <form
      class="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(within(value.value));
      }}
    >
      <div class="flex items-center gap-2">
        <Button aria-label={`${t('number')} −1`} onClick={() => step(-1)}>
          −
        </Button>
        <input
          type="number"
          inputMode="numeric"
          aria-label={t('number')}
          min={least}
          max={most}
          value={value.value}
          autofocus
          onInput={(event) => {
            value.value = Number(event.currentTarget.value);
          }}
          onFocus={(event) => event.currentTarget.select()}
          class="figures h-11 w-24 rounded-md border border-edge bg-surface text-center font-semibold text-lg"
        />
        <Button aria-label={`${t('number')} +1`} onClick={() => step(1)}>
          +
        </Button>
        {hint && <span class="text-muted text-sm">{hint}</span>}
      </div>
      <div class="flex flex-wrap gap-1.5">
        {QUICK.filter((one) => one <= most).map((one) => (
          <Button key={one} size="sm" onClick={() => onChoose(one)}>
            {one}
          </Button>
        ))}
      </div>
      <Button look="primary" type="submit">
        {verb}
      </Button>
    </form>
  );
}

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

function WhomDialog({ desk, view, open: { deed, cards }, close }: Open<'whom'>) {
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

function HandOverDialog({ desk, view, close }: DialogProps) {
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

function WriteDialog({ desk, view, open: { id }, close }: Open<'write'>) {
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
