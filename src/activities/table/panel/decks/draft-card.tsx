import { CircleAlert, Trash2 } from 'lucide-preact';
import { INPUT_LOOK } from '../../../../web/kit/field.tsx';
import { IconButton } from '../../../../web/kit/icon-button.tsx';
import { refusalWords } from '../../../../web/kit/refusals.ts';
import type { Refusal } from '../../../activity.ts';
import { counted, type DraftCard, renamed } from './draft.ts';
import { change, draft } from './maker.ts';
import { t } from './words.ts';

const MOST_COPIES = 100;

interface DraftCardTileProps {
  readonly card: DraftCard;
  readonly number: number;
  /** Width by height. */
  readonly ratio: number;
  /** Address of its face. */
  readonly face: string;
  /** Why its picture was not taken. */
  readonly refusal: Refusal | null;
  onLook(): void;
}

/** One card of the deck: what it shows, what it is called, how many there are of it. */
export function DraftCardTile({ card, number, ratio, face, refusal, onLook }: DraftCardTileProps) {
  const name = card.face.names.en || t('card-unnamed', { number });
  const put = (next: DraftCard | null): void => {
    const cards = draft.peek()?.cards ?? [];
    change({ cards: cards.flatMap((one) => (one.key !== card.key ? [one] : next ? [next] : [])) });
  };
  return (
    <li
      class={`flex min-w-0 flex-col gap-2 rounded-lg border bg-surface p-2 ${refusal ? 'border-danger' : 'border-line'}`}
    >
      <button
        type="button"
        aria-label={t('card-enlarge', { name })}
        onClick={onLook}
        class="grid place-items-center rounded-md bg-sunken p-2 transition-colors hover:bg-ink/10"
      >
        <img
          src={face}
          alt=""
          loading="lazy"
          style={{ aspectRatio: `${ratio}` }}
          class="h-32 max-w-full rounded-[5px] bg-[#fff] object-contain shadow-raised"
        />
      </button>
      {refusal && (
        <p class="flex items-start gap-1.5 text-danger text-xs">
          <CircleAlert size={14} aria-hidden="true" class="mt-px shrink-0" />
          {refusalWords(refusal)}
        </p>
      )}
      <input
        aria-label={t('card-name', { number })}
        autoComplete="off"
        maxLength={60}
        value={card.face.names.en}
        placeholder={t('card-unnamed', { number })}
        onChange={(event) => put(renamed(card, event.currentTarget.value.trim()))}
        class={`${INPUT_LOOK} h-9 pointer-coarse:h-11 px-2! text-sm!`}
      />
      <div class="flex items-center gap-1">
        <span aria-hidden="true" class="text-muted text-sm">
          ×
        </span>
        <input
          type="number"
          inputMode="numeric"
          aria-label={t('card-copies', { name })}
          min={1}
          max={MOST_COPIES}
          value={card.face.copies}
          onChange={(event) => {
            const copies = Math.min(
              MOST_COPIES,
              Math.max(1, Math.round(Number(event.currentTarget.value)) || 1),
            );
            event.currentTarget.value = `${copies}`;
            put(counted(card, copies));
          }}
          class={`${INPUT_LOOK} figures h-9 pointer-coarse:h-11 w-16! px-2! text-sm!`}
        />
        <IconButton
          label={t('card-remove', { name })}
          tip="none"
          class="ml-auto"
          icon={<Trash2 size={16} />}
          onClick={() => put(null)}
        />
      </div>
    </li>
  );
}
