import { Problem, type ProblemKind } from '#domain';

export type IncidentErrorCode =
  | 'incident_unknown'
  | 'incident_of_other_desk'
  | 'step_does_not_fit'
  | 'closed_by_other'
  | 'undo_too_late'
  | 'unit_unknown'
  | 'desk_unknown'
  | 'reason_required'
  | 'period_invalid'
  | 'period_too_full'
  | 'panic_unknown'
  | 'panic_id_taken'
  | 'pin_wrong'
  | 'pin_attempts';

const texts: Record<IncidentErrorCode, [ProblemKind, string]> = {
  incident_unknown: ['not_found', 'There is no such incident.'],
  incident_of_other_desk: ['forbidden', 'Another desk works on this incident. Yours may read it.'],
  step_does_not_fit: ['conflict', 'This step does not fit the present status of the incident. Load it again.'],
  closed_by_other: ['forbidden', 'Somebody else has closed this incident. Only who closed it can undo it.'],
  undo_too_late: ['conflict', 'Closing can be undone for 10 seconds. A new alarm reopens the incident by itself.'],
  unit_unknown: ['unprocessable', 'There is no such unit.'],
  desk_unknown: ['unprocessable', 'There is no other desk with this id that could take the incident.'],
  reason_required: [
    'forbidden',
    'The incident is closed. Say in the header X-Access-Reason, with at least 10 characters, why you need the positions.',
  ],
  period_invalid: [
    'unprocessable',
    'Say from when to when: from before to, at most seven days, and not of the future.',
  ],
  period_too_full: ['unprocessable', 'There are too many positions in this period. Ask for a shorter one.'],
  panic_unknown: ['not_found', 'There is no such press.'],
  panic_id_taken: ['conflict', 'This id belongs to another press. Make a new one.'],
  pin_wrong: ['forbidden', 'The PIN is wrong.'],
  pin_attempts: ['too_many', 'Too many wrong PINs. Wait before trying again.'],
};

export class IncidentError extends Problem {
  constructor(code: IncidentErrorCode, path?: string) {
    const [kind, detail] = texts[code];
    super(
      kind,
      code,
      detail,
      path === undefined ? [] : [{ path, message: detail }],
      code === 'pin_attempts' ? 60 : undefined,
    );
  }
}
