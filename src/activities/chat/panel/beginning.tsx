import { Button } from '../../../web/kit/button.tsx';
import { Spinner } from '../../../web/kit/spinner.tsx';
import { isRefusal } from '../../activity.ts';
import type { ChatModel } from './chat-model.ts';
import { t } from './words.ts';

interface BeginningProps {
  readonly chat: ChatModel;
  readonly title: string;
  readonly empty: boolean;
}

/** What stands above the first message: that older ones are coming, or that there are none. */
export function Beginning({ chat, title, empty }: BeginningProps) {
  const { earlier } = chat.store.value;
  const state = chat.earlier.value;
  if (!chat.ready.value)
    return (
      <p class="flex animate-late items-center justify-center gap-2 py-10 text-muted text-sm">
        <Spinner /> {t('loading-chat')}
      </p>
    );
  if (isRefusal(state))
    return (
      <p class="flex flex-wrap items-center justify-center gap-2 px-4 py-3 text-muted text-sm">
        {t('earlier-failed')}
        <Button size="sm" onClick={() => chat.loadEarlier()}>
          {t('try-again')}
        </Button>
      </p>
    );
  if (earlier)
    return (
      <p class="flex items-center justify-center gap-2 py-3 text-muted text-sm">
        <Spinner /> {t('loading-earlier')}
      </p>
    );
  return (
    <div class="px-4 pb-2">
      {empty ? (
        <>
          <p class="font-semibold text-lg">{t('beginning-title')}</p>
          <p class="text-muted">{t('beginning-text')}</p>
        </>
      ) : (
        <p class="text-muted text-sm">{t('beginning-short', { room: title })}</p>
      )}
    </div>
  );
}
