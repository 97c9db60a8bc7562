/** What I settled for myself, as a signal, and theme and language in step with it on every device. */
import { effect, signal } from '@preact/signals';
import { isRefusal, type Refusal } from '../../activities/activity.ts';
import { ApiError } from '../../client/request.ts';
import type { Profile, ProfileChange } from '../../client/types.ts';
import { me } from '../kit/connection.ts';
import { chosenLanguage, setLanguage } from '../kit/i18n.ts';
import { mine } from '../kit/mine.ts';
import { refusalWords } from '../kit/refusals.ts';
import { themeChoice } from '../kit/theme.ts';
import { toast } from '../kit/toast.tsx';
import { t } from './words.ts';

/** Null until it is known, and for whoever has no name. */
export const profile = signal<Profile | null>(null);
/** Why it could not be fetched. */
export const profileTrouble = signal<Refusal | null>(null);

/** A tab that is seen again asks whether another device changed something, at most this often, in ms. */
const ASK_AGAIN = 30_000;

let askedAt = 0;
let loading: Promise<void> = Promise.resolve();
/** Changed here while the profile was on its way: what somebody just chose counts more. */
let changedMeanwhile = false;

/** The profile, once it has arrived; null for whoever has none, or where it could not be fetched. */
export async function profileSoon(): Promise<Profile | null> {
  await loading;
  return profile.peek();
}

/** Says so where it cannot be kept; what was changed is in force until the page is left all the same. */
export async function changeProfile(change: ProfileChange): Promise<boolean> {
  const who = me.peek()?.number;
  try {
    const changed = await mine.changeProfile(change);
    if (who === me.peek()?.number) profile.value = changed;
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    toast({ text: t('not-kept', { why: refusalWords(error) }), tone: 'bad' });
    return false;
  }
}

async function load(who: number): Promise<void> {
  askedAt = Date.now();
  changedMeanwhile = false;
  profileTrouble.value = null;
  try {
    const found = await mine.profile();
    if (who === me.peek()?.number) adopt(found);
  } catch (error) {
    // The next look at the page asks again; until then this device's own choices hold.
    if (!(error instanceof ApiError)) throw error;
    profileTrouble.value = error;
  }
}

/** Asks again for what could not be fetched. */
export async function fetchProfile(): Promise<void> {
  const who = me.peek()?.number;
  if (who !== undefined) await load(who);
}

/** What the account says counts; what only this device says becomes the account's. */
function adopt(found: Profile): void {
  profile.value = found;
  const [theme, language] = [themeChoice.peek(), chosenLanguage.peek()];
  const missing = {
    ...((changedMeanwhile || found.theme === null) && theme !== (found.theme ?? 'system') && { theme }),
    ...((changedMeanwhile || found.language === null) &&
      language !== null &&
      language !== found.language && { language }),
  };
  if (missing.theme === undefined && found.theme !== null) themeChoice.value = found.theme;
  if (missing.language === undefined && found.language !== null && found.language !== language)
    void setLanguage(found.language);
  if (Object.keys(missing).length > 0) void changeProfile(missing);
}

function changedHere(change: ProfileChange): void {
  const kept = profile.peek();
  if (kept === null) changedMeanwhile = true;
  else if (Object.entries(change).some(([key, value]) => kept[key as keyof Profile] !== value))
    void changeProfile(change);
}

/** Call once. */
export function followAccount(): void {
  let who: number | undefined;
  themeChoice.subscribe((theme) => changedHere({ theme }));
  chosenLanguage.subscribe((language) => language && changedHere({ language }));
  effect(() => {
    const now = me.value?.number;
    if (now === who) return;
    who = now;
    profile.value = null;
    if (now !== undefined) loading = load(now);
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && who !== undefined && Date.now() - askedAt > ASK_AGAIN) void load(who);
  });
}
