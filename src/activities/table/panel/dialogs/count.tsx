import { useSignal } from '@preact/signals';
import { Button } from '../../../../web/kit/button.tsx';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import type { Open } from '../dialog-props.ts';
import { sides } from '../game/standings.ts';
import { gameOf } from '../games.ts';
import { seatNames } from '../play/names.ts';
import { t } from '../words.ts';

/** How many cards? */
export function CountDialog({ desk, open: { deed, pile, most }, close }: Open<'count'>) {
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

/** How many points? */
export function PointsDialog({ desk, view, open: { seat }, close }: Open<'score'>) {
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
