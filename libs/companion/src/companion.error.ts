import { Problem, type ProblemKind } from '#domain';

export type CompanionErrorCode =
  | 'check_in_unknown'
  | 'check_in_id_taken'
  | 'check_in_ended'
  | 'check_ins_too_many'
  | 'due_at_invalid'
  | 'warning_unknown'
  | 'warning_answered'
  | 'recording_over'
  | 'recording_not_allowed'
  | 'recording_full'
  | 'recording_order'
  | 'recording_differs'
  | 'recording_type'
  | 'recording_chunk_invalid';

const texts: Record<CompanionErrorCode, [ProblemKind, string]> = {
  check_in_unknown: ['not_found', 'There is no such check-in.'],
  check_in_id_taken: ['conflict', 'This id belongs to another check-in. Make a new one.'],
  check_in_ended: ['conflict', 'This check-in has ended. Start a new one.'],
  check_ins_too_many: ['conflict', 'Ten check-ins wait already. Complete one of them first.'],
  due_at_invalid: ['unprocessable', 'Must be within 72 hours from now.'],
  warning_unknown: ['not_found', 'There is no such warning.'],
  warning_answered: ['conflict', 'This warning has been answered otherwise.'],
  recording_over: ['conflict', 'This press is over: nothing more is recorded of it.'],
  recording_not_allowed: ['conflict', 'The agency takes no recordings.'],
  recording_full: ['conflict', 'Two hours are recorded of a press, not more.'],
  recording_order: ['conflict', 'Send the chunk before this one first.'],
  recording_differs: ['conflict', 'This number belongs to another chunk.'],
  recording_type: ['unprocessable', 'Must begin as WebM, Ogg or MP4 does.'],
  recording_chunk_invalid: ['unprocessable', 'Send the bytes of a chunk, 64 KiB at most, as application/octet-stream.'],
};

export class CompanionError extends Problem {
  constructor(code: CompanionErrorCode, path?: string) {
    const [kind, detail] = texts[code];
    super(kind, code, detail, path === undefined ? [] : [{ path, message: detail }]);
  }
}
