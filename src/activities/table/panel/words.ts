import { defineWords } from '../../../web/kit/i18n.ts';
import './games/refusals.ts';
import './refusals.ts';
import { en } from './words.en.ts';

export const t = defineWords('table', en, { fr: async () => (await import('./words.fr.ts')).fr });
