/** Starts the browser app: theme, words, routes. */
import { render } from 'preact';
import './kit/theme.css';
import { App } from './app.tsx';
import { wordsReady } from './kit/i18n.ts';
import { startTheme } from './kit/theme.ts';

startTheme();
await wordsReady();
const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
render(<App />, root);
// Not needed for the first picture: this device remembers what was chosen last.
const { followAccount } = await import('./profile/own-profile.ts');
await wordsReady();
followAccount();
