import type { Reaction } from '../types.ts';
import { t } from './words.ts';

interface ReactionsProps {
  readonly reactions: readonly Reaction[];
  readonly me: number;
  nameOf(person: number): string | null | undefined;
  onReact(emoji: string): void;
}

/** Who is named behind a reaction before "…". */
const NAMED = 8;

export function Reactions({ reactions, me, nameOf, onReact }: ReactionsProps) {
  if (reactions.length === 0) return null;
  return (
    <div class="mt-1 flex flex-wrap gap-1">
      {reactions.map(({ emoji, people }) => {
        const mine = people.includes(me);
        const names = people.slice(0, NAMED).map((person) => nameOf(person) ?? '…');
        return (
          <button
            key={emoji}
            type="button"
            aria-pressed={mine}
            aria-label={t(mine ? 'reaction-mine' : 'reaction-add', { emoji, count: people.length })}
            data-tip={names.join(', ') + (people.length > NAMED ? ', …' : '')}
            data-tip-side="start"
            onClick={() => onReact(emoji)}
            class="inline-flex h-6.5 items-center gap-1 rounded-full border border-line bg-sunken px-2 text-sm transition-colors hover:border-edge aria-pressed:border-accent aria-pressed:bg-tint pointer-coarse:h-8"
          >
            <span aria-hidden="true">{emoji}</span>
            <span class="figures font-medium text-xs">{people.length}</span>
          </button>
        );
      })}
    </div>
  );
}
