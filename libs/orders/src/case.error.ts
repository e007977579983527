import { type FieldError, Problem, type ProblemKind } from '#domain';

/** Why a case was not set up or changed as asked. */
export type CaseErrorCode =
  | 'not_found'
  | 'order_invalid'
  | 'zone_invalid'
  | 'permit_invalid'
  | 'person_invalid'
  | 'device_invalid'
  | 'contact_invalid'
  | 'contact_of_officer'
  | 'contacts_not_hers'
  | 'contacts_full'
  | 'contact_refused'
  | 'contacts_asked_too_often'
  | 'unit_invalid'
  | 'agency_invalid'
  | 'staff_invalid'
  | 'plan_invalid'
  | 'plan_step_refused'
  | 'order_step_refused'
  | 'order_not_watched'
  | 'location_request_invalid'
  | 'location_requests_waiting'
  | 'reason_required'
  | 'own_reading'
  | 'own_note'
  | 'device_revoked'
  | 'device_holds_no_key'
  | 'device_takes_no_commands'
  | 'device_commands_waiting'
  | 'enrolment_code_wrong'
  | 'approval_decided'
  | 'approval_expired'
  | 'approval_stale'
  | 'approval_not_permitted'
  | 'approval_policy_invalid'
  | 'idempotency_key_reused';

const kinds: Record<CaseErrorCode, ProblemKind> = {
  not_found: 'not_found',
  order_invalid: 'unprocessable',
  zone_invalid: 'unprocessable',
  permit_invalid: 'unprocessable',
  person_invalid: 'unprocessable',
  device_invalid: 'unprocessable',
  contact_invalid: 'unprocessable',
  contact_of_officer: 'conflict',
  contacts_not_hers: 'forbidden',
  contacts_full: 'conflict',
  contact_refused: 'forbidden',
  contacts_asked_too_often: 'too_many',
  unit_invalid: 'unprocessable',
  agency_invalid: 'unprocessable',
  staff_invalid: 'unprocessable',
  plan_invalid: 'unprocessable',
  plan_step_refused: 'conflict',
  order_step_refused: 'conflict',
  order_not_watched: 'conflict',
  location_request_invalid: 'unprocessable',
  location_requests_waiting: 'too_many',
  reason_required: 'forbidden',
  own_reading: 'forbidden',
  own_note: 'forbidden',
  device_revoked: 'conflict',
  device_holds_no_key: 'conflict',
  device_takes_no_commands: 'conflict',
  device_commands_waiting: 'too_many',
  enrolment_code_wrong: 'unauthenticated',
  approval_decided: 'conflict',
  approval_expired: 'conflict',
  approval_stale: 'conflict',
  approval_not_permitted: 'forbidden',
  approval_policy_invalid: 'unprocessable',
  idempotency_key_reused: 'unprocessable',
};

export class CaseError extends Problem {
  constructor(
    override readonly code: CaseErrorCode,
    detail: string,
    errors: readonly FieldError[] = [],
    retryAfterSeconds?: number,
  ) {
    super(kinds[code], code, detail, errors, retryAfterSeconds);
  }
}

/** Throws when something is wrong; every wrong field is named at once. */
export function refuseIf(errors: readonly FieldError[], code: CaseErrorCode, detail: string): void {
  const said = errors.map(({ path, message }) => ({ path, message }));
  if (said.length > 0) throw new CaseError(code, detail, said);
}

/** What is absent, or another agency's, is not found: the answer does not tell which. */
export function present<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new CaseError('not_found', 'There is nothing at this address.');
  return row;
}
