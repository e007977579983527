import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../lib/root.mjs';

/** What the button waits for: the page with its styles, and the one script. */
const criticalKilobytes = 40;
/** With every screen, what is fetched when somebody opens the app for the first time. */
const firstLoadKilobytes = 150;
const folder = join(root, 'dist/survivor');

const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
const kilobytes = (file) => gzipSync(readFileSync(join(folder, file))).length / 1_000;
const sum = (files) => files.reduce((total, file) => total + kilobytes(file), 0);

function chunksOf(key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  for (const next of manifest[key].imports ?? []) chunksOf(next, found);
  return found;
}

const critical = ['index.html', ...[...chunksOf('index.html')].map((key) => manifest[key].file)];
const all = [
  'index.html',
  'worker.js',
  ...readdirSync(join(folder, 'assets'))
    .filter((file) => /\.(js|css)$/.test(file) && !/^(contact|help)/.test(file))
    .map((file) => `assets/${file}`),
];
console.log(`${sum(critical).toFixed(1)} kB gzip before the button, at most ${criticalKilobytes}; everything`);
console.log(`${sum(all).toFixed(1)} kB gzip: all of the survivor's app, at most ${firstLoadKilobytes}`);
process.exitCode = sum(critical) <= criticalKilobytes && sum(all) <= firstLoadKilobytes ? 0 : 1;
