import type { ComponentChildren } from 'preact';
import type { Me } from '../../../client/types.ts';
import type { ChatModel } from './chat-model.ts';
import { dayWords } from './day-words.ts';
import { noticeWords } from './notice-words.ts';
import { OutgoingRow } from './outgoing-row.tsx';
import type { Row } from './timeline.ts';
import { t } from './words.ts';

interface OtherRowProps {
  readonly row: Exclude<Row, { kind: 'message' }>;
  readonly chat: ChatModel;
  readonly me: Me | null;
}

/** Everything in the list that is not a message of the log. */
export function OtherRow({ row, chat, me }: OtherRowProps) {
  switch (row.kind) {
    case 'day':
      return <Divider>{dayWords(row.at, chat.now())}</Divider>;
    case 'unread':
      return <Divider loud>{t('unread-from-here')}</Divider>;
    case 'notice': {
      const names = row.people.map((person) => chat.nameOf(person) ?? t('someone'));
      return <p class="mt-2 pr-4 pl-15 text-muted text-sm">{noticeWords(row.what, names)}</p>;
    }
    case 'outgoing':
      return (
        <div class={`px-4 py-0.5 ${row.lead ? 'mt-2.5' : ''}`}>
          {me && <OutgoingRow chat={chat} outgoing={row.outgoing} lead={row.lead} me={me} />}
        </div>
      );
  }
}

function Divider({ loud, children }: { loud?: boolean; children: ComponentChildren }) {
  const line = loud ? 'bg-danger' : 'bg-line';
  return (
    <div class="mt-4 flex items-center gap-3 px-4">
      <span class={`h-px flex-1 ${line}`} />
      <span class={`font-medium text-xs ${loud ? 'text-danger' : 'text-muted'}`}>{children}</span>
      <span class={`h-px flex-1 ${loud ? 'max-w-4' : ''} ${line}`} />
    </div>
  );
}
