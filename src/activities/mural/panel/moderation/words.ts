import { defineWords } from '../../../../web/kit/i18n.ts';

/** Only those who look after a mural fetch these. */
export const t = defineWords('mural-keeping', async () => (await import('./words.en.ts')).en, {
  fr: async () => (await import('./words.fr.ts')).fr,
});
