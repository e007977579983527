import type { SupportPlaces, SupportPlaceView } from '#contracts';
import { keep, keptValue } from '../keep/database.js';
import type { Directory } from '../keep/kept.js';
import { Store } from '../ui/store.js';

const path = '/v1/public/support-places';

/** Who helps, as the house last said it: there without a network. `undefined`: never read. */
export const directory = new Store<readonly SupportPlaceView[] | undefined>(undefined);

/**
 * From the phone at once, and anew where the house has another version. Past the browser's own cache: nothing of it is to be found
 * there. The whole list is asked for, so that nobody learns who looks for what.
 */
export async function readDirectory(): Promise<void> {
  const kept = await keptValue('directory');
  directory.set(kept?.places);
  const answer = await askedFor(kept?.tag);
  if (answer === undefined) return;
  await keep('directory', answer);
  directory.set(answer.places);
}

/** `undefined`: it is the same as before, or there is no network. */
async function askedFor(tag: string | undefined): Promise<Directory | undefined> {
  const headers = tag === undefined ? {} : { 'if-none-match': tag };
  const answer = await fetch(path, { credentials: 'omit', cache: 'no-store', headers }).catch(() => undefined);
  const next = answer?.headers.get('etag');
  if (answer?.status !== 200 || !next) return undefined;
  // A body that breaks off is no directory: what is kept stays.
  const body = await (answer.json() as Promise<SupportPlaces>).catch(() => undefined);
  return body && { tag: next, places: body.supportPlaces };
}
