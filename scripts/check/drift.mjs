import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, foldersOf } from '../lib/files.mjs';
import { missingOptionalPackages } from '../lib/lockfile.mjs';
import { root } from '../lib/root.mjs';
import { complaintsOfDependencies } from './dependencies.mjs';

/** Pairs of files that must say the same, and would otherwise part silently. */
const read = (path) => readFileSync(join(root, path), 'utf8');
const complaints = [];

function lockfileNamesWhatThePackageNames() {
  const [manifest, lock] = [JSON.parse(read('package.json')), JSON.parse(read('package-lock.json')).packages['']];
  for (const kind of ['dependencies', 'devDependencies']) {
    for (const name of new Set([...Object.keys(manifest[kind]), ...Object.keys(lock[kind] ?? {})])) {
      const [wanted, locked] = [manifest[kind][name], lock[kind]?.[name]];
      if (wanted !== locked)
        complaints.push(`package.json has ${name} ${wanted}, package-lock.json ${locked}: run npm install`);
      if (wanted && !/^\d/.test(wanted))
        complaints.push(`package.json: pin ${name} to one version instead of ${wanted}`);
    }
  }
}

function lockfileServesEveryPlatform() {
  const missing = missingOptionalPackages(JSON.parse(read('package-lock.json')));
  if (missing.length === 0) return;
  complaints.push(
    `package-lock.json lacks ${missing.length} optional packages (${missing[0].name}, …), and npm ci would refuse it: run node scripts/complete-lockfile.mjs`,
  );
}

function everyMigrationIsListed() {
  const list = read('migrations/index.ts');
  for (const path of filesBelow('migrations')) {
    const module = path.replace('migrations/', './').replace(/\.ts$/, '.js');
    if (path.endsWith('index.ts') || path.endsWith('.spec.ts')) continue;
    if (!list.includes(`'${module}'`))
      complaints.push(`${path} is not listed in migrations/index.ts and would never run`);
  }
}

function everyLibHasAFace() {
  for (const lib of foldersOf('libs')) {
    if (!existsSync(join(root, 'libs', lib, 'src/index.ts'))) complaints.push(`libs/${lib} has no src/index.ts`);
  }
}

lockfileNamesWhatThePackageNames();
lockfileServesEveryPlatform();
everyMigrationIsListed();
everyLibHasAFace();
complaints.push(...complaintsOfDependencies());
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;
