import preact from '@preact/preset-vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

/** The browser app: `src/web` in, `dist/web` out. */
export default defineConfig({
  root: 'src/web',
  plugins: [preact(), tailwindcss()],
  build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2023', manifest: true },
});
