import { defineWords } from '../../../kit/i18n.ts';
import '../../../sign-in/refusals.ts';
import { en } from './words.en.ts';

export const t = defineWords('ways', en, { fr: async () => (await import('./words.fr.ts')).fr });
