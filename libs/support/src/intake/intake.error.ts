import { Problem, type ProblemKind } from '#domain';

type Code =
  | 'intake_code_unknown'
  | 'intake_code_taken'
  | 'intake_agency'
  | 'intake_file_type'
  | 'intake_file_taken'
  | 'intake_files_full'
  | 'intake_file_size'
  | 'intake_file_order'
  | 'intake_unknown';

const kinds: Record<Code, ProblemKind> = {
  intake_code_unknown: 'not_found',
  intake_code_taken: 'conflict',
  intake_agency: 'unprocessable',
  intake_file_type: 'unprocessable',
  intake_file_taken: 'conflict',
  intake_files_full: 'conflict',
  intake_file_size: 'too_large',
  intake_file_order: 'conflict',
  intake_unknown: 'not_found',
};

const details: Record<Code, string> = {
  intake_code_unknown: 'No report has this code.',
  intake_code_taken: 'Another report has this code. Make a new one.',
  intake_agency: 'The report cannot be kept like this.',
  intake_file_type: 'The file cannot be kept like this.',
  intake_file_taken: 'Another file has this id. Make a new one.',
  intake_files_full: 'The report holds as many files as it may.',
  intake_file_size: 'The file is too large.',
  intake_file_order: 'A piece came whose file has not begun. Send its first piece before.',
  intake_unknown: 'There is no such report.',
};

const fields: Partial<Record<Code, [path: string, message: string]>> = {
  intake_agency: ['agencyId', 'is no agency that takes reports'],
  intake_file_type: ['content', 'must be a photo, a sound or a video'],
};

/** A refusal of an intake report. Names nothing of what was reported. */
export class IntakeError extends Problem {
  constructor(code: Code) {
    const field = fields[code];
    super(kinds[code], code, details[code], field && [{ path: field[0], message: field[1] }]);
  }
}
