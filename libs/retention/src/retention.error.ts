import { type FieldError, Problem, type ProblemKind } from '#domain';

export type RetentionErrorCode =
  'not_found' | 'retention_invalid' | 'hold_stands' | 'hold_unknown' | 'person_erased' | 'erasure_refused';

const texts: Record<RetentionErrorCode, [ProblemKind, string]> = {
  not_found: ['not_found', 'There is nothing at this address.'],
  retention_invalid: ['unprocessable', 'Data cannot be kept for such times.'],
  hold_stands: ['conflict', 'The incident is held already.'],
  hold_unknown: ['conflict', 'The incident is not held.'],
  person_erased: ['conflict', 'This person has been erased already.'],
  erasure_refused: ['conflict', 'This person cannot be erased yet: what stands in the way is named.'],
};

export class RetentionError extends Problem {
  constructor(
    override readonly code: RetentionErrorCode,
    errors: readonly FieldError[] = [],
  ) {
    const [kind, detail] = texts[code];
    super(kind, code, detail, errors);
  }
}
