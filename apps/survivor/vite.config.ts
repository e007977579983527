import { join } from 'node:path';
import { defaultClientConditions, defineConfig } from 'vite';
import { inlineStyles } from './build/inline-styles.js';
import { manifests } from './build/manifests.js';
import { serviceWorker } from './build/service-worker.js';

const root = import.meta.dirname;
const api = 'http://127.0.0.1:3000';

export default defineConfig({
  root,
  base: '/app/',
  plugins: [inlineStyles(), manifests(), serviceWorker()],
  // The `source` condition of the root package.json leads from `#domain` to the TypeScript of that lib.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/survivor',
    emptyOutDir: true,
    // Phones of ten years ago do not get newer browsers.
    target: ['es2020', 'chrome87', 'safari14'],
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        app: join(root, 'index.html'),
        contact: join(root, 'contact/index.html'),
        help: join(root, 'help/index.html'),
      },
      // Of the contracts a phone needs the types and its own half of DPoP: what is not named stays at home, zod with it.
      treeshake: { moduleSideEffects: (id) => !/\/libs\/(contracts|domain)\//.test(id) },
    },
  },
  server: {
    proxy: { '/v1': api, '/socket.io': { target: api, ws: true } },
  },
});
