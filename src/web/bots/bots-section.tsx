import { useSignal } from '@preact/signals';
import { Plus } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../activities/activity.ts';
import type { Bot } from '../../client/mine.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { mine } from '../kit/mine.ts';
import { refusalWords } from '../kit/refusals.ts';
import { Spinner } from '../kit/spinner.tsx';
import { toast } from '../kit/toast.tsx';
import { t as kit } from '../kit/words.ts';
import { NameForm } from '../name/name-form.tsx';
import { Section } from '../pages/settings/section.tsx';
import { BotCard } from './bot-card.tsx';
import { Command } from './command.tsx';
import { tryIt } from './example.ts';
import { t } from './words.ts';

/** As many as the server lets one person have. */
const MAX_BOTS = 10;

/** One's bots: made, named, given tokens and removed here. */
export function BotsSection() {
  const bots = useSignal<readonly Bot[] | null>(null);
  const trouble = useSignal<Refusal | null>(null);
  const making = useSignal(false);

  async function load(): Promise<void> {
    trouble.value = null;
    try {
      bots.value = await mine.bots();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      trouble.value = error;
    }
  }
  useEffect(() => void load(), []);

  async function make(name: string): Promise<void> {
    const bot = await mine.makeBot(name);
    making.value = false;
    toast({ text: t('made-bot', { name: bot.name }), tone: 'good' });
    await load();
  }

  const full = (bots.value?.length ?? 0) >= MAX_BOTS;
  return (
    <Section id="bots" title={t('bots')}>
      <p class="text-muted">{t('bots-text')}</p>
      {bots.value === null && !trouble.value && (
        <p role="status" class="flex items-center gap-2 text-muted">
          <Spinner /> {t('loading-bots')}
        </p>
      )}
      {trouble.value && (
        <div role="alert" class="flex flex-wrap items-center gap-3">
          <p class="text-danger text-sm">{refusalWords(trouble.value)}</p>
          <Button size="sm" onClick={() => void load()}>
            {kit('try-again')}
          </Button>
        </div>
      )}
      {bots.value?.length === 0 && <NoBots />}
      {bots.value && bots.value.length > 0 && (
        <ul class="flex flex-col gap-3">
          {bots.value.map((bot) => (
            <li key={bot.number}>
              <BotCard bot={bot} onChange={load} />
            </li>
          ))}
        </ul>
      )}
      {bots.value && (
        <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          {full ? (
            <p class="text-muted text-sm">{t('all-bots')}</p>
          ) : (
            <Button
              icon={<Plus size={18} />}
              onClick={() => {
                making.value = true;
              }}
            >
              {t('new-bot')}
            </Button>
          )}
          <a href="/api/v1/docs" target="_blank" rel="noopener" class="text-accent text-sm hover:underline">
            {t('reference')}
          </a>
        </div>
      )}
      <Dialog
        open={making.value}
        title={t('new-bot-title')}
        onClose={() => {
          making.value = false;
        }}
      >
        <NameForm
          label={t('bot-name')}
          hint={t('bot-name-hint')}
          verb={t('make-bot')}
          focus
          onSubmit={make}
        />
      </Dialog>
    </Section>
  );
}

function NoBots() {
  return (
    <div class="flex flex-col gap-2 rounded-lg border border-line border-dashed p-4">
      <p class="font-semibold">{t('no-bots')}</p>
      <p class="text-muted text-sm">{t('no-bots-text')}</p>
      <Command>{tryIt(location.origin, 'atl_…', ['place'])}</Command>
    </div>
  );
}
