import { useSignal } from '@preact/signals';
import { Play, Users } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import type { PlayedRound } from '../../../../client/tables.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { moment } from '../../../../web/kit/dates.ts';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { EmptyState } from '../../../../web/kit/empty-state.tsx';
import { refusalWords } from '../../../../web/kit/refusals.ts';
import { Spinner } from '../../../../web/kit/spinner.tsx';
import { toast } from '../../../../web/kit/toast.tsx';
import { useSending } from '../../../../web/kit/use-sending.ts';
import type { DialogProps } from '../dialog-props.ts';
import { gameName } from '../games.ts';
import { tablesApi } from './api.ts';
import { t } from './words.ts';

type Rounds = Awaited<ReturnType<typeof tablesApi.rounds>>;

/** Chooses what is watched again. */
export function ReplaysDialog({ desk, view, close }: DialogProps) {
  const { code } = desk.props.room;
  const found = useSignal<Rounds | null>(null);
  const { refusal, send } = useSending();
  const load = () =>
    send(async () => {
      found.value = await tablesApi.rounds(code);
    });
  // A round that ends, or is opened, while one looks at them.
  useEffect(() => void load(), [code, view.playing, view.round, view.ask]);

  const watch = (from: number, round: number | null) => {
    close();
    desk.replay.begin(from, round);
  };
  const all = found.value;
  return (
    <Dialog open title={t('choose-replay')} onClose={close}>
      {refusal && (
        <p role="alert" class="mb-3 text-danger text-sm">
          {refusalWords(refusal)} <Button onClick={() => void load()}>{t('try-again')}</Button>
        </p>
      )}
      {!all && !refusal && (
        <p class="flex items-center gap-2 py-6 text-muted">
          <Spinner /> {t('loading')}
        </p>
      )}
      {all && (
        <>
          <p class="mb-3 text-muted text-sm">{t('choose-text')}</p>
          {all.rounds.length === 0 && !all.laid && (
            <EmptyState title={t('no-rounds')}>{t('no-rounds-text')}</EmptyState>
          )}
          <ul class="-mx-2 flex flex-col gap-1">
            {all.rounds.map((round) => (
              <Round key={round.from} {...{ desk, view, close }} round={round} onWatch={watch} />
            ))}
            {all.laid && all.laid.steps > 1 && (
              <li>
                <Watch
                  title={t('since-laid')}
                  about={t('steps', { count: all.laid.steps })}
                  onClick={() => watch(0, null)}
                />
              </li>
            )}
          </ul>
        </>
      )}
    </Dialog>
  );
}

interface RoundProps extends DialogProps {
  readonly round: PlayedRound;
  onWatch(from: number, round: number): void;
}

function Round({ desk, view, close, round, onWatch }: RoundProps) {
  const { model } = desk;
  const { from, round: number, game, at, steps, hands, settled, people } = round;
  const mayAsk =
    settled &&
    hands !== 'all' &&
    model.mine.value !== null &&
    view.ask === null &&
    view.seats.some(({ person }) => people.includes(person));
  const about = [game && gameName(game), moment(at), t('steps', { count: steps })].filter(Boolean);
  return (
    <li>
      <Watch
        title={t('round-of', { number })}
        about={about.join(' · ')}
        open={hands === 'all'}
        onClick={() => onWatch(from, number)}
      />
      {mayAsk && (
        <div class="px-2 pb-1.5 pl-14">
          <Button
            size="sm"
            icon={<Users size={15} />}
            aria-label={t('ask-hands-of', { number })}
            onClick={async () => {
              if (!(await model.send({ type: 'ask', kind: 'open-replay', replay: from }))) return;
              // Whoever is alone with it needs nobody’s leave.
              const waits = model.view.peek()?.ask !== null;
              if (waits) close();
              toast({ text: t(waits ? 'asked-all' : 'opened-at-once'), tone: 'good' });
            }}
          >
            {t('ask-hands')}
          </Button>
        </div>
      )}
    </li>
  );
}

interface WatchProps {
  readonly title: string;
  readonly about: string;
  readonly open?: boolean;
  onClick(): void;
}

function Watch({ title, about, open = false, onClick }: WatchProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      class="flex min-h-14 w-full items-center gap-3 rounded-lg px-2 py-1.5 text-left transition-colors hover:bg-ink/7"
    >
      <span class="grid size-9 shrink-0 place-items-center rounded-full bg-tint text-accent">
        <Play size={17} fill="currentColor" aria-hidden="true" />
      </span>
      <span class="min-w-0">
        <span class="flex flex-wrap items-center gap-x-2 font-semibold">
          {title}
          {open && (
            <span class="rounded-full bg-tint px-2 py-px font-medium text-accent text-xs">
              {t('all-hands')}
            </span>
          )}
        </span>
        <span class="figures block text-muted text-sm">{about}</span>
      </span>
    </button>
  );
}
