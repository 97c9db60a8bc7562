import { wordsReady } from './i18n.ts';

/** A page's words register as its code arrives; it shows once they are in the person's language. */
export function loadPage<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    const component = await load();
    await wordsReady();
    return component;
  };
}
