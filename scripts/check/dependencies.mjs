import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';

const page = 'docs/decisions/0008-dependencies.md';

/** Packages of package.json that the page of dependencies does not give a reason for, and those it names that are gone. */
export function complaintsOfDependencies(
  manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  text = readFileSync(join(root, page), 'utf8'),
) {
  const used = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const [reasons] = text.split('### Our own code');
  const rows = reasons.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) => [...row.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  const types = rows.find((row) => row.startsWith('| `@types/*`')) ?? '';
  const isNamed = (name) =>
    name.startsWith('@types/') ? types.includes(`\`${name.slice('@types/'.length)}\``) : named.includes(name);
  return [
    ...used.filter((name) => !isNamed(name)).map((name) => `${page}: no line for ${name}`),
    ...named
      .filter((name) => name !== '@types/*' && !used.includes(name))
      .map((name) => `${page}: ${name} is not used`),
  ];
}
