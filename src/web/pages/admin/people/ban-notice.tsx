import { useSignal } from '@preact/signals';
import { Ban } from 'lucide-preact';
import type { DeskBan, DeskPersonDetails } from '../../../../client/desk.ts';
import { attempt } from '../../../kit/attempt.ts';
import { Button } from '../../../kit/button.tsx';
import { Confirm } from '../../../kit/confirm.tsx';
import { moment } from '../../../kit/dates.ts';
import { moderation } from '../../../report/moderation.ts';
import { t } from './words.ts';

/** Whether it keeps its person out at this moment. */
export const isOn = ({ liftedAt, until }: DeskBan): boolean =>
  liftedAt === null && (until === null || until > Date.now());

/** Says that somebody may not come in, and lets them in again. */
export function BanNotice(props: { readonly person: DeskPersonDetails; onChange(): void }) {
  const { name, bans } = props.person;
  const asking = useSignal(false);
  const ban = bans.find(isOn);
  if (!ban) return null;
  const { id, until, reason, note, madeByName, createdAt } = ban;

  async function lift(): Promise<void> {
    if (await attempt(() => moderation.liftBan(id), t('lifted', { name }))) props.onChange();
  }

  return (
    <section class="mb-4 flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border border-danger/50 bg-danger/6 p-4">
      <Ban size={20} aria-hidden="true" class="mt-0.5 shrink-0 text-danger" />
      <div class="min-w-0 flex-1 basis-60">
        <h2 class="font-semibold text-danger">
          {until === null ? t('is-banned-for-good') : t('is-banned', { end: moment(until) })}
        </h2>
        <p class="wrap-anywhere text-sm">
          {t('banned-by', { name: madeByName, at: moment(createdAt), reason })}
        </p>
        {note !== '' && <p class="wrap-anywhere text-muted text-sm">{t('note', { note })}</p>}
      </div>
      <Button
        onClick={() => {
          asking.value = true;
        }}
      >
        {t('lift')}
      </Button>
      <Confirm
        open={asking.value}
        title={t('lift-title', { name })}
        text={t('lift-text')}
        verb={t('lift')}
        onConfirm={lift}
        onClose={() => {
          asking.value = false;
        }}
      />
    </section>
  );
}
