import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import about from './package.json' with { type: 'json' };

/** `npm run dev` has the server that answers at this address behind it. */
const server = process.env.THROUGHLINE_DEV_SERVER ?? 'http://localhost:7070';

export default defineConfig({
  plugins: [react()],
  define: { __VERSION__: JSON.stringify(about.version) },
  // Straight from the sources of our packages: no build of theirs is needed.
  resolve: { conditions: ['throughline-source', ...defaultClientConditions] },
  build: {
    target: 'es2023',
    outDir: 'dist',
    // The pages' security policy takes no address but the server's own: nothing is put into data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
});
