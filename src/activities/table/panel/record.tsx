import { useEffect, useRef } from 'preact/hooks';
import { clock } from '../../../web/kit/dates.ts';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { actWords, namingOf } from './act-words.ts';
import type { DialogProps } from './dialog-props.ts';
import { t } from './words.ts';

/** Everything that was done lately, in lines. */
export function RecordDialog({ desk, view, close }: DialogProps) {
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [view.log.at(-1)?.seq]);
  const naming = namingOf(view, desk.model.nameOf);
  return (
    <Dialog open title={t('record')} onClose={close} wide>
      {view.log.length === 0 && <p class="text-muted">{t('nothing-yet')}</p>}
      <ol class="flex flex-col gap-1.5">
        {view.log.map((line, at) => (
          <li key={line.seq} class="flex gap-3 text-sm">
            {/* Once a minute: what happened is what one reads. */}
            <time class="figures w-11 shrink-0 pt-px text-muted text-xs">
              {clock(line.at) === clock(view.log[at - 1]?.at ?? 0) ? '' : clock(line.at)}
            </time>
            <span class="min-w-0">{actWords(line, naming)}</span>
          </li>
        ))}
        <li ref={end} aria-hidden="true" />
      </ol>
    </Dialog>
  );
}
