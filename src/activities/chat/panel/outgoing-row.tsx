import { CircleAlert } from 'lucide-preact';
import { Avatar } from '../../../web/kit/avatar.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { link } from '../../../web/kit/connection.ts';
import { refusalWords } from '../../../web/kit/refusals.ts';
import { Spinner } from '../../../web/kit/spinner.tsx';
import { isRefusal } from '../../activity.ts';
import type { ChatModel } from './chat-model.ts';
import type { Outgoing } from './chat-store.ts';
import { MessageText } from './message-text.tsx';
import { t } from './words.ts';

interface OutgoingRowProps {
  readonly chat: ChatModel;
  readonly outgoing: Outgoing;
  readonly lead: boolean;
  readonly me: { readonly number: number; readonly name: string };
}

export function OutgoingRow({ chat, outgoing, lead, me }: OutgoingRowProps) {
  const { id, text, answer } = outgoing;
  const waits = link.value !== 'live' && link.value !== 'polling';
  return (
    <div class="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3">
      {lead ? <Avatar number={me.number} size={32} /> : <span />}
      <div class="min-w-0">
        {lead && <p class="truncate font-semibold">{me.name}</p>}
        <span class={isRefusal(answer) ? '' : 'text-muted'}>
          <MessageText text={text} mentioned={[]} me={me.number} />
        </span>
        {isRefusal(answer) ? (
          <div class="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-danger text-sm" role="alert">
            <CircleAlert size={15} class="shrink-0" />
            <span>
              {t('not-sent')} {refusalWords(answer)}
            </span>
            <span class="flex gap-1">
              <Button size="sm" onClick={() => chat.sayAgain(id)}>
                {t('retry')}
              </Button>
              <Button size="sm" look="quiet" onClick={() => chat.discard(id)}>
                {t('discard')}
              </Button>
            </span>
          </div>
        ) : (
          // A quick answer should not flicker: the sign fades in late.
          <span class="ml-2 inline-flex animate-late items-center gap-1.5 align-middle text-muted text-xs">
            <Spinner size={12} />
            {waits ? t('sending-offline') : <span class="sr-only">{t('sending')}</span>}
          </span>
        )}
      </div>
    </div>
  );
}
