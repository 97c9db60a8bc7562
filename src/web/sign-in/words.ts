import { defineWords } from '../kit/i18n.ts';
import './refusals.ts';
import { en } from './words.en.ts';

export const t = defineWords('sign-in', en, { fr: async () => (await import('./words.fr.ts')).fr });
