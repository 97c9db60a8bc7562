import { defineRefusals } from '../../../../web/kit/refusals.ts';

/** Words for what the rules of games do not allow. To be imported where games are played. */
defineRefusals({
  en: async () => (await import('./refusals.en.ts')).en,
  fr: async () => (await import('./refusals.fr.ts')).fr,
});
