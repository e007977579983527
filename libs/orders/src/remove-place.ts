import { present } from './case.error.js';
import type { CaseWork } from './cases.js';

/** Takes a place out of a person's file. No zone changes by it. */
export async function removePlace(work: CaseWork, placeId: string): Promise<void> {
  const { id, personId } = present(await work.book.places.lock(placeId));
  await work.book.places.remove(id);
  work.record('place.remove', 'place', id, { subjects: [personId] });
}
