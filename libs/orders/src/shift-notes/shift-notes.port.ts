/** What who goes leaves to who comes. */
export interface ShiftNote {
  id: string;
  text: string;
  writtenBy: string;
  /** Milliseconds since 1970, as all times here. */
  writtenAt: number;
  /** Who came and has read it. */
  confirmedBy: string | null;
  confirmedAt: number | null;
}

/** With the names of who wrote and who read: those of one desk know each other by them. */
export interface NamedShiftNote extends ShiftNote {
  writerName: string;
  confirmerName: string | null;
}

export interface ShiftNoteFilter {
  /** Only those that somebody has read, or only those that nobody has. */
  confirmed?: boolean | undefined;
  after?: string | undefined;
  limit: number;
}

/** Port. The shift notes of one agency. */
export interface ShiftNotes {
  insert(note: ShiftNote): Promise<void>;
  /** Newest first. */
  list(filter: ShiftNoteFilter): Promise<NamedShiftNote[]>;
  byId(id: string): Promise<NamedShiftNote | undefined>;
  lock(id: string): Promise<ShiftNote | undefined>;
  markConfirmed(id: string, staffId: string, at: number): Promise<void>;
}
