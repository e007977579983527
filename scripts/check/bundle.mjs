import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../lib/root.mjs';

/** All that the desk, its map and its other screens load: scripts and styles, without the map's library. */
const limitKilobytes = 350;
const folder = join(root, 'dist/console');
const mapLibrary = /maplibre/i;

const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
/** What is loaded when it is first wanted. */
const ofDispatch = Object.keys(manifest).filter((key) => /^src\/(dispatch|detail|map|replay)\//.test(key));

/** With everything that each one imports at once. */
function chunksOf(keys, found = new Set()) {
  for (const key of keys) {
    if (found.has(key) || mapLibrary.test(manifest[key].file)) continue;
    found.add(key);
    chunksOf(manifest[key].imports ?? [], found);
  }
  return found;
}

const files = new Set(
  [...chunksOf([entry, ...ofDispatch])].flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])]),
);
const sizes = [...files]
  .map((file) => ({ file, kilobytes: gzipSync(readFileSync(join(folder, file))).length / 1_000 }))
  .sort((a, b) => b.kilobytes - a.kilobytes);
for (const { file, kilobytes } of sizes) console.log(`${kilobytes.toFixed(1).padStart(7)} kB  ${file}`);
const sum = sizes.reduce((total, { kilobytes }) => total + kilobytes, 0);
console.log(
  `${sum.toFixed(1).padStart(7)} kB gzip: the dispatch area without the map library, at most ${limitKilobytes}`,
);
process.exitCode = sum <= limitKilobytes ? 0 : 1;
