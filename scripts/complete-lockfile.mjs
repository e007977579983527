import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completed, missingOptionalPackages } from './lib/lockfile.mjs';
import { root } from './lib/root.mjs';

/** Run after `npm install` when `npm run check` says that the lockfile lacks optional packages. */
const path = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
for (const { name, version } of missingOptionalPackages(lock)) console.log(`adding ${name} ${version}`);
writeFileSync(path, `${JSON.stringify(completed(lock), null, 2)}\n`);
