import { useSignal } from '@preact/signals';
import { ShieldCheck, UserPlus } from 'lucide-preact';
import type { ServerBan } from '../../../../client/moderation.ts';
import { attempt } from '../../../kit/attempt.ts';
import { Button } from '../../../kit/button.tsx';
import { Confirm } from '../../../kit/confirm.tsx';
import { moderation } from '../../../report/moderation.ts';
import { ListEnd } from '../list-parts.tsx';
import { usePages } from '../use-pages.ts';
import { BanCard } from './ban-card.tsx';
import { ChoosePerson } from './choose-person.tsx';
import { t } from './words.ts';

export function BansPage() {
  const over = useSignal(false);
  const lifting = useSignal<ServerBan | null>(null);
  const choosing = useSignal(false);

  const pages = usePages(
    String(over.value),
    async (before) => {
      const { bans, earlier } = await moderation.bans({
        ...(over.value && { over: 'true' }),
        ...(before && { before: Number(before) }),
      });
      const items = bans.map((ban) => ({ ban, over: over.value }));
      return { items, next: earlier ? String(bans.at(-1)?.id) : null };
    },
    0,
  );

  async function lift(): Promise<void> {
    const ban = lifting.value;
    if (!ban) return;
    await attempt(() => moderation.liftBan(ban.id), t('lifted'));
    pages.reload();
  }

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
      {pages.items.length > 0 && (
        <ul class="flex flex-col gap-3">
          {pages.items.map(({ ban, over: ended }) => (
            <li key={ban.id}>
              <BanCard
                ban={ban}
                over={ended}
                onLift={() => {
                  lifting.value = ban;
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <ListEnd
        pages={pages}
        empty={{
          icon: <ShieldCheck size={36} strokeWidth={1.5} />,
          title: t(over.value ? 'none-over' : 'none-on'),
          text: over.value ? '' : t('none-on-text'),
        }}
      />
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
          onDone={pages.reload}
          onClose={() => {
            choosing.value = false;
          }}
        />
      )}
    </div>
  );
}
