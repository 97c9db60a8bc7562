import { useSignal } from '@preact/signals';
import { Download, Trash2 } from 'lucide-preact';
import { attempt } from '../../../kit/attempt.ts';
import { Confirm } from '../../../kit/confirm.tsx';
import { moment } from '../../../kit/dates.ts';
import { IconButton } from '../../../kit/icon-button.tsx';
import { desk } from '../desk.ts';
import { size } from '../format.ts';
import { t } from '../words.ts';
import { backups, lookAtBackups } from './jobs-store.ts';

export function BackupList() {
  /** Name of the one that is to go. */
  const leaving = useSignal<string | null>(null);

  async function remove(): Promise<void> {
    const name = leaving.value;
    if (name !== null && (await attempt(() => desk.deleteBackup(name), t('backup-deleted'))))
      await lookAtBackups();
  }

  return (
    <section>
      <h2 class="mb-1 font-semibold text-lg">{t('backups')}</h2>
      <p class="mb-3 text-muted text-sm">{t('backups-text')}</p>
      {backups.value.length === 0 ? (
        <p class="rounded-lg border border-line border-dashed px-4 py-6 text-center text-muted text-sm">
          {t('no-backups')}
        </p>
      ) : (
        <ul class="divide-y divide-line rounded-lg border border-line bg-raised">
          {backups.value.map(({ name, size: bytes, madeAt }) => (
            <li key={name} class="flex items-center gap-2 py-2 pr-2 pl-4">
              <div class="min-w-0 flex-1">
                <p class="figures truncate font-medium text-sm">{moment(madeAt)}</p>
                <p class="figures truncate text-muted text-xs" title={name}>
                  {size(bytes)} · {name}
                </p>
              </div>
              <a
                href={desk.backupFile(name)}
                download={name}
                aria-label={t('download', { name })}
                class="grid size-9 shrink-0 place-items-center rounded-md text-muted hover:bg-ink/7 hover:text-ink pointer-coarse:size-11"
              >
                <Download size={17} />
              </a>
              <IconButton
                label={t('delete-backup', { name })}
                tip="none"
                icon={<Trash2 size={17} />}
                onClick={() => {
                  leaving.value = name;
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <Confirm
        open={leaving.value !== null}
        title={t('delete-backup-title')}
        text={t('delete-backup-text', { name: leaving.value ?? '' })}
        verb={t('delete')}
        onConfirm={remove}
        onClose={() => {
          leaving.value = null;
        }}
      />
    </section>
  );
}
