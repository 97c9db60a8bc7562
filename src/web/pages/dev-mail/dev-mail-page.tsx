import { useSignal } from '@preact/signals';
import { Mail, MailOpen } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { ApiError } from '../../../client/request.ts';
import type { DrawerMail } from '../../../client/types.ts';
import { api } from '../../kit/connection.ts';
import { clock } from '../../kit/dates.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { whileSeen } from '../../kit/while-seen.ts';
import { NotFoundPage } from '../not-found-page.tsx';
import { PageFrame } from '../page-frame.tsx';
import { usePageTitle } from '../page-title.ts';
import { t } from './words.ts';

/** How often to look for new mail, in ms. */
const LOOK_EVERY = 2_000;

/** While developing: the mail that would have been sent. Elsewhere there is no such page. */
export function DevMailPage() {
  const mails = useSignal<readonly DrawerMail[] | null>(null);
  const refusal = useSignal<ApiError | null>(null);
  usePageTitle(`${t('mail')} · Atelier`);

  useEffect(
    () =>
      whileSeen(LOOK_EVERY, async () => {
        try {
          mails.value = await api.drawerMail();
          refusal.value = null;
        } catch (error) {
          if (!(error instanceof ApiError)) throw error;
          refusal.value = error;
        }
      }),
    [],
  );

  if (refusal.value?.status === 404) return <NotFoundPage />;
  return (
    <PageFrame title={t('mail')}>
      <p class="mb-6 max-w-120 text-muted">{t('about')}</p>
      {refusal.value && (
        <p role="status" class="mb-4 text-danger text-sm">
          {refusalWords(refusal.value)}
        </p>
      )}
      {mails.value?.length === 0 && (
        <EmptyState icon={<Mail size={36} strokeWidth={1.5} />} title={t('empty')}>
          {t('empty-text')}
        </EmptyState>
      )}
      {mails.value && mails.value.length > 0 && (
        <ol class="flex flex-col gap-4" aria-label={t('mail')}>
          {mails.value.map((mail) => (
            <li key={`${mail.at} ${mail.to} ${mail.text}`}>
              <Letter mail={mail} />
            </li>
          ))}
        </ol>
      )}
    </PageFrame>
  );
}

function Letter({ mail: { to, subject, text, at } }: { readonly mail: DrawerMail }) {
  return (
    <article class="overflow-hidden rounded-lg border border-line bg-raised">
      <header class="flex items-start gap-3 border-line border-b px-5 py-3.5">
        <MailOpen size={20} strokeWidth={1.75} class="mt-0.5 shrink-0 text-muted" aria-hidden="true" />
        <div class="min-w-0 flex-1">
          <h2 class="font-semibold">{subject}</h2>
          <p class="break-words text-muted text-sm">{t('to', { address: to })}</p>
        </div>
        <time dateTime={new Date(at).toISOString()} class="shrink-0 text-muted text-sm">
          {clock(at)}
        </time>
      </header>
      <p class="whitespace-pre-line break-words px-5 py-4">{withLinks(text)}</p>
    </article>
  );
}

/** Addresses of this server can be followed; the mail is text. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part) =>
    /^https?:/.test(part) ? (
      <a key={part} href={part} class="break-all font-medium text-accent underline underline-offset-2">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
