import type { SpokenCodes } from '#access';
import type { Clock, IdFactory, Language } from '#domain';
import type { IntakeConversation } from './intake.js';
import type { IntakeAgency, IntakeBox, IntakePiece } from './intake-store.port.js';
import { IntakeError } from './intake.error.js';
import { kindOfFile } from './kind-of-file.js';

export const mostFiles = 10;
export const mostFileBytes = 25 * 1024 * 1024;
export const mostPieceBytes = 192 * 1024;

export interface NewIntakeReport {
  agencyId: string;
  /** Made by who reports: a repetition never makes two. */
  code: string;
  language: Language;
  text: string;
}

/** What anybody may do: report, add, look for an answer. The code is all that is asked for, and nothing is kept of who asks. */
export class TakeReports {
  constructor(
    private readonly box: IntakeBox,
    private readonly codes: SpokenCodes,
    private readonly clock: Clock,
    private readonly newId: IdFactory,
  ) {}

  agencies(): Promise<IntakeAgency[]> {
    return this.box.agencies();
  }

  async report({ agencyId, code, language, text }: NewIntakeReport): Promise<IntakeConversation> {
    const now = this.clock.now();
    const report = { id: this.newId(), agencyId, language, state: 'new', createdAt: now, updatedAt: now } as const;
    const first = { id: this.newId(), author: 'reporter', text, writtenAt: now } as const;
    const hash = this.codes.hash(code);
    const opened = await this.box.open(report, hash, first);
    if (opened === undefined) throw new IntakeError('intake_agency');
    const found = await this.found(hash);
    // A repetition of the same report is answered as before; another report would be written into a stranger's.
    if (!opened && found.messages[0]?.text !== text) throw new IntakeError('intake_code_taken');
    return found;
  }

  read(code: string): Promise<IntakeConversation> {
    return this.found(this.codes.hash(code));
  }

  async add(code: string, text: string): Promise<IntakeConversation> {
    const hash = this.codes.hash(code);
    const message = { id: this.newId(), author: 'reporter', text, writtenAt: this.clock.now() } as const;
    if (!(await this.box.add(hash, message))) throw new IntakeError('intake_code_unknown');
    return this.found(hash);
  }

  /** One piece of a file. The first one begins it, and says by its own bytes what it is. */
  async addPiece(code: string, fileId: string, piece: IntakePiece): Promise<void> {
    const { id: reportId } = await this.found(this.codes.hash(code));
    if (piece.n === 0) await this.begin(reportId, fileId, piece.content);
    const kept = await this.box.addPiece(reportId, fileId, piece, mostFileBytes);
    if (kept === 'unknown') throw new IntakeError('intake_file_order');
    if (kept === 'too_large') throw new IntakeError('intake_file_size');
  }

  private async begin(reportId: string, id: string, begin: Buffer): Promise<void> {
    const type = await kindOfFile(begin);
    if (!type) throw new IntakeError('intake_file_type');
    const file = { id, ...type, bytes: 0, complete: false, createdAt: this.clock.now() };
    const kept = await this.box.beginFile(reportId, file, mostFiles);
    if (kept === 'taken') throw new IntakeError('intake_file_taken');
    if (kept === 'too_many') throw new IntakeError('intake_files_full');
  }

  private async found(hash: Buffer): Promise<IntakeConversation> {
    const found = await this.box.find(hash);
    if (!found) throw new IntakeError('intake_code_unknown');
    return found;
  }
}
