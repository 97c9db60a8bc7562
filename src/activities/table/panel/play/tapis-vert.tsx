import { useSignal } from '@preact/signals';
import { ChevronLeft, ChevronRight } from 'lucide-preact';
import { language } from '../../../../web/kit/i18n.ts';
import type { TapisVertShown } from '../../games/tapis-vert/tapis-vert.ts';
import { THEMES } from '../../games/tapis-vert/themes.ts';
import type { SeatNumber } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { choiceWords } from './choice-words.ts';
import { MoveButton } from './moves.tsx';
import { makeMove } from './play-cards.ts';
import { maySay, type Playing } from './playing.ts';
import { t } from './words.ts';

const LONGEST = 200;

interface TapisProps {
  readonly desk: Desk;
  readonly playing: Playing;
  name(seat: SeatNumber): string;
}

/** The theme with its scale, and whose card lies where; for the one who puts them in order, how to. */
export function TapisVert({ desk, playing, name }: TapisProps) {
  const { sight, moves } = playing;
  const shown = sight.shown as TapisVertShown;
  const { row, players, orderer, turned, phase } = shown;
  const open = sight.area('row');
  const say = (choice: string) => void makeMove(desk, { cards: [], choice });
  const may = (choice: string) => moves.some((move) => move.choice === choice);
  const rest = players.filter((seat) => seat !== orderer && !row.includes(seat));
  const acts = phase === 'order' && players.includes(sight.seat) && sight.seat !== orderer;
  return (
    <div class="mx-auto mt-2 flex max-w-260 flex-col gap-2 text-sm">
      <div class="flex flex-wrap items-center gap-x-4">
        <ThemeLine shown={shown} />
        {maySay(playing, { cards: [], choice: 'write', text: ' ' }) && <OwnTheme desk={desk} />}
      </div>
      {acts && <p class="opacity-90">{t('your-number')}</p>}
      <ol aria-label={t('the-row')} class="flex flex-wrap gap-1.5">
        {row.length === 0 && moves.length === 0 && <li class="py-2 opacity-85">{t('row-empty')}</li>}
        {row.map((seat, at) => (
          <li key={seat} class="play-chip flex items-center">
            {may(`place:${seat}:${at - 1}`) && (
              <Step label={t('lower', { name: name(seat) })} onClick={() => say(`place:${seat}:${at - 1}`)}>
                <ChevronLeft size={18} aria-hidden="true" />
              </Step>
            )}
            <span class="px-2 py-1 font-medium">
              <span class="figures opacity-80">{at + 1}.</span> {name(seat)}
              {at < turned && open[at] && (
                <strong class="figures ml-2 rounded bg-[#ffd84d] px-1.5 text-[#2a2205]">
                  {open[at]?.rank}
                </strong>
              )}
            </span>
            {may(`place:${seat}:${at + 1}`) && (
              <Step label={t('higher', { name: name(seat) })} onClick={() => say(`place:${seat}:${at + 1}`)}>
                <ChevronRight size={18} aria-hidden="true" />
              </Step>
            )}
          </li>
        ))}
      </ol>
      {rest.length > 0 && may(`place:${rest[0]}:${row.length}`) && (
        <div class="flex flex-wrap items-center gap-2">
          <span class="opacity-90">{t('put-next')}</span>
          {rest.map((seat) => (
            <MoveButton key={seat} onClick={() => say(`place:${seat}:${row.length}`)}>
              <span aria-hidden="true">{name(seat)}</span>
              <span class="sr-only">{choiceWords(`place:${seat}:${row.length}`, '', name)}</span>
            </MoveButton>
          ))}
        </div>
      )}
    </div>
  );
}

function ThemeLine({ shown: { theme } }: { readonly shown: TapisVertShown }) {
  if ('text' in theme)
    return (
      <p class="text-base">
        <span class="sr-only">{t('theme')}: </span>
        <strong>{theme.text}</strong>
      </p>
    );
  const is = THEMES[theme.id];
  if (!is) return null;
  const lang = language.value;
  return (
    <p class="flex flex-wrap items-baseline gap-x-3">
      <span class="sr-only">{t('theme')}: </span>
      <strong class="text-base">{is.what[lang]}</strong>
      <span>{t('scale-low', { what: is.low[lang] })}</span>
      <span>{t('scale-high', { what: is.high[lang] })}</span>
    </p>
  );
}

function OwnTheme({ desk }: { readonly desk: Desk }) {
  const open = useSignal(false);
  const text = useSignal('');
  if (!open.value)
    return (
      <button
        type="button"
        onClick={() => {
          open.value = true;
        }}
        class="min-h-8 pointer-coarse:min-h-11 self-start underline underline-offset-3"
      >
        {t('write-theme')}
      </button>
    );
  return (
    <form
      class="flex w-full gap-2"
      onSubmit={async (event) => {
        event.preventDefault();
        const said = text.value.trim();
        if (said === '' || !(await makeMove(desk, { cards: [], choice: 'write', text: said }))) return;
        open.value = false;
        text.value = '';
      }}
    >
      <input
        aria-label={t('own-theme')}
        placeholder={t('own-theme-hint')}
        maxLength={LONGEST}
        value={text.value}
        autofocus
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
        class="h-11 min-w-0 flex-1 rounded-md border border-edge bg-surface px-3 text-ink"
      />
      <button type="submit" class="play-button h-11 px-4 font-semibold">
        {t('say-write')}
      </button>
    </form>
  );
}

interface StepProps {
  readonly label: string;
  readonly children: preact.ComponentChildren;
  onClick(): void;
}

function Step({ label, children, onClick }: StepProps) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      class="grid size-9 pointer-coarse:size-11 place-items-center rounded-lg hover:bg-[#fff]/15 focus-visible:outline-[#ffd84d]"
    >
      {children}
    </button>
  );
}
