import { renameSync, writeFileSync } from 'node:fs';

/** Writes JSON that only its owner may read; the file is never half there. */
export function writePrivate(path, content) {
  const aside = `${path}.new`;
  writeFileSync(aside, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(aside, path);
}
