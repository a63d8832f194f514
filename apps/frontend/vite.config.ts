import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { serviceWorker } from './vite/service-worker.ts';

const backendPort = process.env['BACKEND_PORT'] ?? '3141';

/**
 * One entry, `index.html`. `gallery.html` beside it is served in development for screenshots of the components and is never an
 * input of the build. The manifest is written so that a test can add up what a route downloads.
 */
export default defineConfig({
  plugins: [react(), tailwindcss(), serviceWorker()],
  server: {
    port: Number(process.env['WEB_PORT'] ?? '3140'),
    strictPort: true,
    proxy: { '/api': { target: `http://127.0.0.1:${backendPort}`, rewrite: (path) => path.replace(/^\/api/, '') } },
  },
  build: {
    manifest: true,
    modulePreload: { polyfill: false },
    target: 'baseline-widely-available',
    rolldownOptions: {
      output: {
        // The counter and all it needs travel as one file: it is what most sessions open, and one file of 75 KB compresses
        // better and arrives sooner than twenty-five small ones.
        codeSplitting: {
          groups: [
            { name: 'counter', test: /src.screens.sell.index/ },
            { name: 'zxing', test: /zxing-wasm/, priority: 1 },
            // Copies and their passphrases are of use to few, and belong to no counter.
            { name: 'sealed', test: /local-store.src.seal/, priority: 1 },
          ],
        },
      },
    },
  },
});
