import type { DeskPersonDetails } from '../../../../client/desk.ts';
import { Tag } from '../list-parts.tsx';
import { Card } from './card.tsx';
import { t } from './words.ts';

export function RoomsOf({ person: { rooms } }: { readonly person: DeskPersonDetails }) {
  return (
    <Card title={t('rooms')}>
      {rooms.length === 0 ? (
        <p class="text-muted text-sm">{t('no-rooms')}</p>
      ) : (
        <ul class="-mx-2 max-h-60 overflow-y-auto">
          {rooms.map(({ code, title, role }) => (
            <li key={code}>
              <a
                href={`/r/${code}`}
                class="flex min-h-9 items-center gap-2 rounded-md px-2 text-sm hover:bg-ink/5 focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
              >
                <span class="min-w-0 flex-1 truncate">{title}</span>
                {role === 'master' && <Tag>{t('master')}</Tag>}
                <span class="font-mono text-muted tracking-widest">{code}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
