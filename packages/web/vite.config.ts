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
    rolldownOptions: {
      output: {
        // What the first screen stands on comes in few files: each one more costs its headers and packs worse.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'libraries',
              test: /node_modules.(react|scheduler|@tanstack|use-sync-external)/,
            },
            {
              name: 'controls',
              test: /@base-ui.(?!react.(menu|toast|dialog|alert|select|combobox|context))|@floating-ui|reselect/,
            },
            {
              name: 'ground',
              test: /web.src.(words|ui|connection|tracking).(?!opened|toast-list|dialog|new-id|index)|web.src.project.place|drawing.src.(charts.[^i]|svg|scene)/,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
});
