import { CaseError } from '../case.error.js';
import type { CaseWork } from '../cases.js';

/** Of one person: each is a message that goes to a stranger in the house's name. */
const askings = { most: 20, withinMilliseconds: 86_400_000 };

/** Counts a message that will be sent; it counts for as long as it would if the contact stayed. @throws CaseError `contacts_asked_too_often` */
export async function admitAsking({ book, now }: CaseWork, personId: string): Promise<void> {
  const since = now - askings.withinMilliseconds;
  const again = await book.contacts.countAsking(personId, askings.most, since, now);
  if (again === undefined) return;
  const wait = Math.ceil((again - now) / 1_000);
  throw new CaseError('contacts_asked_too_often', 'Too many people were asked today. Try again later.', [], wait);
}
