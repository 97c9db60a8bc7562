/**
 * Words for people. Each slice brings its own: English beside the code, the
 * other languages in files that are fetched only when they are wanted.
 */
import { computed, signal } from '@preact/signals';
import { createInstance } from 'i18next';

export type Language = 'en' | 'fr';
export const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' };

/** What a slice says: keys to sentences with `{{figures}}`; `_one`, `_other`, … by `count`. */
export type Words = Readonly<Record<string, string>>;

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
/** `people_one`, `people_other` → `people`. */
type BaseKey<K extends string> = K extends `${infer Base}_${PluralForm}` ? Base : K;
type FiguresIn<S extends string> = S extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | FiguresIn<Rest>
  : never;
type SentencesOf<W extends Words, K extends string> = {
  [Key in keyof W & string]: BaseKey<Key> extends K ? W[Key] : never;
}[keyof W & string];
type FiguresOf<W extends Words, K extends string> = FiguresIn<SentencesOf<W, K>>;
/** Where there are plural forms, `count` chooses among them. */
type Needed<W extends Words, K extends string> =
  | FiguresOf<W, K>
  | (`${K}_other` extends keyof W ? 'count' : never);
type Args<W extends Words, K extends string> = [Needed<W, K>] extends [never]
  ? []
  : [figures: Readonly<Record<Needed<W, K>, string | number>>];

export type Translate<W extends Words> = <K extends BaseKey<keyof W & string>>(
  key: K,
  ...figures: Args<W, K>
) => string;

const KEY = 'atelier.language';

function keptLanguage(): Language | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'en' || kept === 'fr' ? kept : null;
  } catch {
    // Storage can be forbidden: then the browser's language holds.
    return null;
  }
}

/** What somebody chose on this device; null for whoever is content with the browser's. */
export const chosenLanguage = signal<Language | null>(keptLanguage());

function firstLanguage(): Language {
  if (chosenLanguage.value) return chosenLanguage.value;
  return navigator.languages.find((tag) => /^(en|fr)\b/.test(tag))?.startsWith('fr') ? 'fr' : 'en';
}

/** i18next escapes for HTML by itself; Preact does already. */
const i18n = createInstance({
  lng: 'en',
  fallbackLng: 'en',
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: {},
});
void i18n.init();

type Loader = () => Promise<Words>;
export type Loaders = Readonly<Partial<Record<Language, Loader>>>;
/** Bundles of words, each for a slice, to which several may belong. */
const bundles: { readonly slice: string; readonly loaders: Loaders; readonly loaded: Set<Language> }[] = [];
const current = signal<Language>('en');
/** Rises when words arrive, so that what is on the screen says them. */
const arrivals = signal(0);

/** The language on the screen. It changes once its words are there. */
export const language = computed(() => current.value);

async function load({ slice, loaders, loaded }: (typeof bundles)[number], to: Language): Promise<void> {
  const loader = loaders[to];
  if (!loader || loaded.has(to)) return;
  i18n.addResourceBundle(to, slice, await loader());
  loaded.add(to);
  arrivals.value++;
}

/** Words for a slice, fetched before the next page is shown. Keys that are there already are replaced. */
export function addWords(slice: string, loaders: Loaders): void {
  bundles.push({ slice, loaders, loaded: new Set() });
}

let wanted = firstLanguage();

/** Resolves when every bundle known so far can speak the wanted language; a page waits for it before it shows. */
export async function wordsReady(): Promise<void> {
  const to = wanted;
  try {
    await Promise.all(bundles.map((bundle) => load(bundle, to)));
  } catch (error) {
    // Offline, or a new version was deployed: English stays, which is better than nothing.
    console.warn('The words of this language could not be fetched.', error);
    return;
  }
  if (to !== wanted) return;
  await i18n.changeLanguage(to);
  current.value = to;
  document.documentElement.lang = to;
}

export async function setLanguage(to: Language): Promise<void> {
  wanted = to;
  chosenLanguage.value = to;
  try {
    localStorage.setItem(KEY, to);
  } catch {
    // Not remembered, but in force until the page is left.
  }
  await wordsReady();
}

/**
 * Registers the words of a slice and returns its typed `t`, which re-renders
 * what reads it. English may come with the code or, for words that are seldom
 * needed, be fetched like the others: then nobody carries two languages.
 */
export function defineWords<const W extends Words>(
  slice: string,
  en: W | (() => Promise<W>),
  others: { fr: Loader },
): Translate<W> {
  if (typeof en === 'function') addWords(slice, { ...others, en });
  else {
    i18n.addResourceBundle('en', slice, en);
    addWords(slice, others);
  }
  return (key, ...figures) => {
    // Read the signals: that is what ties the component to the language.
    void current.value;
    void arrivals.value;
    return i18n.t(key as string, { ns: slice, ...(figures[0] as Record<string, unknown> | undefined) });
  };
}

/** Whether the slice has a sentence for this key. */
export function hasWords(slice: string, key: string): boolean {
  return i18n.exists(key, { ns: slice });
}
