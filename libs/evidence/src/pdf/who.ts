import type { DocumentMatter } from './evidence-pdf.js';

/** A member of staff by role and the end of the id; the whole id stands in the list of staff. */
export function staffName({ evidence, words }: DocumentMatter, staffId: string): string {
  const role = evidence.staff.find(({ id }) => id === staffId)?.role;
  return `${role ? words.staffRoles[role] : words.actors['staff']} ${shortId(staffId)}`;
}

/** The last digits: the first ones of ids made in the same minute are alike. */
export const shortId = (id: string): string => `…${id.slice(-6)}`;
