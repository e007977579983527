import { SetMetadata } from '@nestjs/common';

/**
 * What a route leaves in the audit chain. A route that says nothing is audited all the same, as `route.unnamed`: what is
 * forgotten is seen.
 */
export type AuditRule = ReadingRule | DoingRule | { unaudited: string };

/** One entry for each request, before its answer leaves; what was refused (403, 404) too. */
export interface ReadingRule {
  reads: string;
  /** What kind of thing the route's `:id` is. */
  object: string;
  /** Ids of the things of this kind that an answer shows; by default the route's `:id`. */
  shown?: (answer: never) => readonly string[];
}

/** The operation writes the entry, in the transaction of the change; what is refused before or without one is written beside it. */
export interface DoingRule {
  does: string;
  object: string;
}

export const AUDIT_RULE = 'qalqan:audit';

export const Reads = <Answer>(action: string, object: string, shown?: (answer: Answer) => readonly string[]) =>
  SetMetadata(AUDIT_RULE, { reads: action, object, ...(shown && { shown }) } satisfies AuditRule);

export const Does = (action: string, object: string) =>
  SetMetadata(AUDIT_RULE, { does: action, object } satisfies AuditRule);

/** `reason` says why nothing of it is anybody's business. */
export const Unaudited = (reason: string) => SetMetadata(AUDIT_RULE, { unaudited: reason } satisfies AuditRule);
