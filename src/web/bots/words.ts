import { defineWords } from '../kit/i18n.ts';
import { en } from './words.en.ts';

export const t = defineWords('bots', en, { fr: async () => (await import('./words.fr.ts')).fr });
