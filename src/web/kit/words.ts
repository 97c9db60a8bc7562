import { defineWords } from './i18n.ts';

export const t = defineWords('kit', async () => (await import('./words.en.ts')).en, {
  fr: async () => (await import('./words.fr.ts')).fr,
});
