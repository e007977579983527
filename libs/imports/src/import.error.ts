import { Problem, type ProblemKind } from '#domain';

export type ImportErrorCode =
  | 'import_unknown'
  | 'import_not_ready'
  | 'import_has_bad_lines'
  | 'import_not_permitted'
  | 'import_unreadable'
  | 'import_running';

const texts: Record<ImportErrorCode, [ProblemKind, string]> = {
  import_unknown: ['not_found', 'There is no such import.'],
  import_not_ready: ['conflict', 'The import cannot be applied now. Ask for its state.'],
  import_has_bad_lines: [
    'conflict',
    'Some lines are bad. Mend them in the file and send it again: nothing half imported.',
  ],
  import_not_permitted: ['forbidden', 'Your role may not import this.'],
  import_unreadable: ['unprocessable', 'The file cannot be read as base64, or is empty.'],
  import_running: ['conflict', 'It is being imported. Wait until that has ended.'],
};

export class ImportError extends Problem {
  constructor(code: ImportErrorCode) {
    const [kind, detail] = texts[code];
    super(
      kind,
      code,
      detail,
      code === 'import_unreadable' ? [{ path: 'file', message: 'must be a file in base64' }] : [],
    );
  }
}
