import { signal } from '@preact/signals';

/** Below this width mural and chat share the screen by tabs. */
const query = matchMedia('(min-width: 768px)');

export const wideScreen = signal(query.matches);
query.addEventListener('change', (event) => {
  wideScreen.value = event.matches;
});
