import { isUuid } from '#domain';
import { CaseError, type CaseErrorCode } from '../case.error.js';
import type { Actor, Cases, CaseWork } from '../cases.js';

/** What whoever holds her phone has tried, and was refused. What is not there is recorded at the server, for all routes. */
const recorded: readonly CaseErrorCode[] = [
  'contacts_not_hers',
  'contact_of_officer',
  'contact_refused',
  'contacts_full',
  'contacts_asked_too_often',
];

/** What is done about a contact, by its word in the audit chain. */
interface Choice {
  action: string;
  personId: string;
  /** `undefined`: there is none yet. */
  contactId: string | undefined;
}

/** One change of a person's contacts on her phone: done, or refused with an entry in the audit chain that says why. */
export async function chooseContact<T>(
  cases: Cases,
  actor: Actor,
  { action, personId, contactId }: Choice,
  work: (work: CaseWork) => Promise<T>,
): Promise<T> {
  try {
    return await cases.change(actor, work);
  } catch (error) {
    if (error instanceof CaseError && recorded.includes(error.code)) {
      const more = { result: 'refused', reason: error.code } as const;
      await cases.change(actor, async ({ record }) =>
        contactId !== undefined && isUuid(contactId)
          ? record(action, 'contact', contactId, more)
          : record(action, 'person', personId, more),
      );
    }
    throw error;
  }
}
