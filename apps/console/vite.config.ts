import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const api = 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  // The `source` condition of the root package.json leads from `#domain` to the TypeScript of that lib.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: { outDir: '../../dist/console', emptyOutDir: true, target: 'es2022' },
  server: {
    proxy: { '/v1': api, '/socket.io': { target: api, ws: true } },
  },
});
