import type { PlanRecipient, RecipientRole } from '#domain';

/** In which role those are told whom a step names. */
export const roleOf: Record<PlanRecipient, RecipientRole> = {
  desk: 'desk',
  supervisor: 'supervisor',
  case_officer: 'case_officer',
  protected_person: 'protected_person',
  contacts: 'contact',
  respondent: 'respondent',
  neighbouring_agency: 'supervisor',
};
