import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { filesBelow } from './files.mjs';
import { root } from './root.mjs';

const worthwhile = /\.(js|css|html|svg|json|webmanifest)$/;
/** What fits into one packet anyway gains nothing. */
const smallestBytes = 1_200;

/** A smaller copy beside each file that gains by it: the api serves it to who takes gzip. */
export function precompress(folder) {
  for (const path of filesBelow(folder).filter((file) => worthwhile.test(file))) {
    const content = readFileSync(join(root, path));
    if (content.length < smallestBytes) continue;
    writeFileSync(join(root, `${path}.gz`), gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
  }
}
