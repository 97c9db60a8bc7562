import { Avatar } from '../../../web/kit/avatar.tsx';
import { BotBadge } from '../../../web/kit/bot-badge.tsx';
import type { Named } from './mentions.ts';
import { t } from './words.ts';

interface MentionMenuProps {
  readonly id: string;
  readonly people: readonly Named[];
  readonly chosen: number;
  onChoose(index: number): void;
}

/** Focus stays in the text field (`aria-activedescendant`); keys are handled there. */
export function MentionMenu({ id, people, chosen, onChoose }: MentionMenuProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('mention-people')}
      class="absolute inset-x-3 bottom-full z-20 mb-1.5 rounded-lg border border-line bg-raised p-1 shadow-float"
    >
      {people.map(({ number, name }, index) => (
        <div
          key={number}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          tabIndex={-1}
          onPointerDown={(event) => {
            // The field must not lose focus.
            event.preventDefault();
            onChoose(index);
          }}
          class="flex cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5 hover:bg-ink/5 aria-selected:bg-tint pointer-coarse:py-2.5"
        >
          <Avatar number={number} size={22} />
          <span class="truncate">{name}</span>
          <BotBadge number={number} />
        </div>
      ))}
    </div>
  );
}
