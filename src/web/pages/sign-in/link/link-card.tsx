import { useSignal } from '@preact/signals';
import { AtSign } from 'lucide-preact';
import { useLocation } from 'preact-iso';
import type { LinkChoice, LinkLook } from '../../../../client/types.ts';
import { Avatar } from '../../../kit/avatar.tsx';
import { Button } from '../../../kit/button.tsx';
import { Choice } from '../../../kit/choice.tsx';
import { copyText } from '../../../kit/copy-text.ts';
import { clock } from '../../../kit/dates.ts';
import { refusalWords } from '../../../kit/refusals.ts';
import { toast } from '../../../kit/toast.tsx';
import { useSending } from '../../../kit/use-sending.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { t } from './words.ts';

interface LinkCardProps {
  readonly look: LinkLook;
  /** @throws ApiError */
  onEnter(choice: LinkChoice): Promise<void>;
}

/** What a link would do, in whose name, and the button. */
export function LinkCard({ look, onEnter }: LinkCardProps) {
  const choice = useSignal<LinkChoice>(look.choices[0] ?? 'enter');
  const { busy, refusal, send } = useSending();
  const outcome = outcomeOf(look, choice.value);

  const names = { name: look.account?.name ?? '', here: look.here?.name ?? '', email: look.email };
  return (
    <section class="mx-auto mt-2 max-w-105 rounded-xl border border-line bg-raised p-6 shadow-float sm:mt-8 sm:p-8">
      <div class="mb-4 text-accent">
        {look.account ? (
          <Avatar number={look.account.number} size={44} />
        ) : (
          <AtSign size={40} strokeWidth={1.5} aria-hidden="true" />
        )}
      </div>
      <h1 class="text-balance break-words font-semibold text-2xl leading-tight">
        {t(`title-${outcome.title}`, names)}
      </h1>
      <p class="mt-2 break-words text-muted">{t(`text-${outcome.text}`, names)}</p>
      {look.choices.length > 1 && (
        <div class="mt-5">
          <Choice<LinkChoice>
            legend={t(look.choices.includes('bring') ? 'and-here' : 'who-asked', names)}
            value={choice.value}
            columns={2}
            options={look.choices.map((one) => ({
              value: one,
              label: t(`choose-${one}`, names),
              hint: t(`hint-${one}`, names),
            }))}
            onChange={(to) => {
              choice.value = to;
            }}
          />
        </div>
      )}
      {outcome.warning && (
        <p class="mt-4 rounded-md border border-danger/40 bg-danger/6 px-3.5 py-2.5 text-sm">
          {t(`warning-${outcome.warning}`, names)}
        </p>
      )}
      <div class="mt-6 flex flex-col gap-2.5">
        {outcome.instead && <Instead instead={outcome.instead} here={names.here} />}
        <Button
          look={outcome.instead ? 'plain' : 'primary'}
          size="lg"
          class="w-full min-w-0"
          busy={busy}
          onClick={() => void send(() => onEnter(choice.value))}
        >
          <span class="truncate">{t(`verb-${outcome.verb}`, names)}</span>
        </Button>
        <p role="alert" class="text-danger text-sm empty:hidden">
          {refusal && refusalWords(refusal)}
        </p>
      </div>
      <p class="mt-5 border-line border-t pt-4 text-muted text-sm">{asked(look)}</p>
    </section>
  );
}

/** The better way, where going on is seldom what somebody wants. */
function Instead({
  instead,
  here,
}: {
  readonly instead: NonNullable<Outcome['instead']>;
  readonly here: string;
}) {
  const { route } = useLocation();
  if (instead === 'ask-here')
    return (
      <Button look="primary" size="lg" class="w-full min-w-0" onClick={() => route('/sign-in')}>
        <span class="truncate">{t('ask-as', { here })}</span>
      </Button>
    );
  return (
    <Button
      look="primary"
      size="lg"
      onClick={async () => {
        if (await copyText(location.href)) toast({ text: t('copied'), tone: 'good' });
      }}
    >
      {t('copy-link')}
    </Button>
  );
}

function asked({ askedAt, askedWith: { browser, system }, askedHere }: LinkLook): string {
  const when = clock(askedAt);
  if (browser === '' || system === '') return t('asked', { when });
  return t(askedHere ? 'asked-here' : 'asked-with', { when, browser, system });
}
