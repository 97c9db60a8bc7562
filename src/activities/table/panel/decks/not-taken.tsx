import { CircleAlert } from 'lucide-preact';
import { refusalWords } from '../../../../web/kit/refusals.ts';
import { notTaken } from './maker.ts';
import { t } from './words.ts';

/** The files that could not be used, each with the reason. */
export function NotTakenList() {
  const files = notTaken.value;
  return (
    <div role="alert" class="empty:hidden">
      {files.length > 0 && (
        <div class="flex flex-col gap-1.5 rounded-lg border border-danger/50 bg-danger/6 px-3.5 py-3">
          <p class="flex items-center gap-2 font-medium text-danger">
            <CircleAlert size={17} aria-hidden="true" class="shrink-0" />
            {t('not-taken', { count: files.length })}
          </p>
          <ul class="flex max-h-40 flex-col gap-1 overflow-y-auto text-sm">
            {files.map(({ file, why }) => (
              <li key={file} class="break-words">
                <span class="font-medium">{file}</span>
                {why !== '' && ` – ${typeof why === 'string' ? why : refusalWords(why)}`}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
