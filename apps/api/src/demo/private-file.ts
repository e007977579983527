import { readFile, rename, writeFile } from 'node:fs/promises';

/** The parsed file, or `undefined` when there is none. */
export async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes JSON that only its owner may read; the file is never half there. */
export async function writePrivate(path: string, content: unknown): Promise<void> {
  const aside = `${path}.new`;
  await writeFile(aside, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(aside, path);
}
