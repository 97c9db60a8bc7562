import { defineWords } from '../../kit/i18n.ts';
import '../inviting/refusals.ts';
import { en } from './words.en.ts';

export const t = defineWords('join', en, { fr: async () => (await import('./words.fr.ts')).fr });
