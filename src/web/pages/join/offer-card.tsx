import { Ticket } from 'lucide-preact';
import type { Offer } from '../../../client/invites.ts';
import { Avatar } from '../../kit/avatar.tsx';
import { Button } from '../../kit/button.tsx';
import { me } from '../../kit/connection.ts';
import { moment } from '../../kit/dates.ts';
import { refusalWords } from '../../kit/refusals.ts';
import { useSending } from '../../kit/use-sending.ts';
import { NameForm } from '../../name/name-form.tsx';
import { t } from './words.ts';

interface OfferCardProps {
  readonly offer: Offer;
  /** @throws ApiError about the name or the person */
  onAccept(name?: string): Promise<void>;
}

/** Who invites to what, and the button. Somebody without a name chooses one here. */
export function OfferCard({ offer, onAccept }: OfferCardProps) {
  const { room, role, by, expiresAt } = offer;
  const { busy, refusal, send } = useSending();
  const account = me.value;

  return (
    <section class="mx-auto mt-2 max-w-105 rounded-xl border border-line bg-raised p-6 shadow-float sm:mt-10 sm:p-8">
      <div class="mb-4 text-accent">
        {by ? (
          <Avatar number={by.number} size={44} />
        ) : (
          <Ticket size={40} strokeWidth={1.5} aria-hidden="true" />
        )}
      </div>
      <h1 class="text-balance font-semibold text-2xl leading-tight">{headline(offer)}</h1>
      <p class="mt-2 text-muted">
        {by ? t('from', { name: by.name }) : t('from-house')} {t(`as-${role ?? 'guest'}`)}
      </p>
      <div class="mt-6">
        {account ? (
          <Button
            look="primary"
            size="lg"
            class="w-full min-w-0"
            busy={busy}
            onClick={() => void send(() => onAccept())}
          >
            <span class="truncate">
              {t(room || role === null ? 'come-in-as' : 'accept-as', { name: account.name })}
            </span>
          </Button>
        ) : (
          <NameForm
            label={t('your-name')}
            verb={t(room || role === null ? 'come-in' : 'accept')}
            onSubmit={onAccept}
          />
        )}
        {refusal && (
          <p role="alert" class="mt-3 text-danger text-sm">
            {refusalWords(refusal)}
          </p>
        )}
      </div>
      {expiresAt !== null && (
        <p class="mt-5 border-line border-t pt-4 text-muted text-sm">
          {t('ends', { when: moment(expiresAt) })}
        </p>
      )}
    </section>
  );
}

function headline({ room, role }: Offer): string {
  if (room) return t('to-room', { title: room.title });
  if (role === 'moderator' || role === 'admin') return t(`to-server-as-${role}`);
  return t('to-server');
}
