import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const api = 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  // The `source` condition of the root package.json leads from `#domain` to the TypeScript of that lib.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    // By it scripts/check/bundle.mjs knows what the dispatch area loads; the map's library is apart from what is ours.
    manifest: true,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'maplibre', test: /node_modules\/maplibre-gl/ }] } },
    },
  },
  server: {
    proxy: { '/v1': api, '/socket.io': { target: api, ws: true } },
  },
});
