import { useSignal } from '@preact/signals';
import { ShieldCheck, UserPlus } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import type { Refusal } from '../../../../activities/activity.ts';
import type { ServerBan } from '../../../../client/moderation.ts';
import { ApiError } from '../../../../client/request.ts';
import { Button } from '../../../kit/button.tsx';
import { Confirm } from '../../../kit/confirm.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { refusalWords } from '../../../kit/refusals.ts';
import { Spinner } from '../../../kit/spinner.tsx';
import { toast } from '../../../kit/toast.tsx';
import { moderation } from '../../../report/moderation.ts';
import { BanCard } from './ban-card.tsx';
import { ChoosePerson } from './choose-person.tsx';
import { t } from './words.ts';

interface Shown {
  readonly bans: readonly ServerBan[];
  readonly earlier: boolean;
}

export function BansPage() {
  const over = useSignal(false);
  const shown = useSignal<Shown | null>(null);
  const refusal = useSignal<Refusal | null>(null);
  const lifting = useSignal<ServerBan | null>(null);
  const choosing = useSignal(false);

  async function load(more: boolean): Promise<void> {
    const old = more ? (shown.value?.bans ?? []) : [];
    const before = old.at(-1)?.id;
    refusal.value = null;
    try {
      const page = await moderation.bans({
        ...(over.value && { over: 'true' }),
        ...(before !== undefined && { before }),
      });
      shown.value = { bans: [...old, ...page.bans], earlier: page.earlier };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refusal.value = error;
    }
  }
  useEffect(() => {
    shown.value = null;
    void load(false);
  }, [over.value]);

  async function lift(): Promise<void> {
    const ban = lifting.value;
    if (!ban) return;
    try {
      await moderation.liftBan(ban.id);
      toast({ text: t('lifted'), tone: 'good' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast({ text: refusalWords(error), tone: 'bad' });
    }
    await load(false);
  }

  const list = shown.value;
  return (
    <div class="flex max-w-180 flex-col gap-4">
      <div class="flex flex-wrap items-center justify-between gap-3">
        <fieldset class="flex w-fit rounded-md border border-edge/60 p-0.5">
          <legend class="sr-only">{t('which')}</legend>
          {[false, true].map((old) => (
            <button
              key={String(old)}
              type="button"
              aria-pressed={over.value === old}
              onClick={() => {
                over.value = old;
              }}
              class="h-8 rounded-sm px-3 font-medium text-muted text-sm aria-pressed:bg-tint aria-pressed:text-accent pointer-coarse:h-11"
            >
              {t(old ? 'over' : 'on')}
            </button>
          ))}
        </fieldset>
        <Button
          icon={<UserPlus size={16} />}
          onClick={() => {
            choosing.value = true;
          }}
        >
          {t('ban-somebody')}
        </Button>
      </div>
      {refusal.value && (
        <EmptyState
          title={t('failed')}
          action={<Button onClick={() => void load(false)}>{t('try-again')}</Button>}
        >
          {refusalWords(refusal.value)}
        </EmptyState>
      )}
      {!list && !refusal.value && (
        <p class="flex animate-late items-center justify-center gap-2 py-10 text-muted" role="status">
          <Spinner /> {t('loading')}
        </p>
      )}
      {list?.bans.length === 0 && (
        <EmptyState
          icon={<ShieldCheck size={36} strokeWidth={1.5} />}
          title={t(over.value ? 'none-over' : 'none-on')}
        />
      )}
      {list && list.bans.length > 0 && (
        <ul class="flex flex-col gap-3">
          {list.bans.map((ban) => (
            <li key={ban.id}>
              <BanCard
                ban={ban}
                over={over.value}
                onLift={() => {
                  lifting.value = ban;
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {list?.earlier && (
        <Button class="self-center" onClick={() => void load(true)}>
          {t('more')}
        </Button>
      )}
      <Confirm
        open={lifting.value !== null}
        title={t('lift-title', { who: lifting.value?.name ?? lifting.value?.address ?? '' })}
        text={t('lift-text')}
        verb={t('lift')}
        onConfirm={lift}
        onClose={() => {
          lifting.value = null;
        }}
      />
      {choosing.value && (
        <ChoosePerson
          onDone={() => void load(false)}
          onClose={() => {
            choosing.value = false;
          }}
        />
      )}
    </div>
  );
}
