/** Something of a person's own that a phone had better read again. */
export interface CompanionHint {
  personId: string;
  event: 'incident.updated' | 'warning' | 'check_in.updated';
  /** Of the press, the delivery or the check-in. */
  id: string;
}

export interface CompanionHints {
  /** Of the last event in its log. */
  cursor: number;
  /** There is more after it. */
  more: boolean;
  hints: CompanionHint[];
}

/** Port: what the log of a cell has for phones. */
export interface CompanionHintReader {
  lastCursor(cell: number): Promise<number>;
  /** What came after `cursor`; `undefined`: nothing did. */
  after(cell: number, cursor: number): Promise<CompanionHints | undefined>;
}
export const COMPANION_HINTS = Symbol('CompanionHintReader');
