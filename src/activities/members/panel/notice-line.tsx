/** What came of an act, said in the dialog itself: what lies behind it can neither be seen nor pressed. */
import { Button } from '../../../web/kit/button.tsx';
import type { MembersCommand } from '../types.ts';
import { t } from './words.ts';

export interface Notice {
  readonly text: string;
  readonly tone: 'good' | 'bad';
  /** Takes the act back. */
  readonly undo?: MembersCommand;
}

interface NoticeLineProps {
  readonly notice: Notice | null;
  onUndo(undo: MembersCommand): void;
}

/** Always there, so that what appears in it is read out. */
export function NoticeLine({ notice, onUndo }: NoticeLineProps) {
  const undo = notice?.undo;
  return (
    <div role="status">
      {notice && (
        <p class="mt-3 flex min-h-10 items-center gap-2.5 rounded-md bg-tint px-3 py-1 text-sm">
          <span
            aria-hidden="true"
            class={`size-2 shrink-0 rounded-[1px] ${notice.tone === 'good' ? 'bg-good' : 'bg-danger'}`}
          />
          <span class="flex-1">{notice.text}</span>
          {undo && (
            <Button look="quiet" size="sm" class="text-accent" onClick={() => onUndo(undo)}>
              {t('undo')}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
