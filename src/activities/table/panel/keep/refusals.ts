import { defineRefusals } from '../../../../web/kit/refusals.ts';

/** Words for what saving, loading and replaying refuse. */
defineRefusals({
  en: async () => (await import('./refusals.en.ts')).en,
  fr: async () => (await import('./refusals.fr.ts')).fr,
});
