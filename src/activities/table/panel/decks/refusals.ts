import { defineRefusals } from '../../../../web/kit/refusals.ts';

/** Words for what is wrong with pictures and decks that are sent. To be imported where one is made. */
defineRefusals({
  en: async () => (await import('./refusals.en.ts')).en,
  fr: async () => (await import('./refusals.fr.ts')).fr,
});
