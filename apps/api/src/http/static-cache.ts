/** Built assets carry a hash in their name; the pages themselves, and what a phone finds its new version by, must be fresh. */
export const cacheControlOf = (path: string): string =>
  path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
