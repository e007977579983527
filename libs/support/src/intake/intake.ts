import type { IntakeAuthor, IntakeFileKind, IntakeState, Language } from '#domain';

/** What somebody without an account has told an agency. */
export interface IntakeReport {
  id: string;
  agencyId: string;
  language: Language;
  state: IntakeState;
  /** Milliseconds since 1970, as all times here. */
  createdAt: number;
  updatedAt: number;
}

export interface IntakeMessage {
  id: string;
  author: IntakeAuthor;
  text: string;
  writtenAt: number;
}

export interface IntakeFile {
  id: string;
  kind: IntakeFileKind;
  /** IANA media type, by the file's own first bytes. */
  mediaType: string;
  bytes: number;
  /** Whether all of its pieces have come. */
  complete: boolean;
  createdAt: number;
}

export interface IntakeConversation extends IntakeReport {
  messages: readonly IntakeMessage[];
  files: readonly IntakeFile[];
}

/** A report as the agency's list shows it. */
export interface ListedIntakeReport extends IntakeReport {
  /** Of the newest message. */
  lastAuthor: IntakeAuthor;
  files: number;
}
