import { defineRefusals } from '../../../web/kit/refusals.ts';

defineRefusals({
  en: async () => (await import('./refusals.en.ts')).en,
  fr: async () => (await import('./refusals.fr.ts')).fr,
});
