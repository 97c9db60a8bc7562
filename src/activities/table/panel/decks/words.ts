import { defineWords } from '../../../../web/kit/i18n.ts';
import { en } from './words.en.ts';

export const t = defineWords('table-decks', en, { fr: async () => (await import('./words.fr.ts')).fr });
