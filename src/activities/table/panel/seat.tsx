import { useSignal } from '@preact/signals';
import { Bot, Plus, WifiOff } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { Avatar } from '../../../web/kit/avatar.tsx';
import { classNames } from '../../../web/kit/class-names.ts';
import type { PlaceView, SeatNumber, SeatView, TableView } from '../types.ts';
import { CardImage } from './card.tsx';
import { cardWords } from './card-words.ts';
import type { Desk } from './desk.ts';
import { rulesOf } from './games.ts';
import { BotFace } from './play/bot-face.tsx';
import { sitterName } from './play/names.ts';
import { shownOf } from './play/playing.ts';
import { t as play } from './play/words.ts';
import { handOf } from './seeing.ts';
import { t } from './words.ts';

/** Cards of another's hand that are shown beside their name. */
const SHOWN = 5;

interface SeatProps {
  readonly desk: Desk;
  readonly view: TableView;
  readonly seat: SeatNumber;
  readonly narrow: boolean;
}

/** One seat: free, or with who sits there. */
export function Seat({ desk, view, seat, narrow }: SeatProps) {
  const sitter = view.seats.find((one) => one.seat === seat);
  const hand = handOf(view, seat);
  if (!sitter) return <FreeSeat desk={desk} seat={seat} count={hand?.count ?? 0} />;
  return <TakenSeat desk={desk} view={view} sitter={sitter} hand={hand} narrow={narrow} />;
}

function FreeSeat({
  desk,
  seat,
  count,
}: {
  readonly desk: Desk;
  readonly seat: SeatNumber;
  readonly count: number;
}) {
  const { model } = desk;
  const seated = model.mine.value !== null;
  const forBot = seated && rulesOf(model.view.value) !== undefined;
  return (
    <button
      type="button"
      data-stop=""
      data-fixed=""
      data-place={seat}
      tabIndex={-1}
      disabled={(seated && !forBot) || model.whyNot() !== null}
      aria-label={forBot ? play('bot-on', { number: seat }) : t('sit-on', { number: seat })}
      onClick={() => void model.send({ type: forBot ? 'seat-bot' : 'sit', seat })}
      class="table-stop flex h-11 items-center gap-1.5 rounded-full border-2 border-[var(--felt-ink)]/70 border-dashed bg-[var(--felt-plate)] px-3.5 font-semibold text-sm transition-colors hover:border-solid hover:brightness-125 disabled:opacity-60"
    >
      {forBot ? <Bot size={17} aria-hidden="true" /> : <Plus size={16} aria-hidden="true" />}
      {forBot ? play('bot-here') : t('sit-here')}
      {count > 0 && <CardCount count={count} />}
    </button>
  );
}

interface TakenProps extends Omit<SeatProps, 'seat'> {
  readonly sitter: SeatView;
  readonly hand: PlaceView | undefined;
}

function TakenSeat({ desk, view, sitter, hand, narrow }: TakenProps) {
  const { model } = desk;
  const { seat, person, away } = sitter;
  const isBot = person === 0;
  const name = sitterName(sitter, model.nameOf);
  const count = hand?.count ?? 0;
  const gone = useAway(desk, away);
  const turn = view.game?.turn === seat || (view.playing && shownOf(view)?.waits.includes(seat) === true);
  const cards = hand?.cards ?? [];
  const chosen = desk.selection.value?.kind === 'seat' && desk.selection.value.seat === seat;
  const label = [
    t('holds', { name: isBot ? play('is-bot', { name }) : name, count }),
    gone !== null && t('reconnecting-for', { time: gone }),
    turn && t('turn-of'),
    cards.length > 0 && t('shows', { cards: cards.map((card) => cardWords(view, card)).join(', ') }),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <button
      type="button"
      data-stop=""
      data-fixed=""
      data-place={seat}
      data-aim={`seat:${seat}`}
      tabIndex={-1}
      aria-pressed={chosen}
      onClick={() => {
        desk.selection.value = chosen ? null : { kind: 'seat', seat };
      }}
      class={classNames(
        'seat-plate table-stop flex items-center gap-2 rounded-full py-1 pr-3 pl-1 text-left shadow-[0_2px_8px_rgb(0_0_0/0.3)] aria-pressed:border-[#ffd84d]',
        narrow ? 'h-11 max-w-44' : 'min-h-12 max-w-50',
        turn && 'outline-2 outline-[#ffd84d] outline-offset-2',
        gone !== null && 'opacity-80',
      )}
    >
      <span class="sr-only">{label}</span>
      <span aria-hidden="true" class={classNames('relative', gone !== null && 'grayscale')}>
        {isBot ? (
          <BotFace seat={seat} size={narrow ? 32 : 38} />
        ) : (
          <Avatar number={person} size={narrow ? 32 : 38} />
        )}
        {gone !== null && (
          <span class="-right-1 -bottom-1 absolute grid size-4.5 place-items-center rounded-full bg-[#b3202d] text-[#fff]">
            <WifiOff size={11} aria-hidden="true" />
          </span>
        )}
      </span>
      <span aria-hidden="true" class="min-w-0">
        <span class="block truncate font-semibold text-sm leading-4.5">{name}</span>
        {gone !== null ? (
          <span class="figures block truncate text-xs opacity-85">{t('reconnecting', { time: gone })}</span>
        ) : (
          <CardCount count={count} />
        )}
      </span>
      {cards.length > 0 && (
        <span aria-hidden="true" class="-space-x-3.5 flex">
          {cards.slice(0, SHOWN).map((card) => (
            <span key={card[1]} data-handle={card[1]} class="block w-7 [&>img]:w-full">
              <CardImage view={view} card={card} small held />
            </span>
          ))}
        </span>
      )}
    </button>
  );
}

function CardCount({ count }: { readonly count: number }) {
  return (
    <span class="figures flex items-center gap-1 text-xs opacity-90">
      <span
        aria-hidden="true"
        class="relative block h-3.5 w-2.5 rounded-[2px] border border-current bg-[#fff]/20"
      >
        {count > 1 && (
          <span class="-right-1 absolute top-0.5 block h-3.5 w-2.5 rounded-[2px] border border-current bg-[#fff]/20" />
        )}
      </span>
      <span class="pl-1">{count}</span>
    </span>
  );
}

/** For how long they have been away, `0:20`; null while they are here. */
function useAway(desk: Desk, away: number | null): string | null {
  const now = useSignal(0);
  useEffect(() => {
    if (away === null) return;
    const tick = () => {
      now.value = desk.model.now();
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [away]);
  return away === null ? null : sinceWords(Math.max(0, (now.value || desk.model.now()) - away));
}

/** `0:20`, `12:05`, `1:02:05` */
export function sinceWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => `${value}`.padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
