import { defineRefusals } from '../../../../web/kit/refusals.ts';

/** Words for what is wrong with a deck file. To be imported where one is sent or opened. */
defineRefusals({
  en: async () => (await import('./refusals.en.ts')).en,
  fr: async () => (await import('./refusals.fr.ts')).fr,
});
