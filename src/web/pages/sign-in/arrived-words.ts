import { defineWords } from '../../kit/i18n.ts';
import '../../sign-in/refusals.ts';
import { en } from './arrived-words.en.ts';

export const t = defineWords('arrived', en, { fr: async () => (await import('./arrived-words.fr.ts')).fr });
