/** Starts the browser app: theme, words, routes. */
import { render } from 'preact';
import './kit/theme.css';
import { App } from './app.tsx';
import { me } from './kit/connection.ts';
import { wordsReady } from './kit/i18n.ts';
import { startTheme } from './kit/theme.ts';

startTheme();
await wordsReady();
const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
render(<App />, root);

/** Not needed for the first picture: this device remembers what was chosen last. Nor by whoever has no name. */
async function follow(): Promise<void> {
  try {
    const [{ followAccount }, { followAnswers }] = await Promise.all([
      import('./profile/own-profile.ts'),
      import('./report/tell-answers.ts'),
    ]);
    await wordsReady();
    followAccount();
    followAnswers();
  } catch (error) {
    // Offline, or a new version was deployed: the next visit follows again.
    console.warn('What was chosen on other devices could not be fetched.', error);
  }
}
const stop = me.subscribe((account) => {
  if (!account) return;
  void follow();
  // The first call comes before there is anything to stop.
  queueMicrotask(() => stop());
});
