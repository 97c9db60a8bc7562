// Runs before the first paint, so that no theme flashes by. `kit/theme.ts` and `kit/i18n.ts` do the rest.
(() => {
  let kept = null;
  try {
    // What was chosen on another device came with the page (`api/look.ts`); it is this device's choice from now on.
    const told = /(?:^|; )atelier-look=(\w*)\.(\w*)/.exec(document.cookie);
    if (told) {
      // biome-ignore lint/suspicious/noDocumentCookie: the other way answers only after the first paint
      document.cookie = 'atelier-look=; Path=/; Max-Age=0; SameSite=Lax';
      if (told[1] === 'system') localStorage.removeItem('atelier.theme');
      else if (told[1]) localStorage.setItem('atelier.theme', told[1]);
      if (told[2]) localStorage.setItem('atelier.language', told[2]);
    }
    kept = localStorage.getItem('atelier.theme');
  } catch {
    // Storage can be forbidden: then the system's theme holds.
  }
  const known = kept === 'light' || kept === 'dark' || kept === 'coffee';
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = known ? kept : dark ? 'dark' : 'light';
})();
