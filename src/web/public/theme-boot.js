// Runs before the first paint, so that no theme flashes by. `kit/theme.ts` does the rest.
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem('atelier.theme');
  } catch {
    // Storage can be forbidden: then the system's theme holds.
  }
  const known = kept === 'light' || kept === 'dark' || kept === 'coffee';
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = known ? kept : dark ? 'dark' : 'light';
})();
