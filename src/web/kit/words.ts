import { defineWords } from './i18n.ts';
import { en } from './words.en.ts';

export const t = defineWords('kit', en, { fr: async () => (await import('./words.fr.ts')).fr });
