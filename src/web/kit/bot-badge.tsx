import { faceOf } from './faces.ts';
import { t } from './words.ts';

/** Beside the name of a program; nothing beside a person's. */
export function BotBadge({ number }: { readonly number: number }) {
  return faceOf(number)?.bot ? <BotMark /> : null;
}

export function BotMark() {
  return (
    <span
      title={t('bot-text')}
      class="inline-block shrink-0 self-center rounded-sm bg-ink/10 px-1 font-semibold text-[0.625rem] text-muted uppercase leading-4 tracking-wider"
    >
      {t('bot')}
    </span>
  );
}
