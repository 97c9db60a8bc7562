import { defineWords } from '../../../web/kit/i18n.ts';
import { refusalWords } from '../../../web/kit/refusals.ts';
import type { Refusal } from '../../activity.ts';
import { colorName } from './color-names.ts';
import { countdown } from './cooldown.ts';
import './refusals.ts';
import { en } from './words.en.ts';

export const t = defineWords('mural', en, { fr: async () => (await import('./words.fr.ts')).fr });

export function colorWords(hex: string | undefined): string {
  return t(colorName(hex ?? '#000000'));
}

/** What the mural refused, in words that say what to do. */
export function muralRefusal(refusal: Refusal): string {
  const { refused, detail } = refusal;
  switch (refused) {
    case 'mural/cooldown':
      return t('r-cooldown', { time: waitWords(Number(detail?.wait ?? 0)) });
    case 'mural/nothing-to-undo':
      return t('r-nothing-to-undo');
    case 'mural/nothing-to-redo':
      return t('r-nothing-to-redo');
    case 'mural/too-late-to-undo':
      return t('r-too-late-to-undo');
    case 'mural/out-of-bounds':
      return t('r-out-of-bounds');
    case 'mural/unknown-color':
      return t('r-unknown-color');
    case 'mural/offline':
      return t('r-offline');
    default:
      return refusalWords(refusal);
  }
}

/** `4 s`, `1:05` */
export function waitWords(ms: number): string {
  return ms > 60_000 ? countdown(ms) : `${countdown(ms)} s`;
}
