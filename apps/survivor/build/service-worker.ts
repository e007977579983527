import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, defaultClientConditions, type Plugin } from 'vite';

const output = join(import.meta.dirname, '../../../dist/survivor');

/**
 * The service worker is one file without imports, which the oldest phones understand, and knows the files of this build: with them
 * the app starts without a network.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    async closeBundle() {
      const kept = filesKept();
      await build({
        configFile: false,
        root: join(import.meta.dirname, '..'),
        publicDir: false,
        logLevel: 'warn',
        resolve: { conditions: ['source', ...defaultClientConditions] },
        define: {
          KEPT_FILES: JSON.stringify(kept.map((file) => (file === 'index.html' ? '/app/' : `/app/${file}`))),
          KEPT_VERSION: JSON.stringify(versionOf(kept)),
        },
        build: {
          outDir: output,
          emptyOutDir: false,
          target: ['es2020', 'chrome87', 'safari14'],
          lib: {
            entry: join(import.meta.dirname, '../src/service-worker/main.ts'),
            formats: ['iife'],
            name: 'worker',
            fileName: () => 'worker.js',
          },
          rolldownOptions: {
            treeshake: { moduleSideEffects: (id) => !/\/libs\/(contracts|domain)\//.test(id) },
          },
        },
      });
    },
  };
}

/** Not the pages of contacts and of everybody, which are somebody else's, nor what only an installation asks for. */
const filesKept = () =>
  readdirSync(output, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(index\.html|assets\/(?!contact|help).+\.(js|css))$/.test(file))
    .sort();

function versionOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(output, file)));
  return hash.digest('hex').slice(0, 12);
}
