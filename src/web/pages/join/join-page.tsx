import { Ticket, TicketX } from 'lucide-preact';
import { useLocation } from 'preact-iso';
import { isRefusal, type Refusal } from '../../../activities/activity.ts';
import type { Accepted, Offer } from '../../../client/invites.ts';
import { Button } from '../../kit/button.tsx';
import { becameMe, me } from '../../kit/connection.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { Pending } from '../by-link/pending.tsx';
import { useLink } from '../by-link/use-link.ts';
import { invitesApi } from '../inviting/api.ts';
import { PageFrame } from '../page-frame.tsx';
import { usePageTitle } from '../page-title.ts';
import { NewStaff } from './new-staff.tsx';
import { OfferCard } from './offer-card.tsx';
import { t } from './words.ts';

/** What a link of an invitation opens; coming in takes a press of a button. */
export function JoinPage() {
  const { route } = useLocation();
  const link = useLink<Offer, Accepted>(invitesApi.look);
  const { look: offer, refusal, outcome: accepted } = link;
  usePageTitle(`${t('invitation')} · Atelier`);

  /** @throws ApiError about the name, which the form explains; what is wrong with the invitation is told by the page */
  async function accept(name?: string): Promise<void> {
    try {
      const answer = await invitesApi.accept(link.token, name);
      accepted.value = answer;
      becameMe({ number: answer.me.number, name: answer.me.name });
      if (answer.room) route(`/r/${answer.room.code}`, true);
      else if (answer.role === null) route('/', true);
    } catch (error) {
      if (!isRefusal(error) || error.refused.startsWith('people/')) throw error;
      refusal.value = error;
    }
  }

  if (accepted.value && !accepted.value.room && accepted.value.role)
    return <NewStaff role={accepted.value.role} />;
  if (refusal.value) return <Trouble refusal={refusal.value} onAgain={link.again} />;
  if (!offer || me.value === undefined || accepted.value) return <Pending>{t('looking')}</Pending>;
  const { room, there, over } = offer;
  if (there)
    return (
      <PageFrame>
        <EmptyState
          alone
          icon={<Ticket size={40} strokeWidth={1.5} />}
          title={t(room ? 'there-room' : 'there-server')}
          action={
            <Button look="primary" onClick={() => route(room ? `/r/${room.code}` : '/')}>
              {t(room ? 'to-the-room' : 'to-start')}
            </Button>
          }
        >
          {t(over ? 'there-over' : 'there-text')}
        </EmptyState>
      </PageFrame>
    );
  return (
    <PageFrame>
      <OfferCard offer={offer} onAccept={accept} />
    </PageFrame>
  );
}

/** Codes that end it: what happened, and what to do. */
const OVER = {
  'invites/expired': ['over-expired', 'ask-again'],
  'invites/used-up': ['over-used-up', 'ask-again'],
  'invites/revoked': ['over-revoked', 'ask-again'],
  'invites/unknown': ['over-unknown', 'check-link'],
} as const;
/** Who is kept out of the room is no better off for trying again. */
const SHUT_OUT = /^(members\/(banned|kicked|locked)|rooms\/archived)$/;

function Trouble({ refusal, onAgain }: { readonly refusal: Refusal; onAgain(): void }) {
  const { route } = useLocation();
  const ended = Object.hasOwn(OVER, refusal.refused) ? OVER[refusal.refused as keyof typeof OVER] : null;
  const over = ended !== null || SHUT_OUT.test(refusal.refused);
  return (
    <PageFrame>
      <EmptyState
        alone
        icon={<TicketX size={40} strokeWidth={1.5} />}
        title={t(ended ? ended[0] : over ? 'over' : 'trouble')}
        action={
          <>
            {!over && (
              <Button look="primary" onClick={onAgain}>
                {t('try-again')}
              </Button>
            )}
            <Button look={over ? 'primary' : 'plain'} onClick={() => route('/r/PARK')}>
              {t('to-park')}
            </Button>
            <Button onClick={() => route('/')}>{t('to-start')}</Button>
          </>
        }
      >
        {ended ? t(ended[1]) : refusalWords(refusal)}
      </EmptyState>
    </PageFrame>
  );
}
