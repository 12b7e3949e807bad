import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // tools/check-size.mjs reads it.
    manifest: true,
    // Residents keep telephones for years: 2021's Chrome and the WebViews made of it, Safari since <dialog> (15.4).
    target: ['es2020', 'chrome87', 'safari15.4', 'firefox98'],
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
