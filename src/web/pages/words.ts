import { defineWords } from '../kit/i18n.ts';

export const t = defineWords('pages', async () => (await import('./words.en.ts')).en, {
  fr: async () => (await import('./words.fr.ts')).fr,
});
