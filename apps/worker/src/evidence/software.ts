import { readFileSync } from 'node:fs';

/** Beside the sources and beside what is built from them: the nearest package.json above that has a version. */
function versionAbove(url: URL): string {
  const candidate = new URL('package.json', url);
  try {
    const { version } = JSON.parse(readFileSync(candidate, 'utf8')) as { version?: string };
    if (version !== undefined) return version;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  if (url.pathname === '/') throw new Error('package.json is nowhere above the program');
  return versionAbove(new URL('..', url));
}

/** What evidence says that made it. */
export const software = { name: 'Qalqan', version: versionAbove(new URL('.', import.meta.url)) };
