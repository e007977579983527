import type { AuditRecord } from '#access';
import type { IntakeState } from '#domain';
import type { IntakeConversation, IntakeFile, IntakeMessage, IntakeReport, ListedIntakeReport } from './intake.js';

export interface IntakeAgency {
  id: string;
  name: string;
  region: string;
}

export interface IntakeFilter {
  /** Absent: those that are not closed. */
  state?: IntakeState | undefined;
  after?: string | undefined;
  limit: number;
}

/** What the reporter reaches by the code: nobody is known here. */
export interface IntakeBox {
  agencies(): Promise<IntakeAgency[]>;
  /** False: the code is taken. @returns undefined when the agency takes no reports */
  open(report: IntakeReport, codeHash: Buffer, first: IntakeMessage): Promise<boolean | undefined>;
  find(codeHash: Buffer): Promise<IntakeConversation | undefined>;
  /** Opens the report again when it was closed. False: there is no such code. */
  add(codeHash: Buffer, message: IntakeMessage): Promise<boolean>;
  /** A file's first piece; a repetition changes nothing. False: the id is another report's file. */
  beginFile(reportId: string, file: IntakeFile, most: number): Promise<'kept' | 'taken' | 'too_many'>;
  /**
   * A further piece; a repetition changes nothing.
   *
   * @param last no further one comes
   */
  addPiece(
    reportId: string,
    fileId: string,
    piece: IntakePiece,
    mostBytes: number,
  ): Promise<'kept' | 'unknown' | 'too_large'>;
}

export interface IntakePiece {
  /** From 0. */
  n: number;
  content: Buffer;
  last: boolean;
}

/** What an agency's staff reach. */
export interface IntakeDesk {
  list(agencyId: string, filter: IntakeFilter): Promise<ListedIntakeReport[]>;
  one(agencyId: string, id: string): Promise<IntakeConversation | undefined>;
  /** False: there is no such report. */
  answer(
    agencyId: string,
    id: string,
    message: IntakeMessage & { staffId: string },
    audit: AuditRecord,
  ): Promise<boolean>;
  setState(agencyId: string, id: string, state: IntakeState, now: number, audit: AuditRecord): Promise<boolean>;
  /** @returns undefined when there is no such file, or not all of it has come */
  file(
    agencyId: string,
    id: string,
    fileId: string,
  ): Promise<{ file: IntakeFile; content: AsyncIterable<Buffer> } | undefined>;
}
export const INTAKE_STORE = Symbol('IntakeStore');
