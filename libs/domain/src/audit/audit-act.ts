import type { Language } from '../words.js';

/** What kind of act an entry of the audit chain tells of. `export`: data left the house. */
export type AuditActKind = 'read' | 'change' | 'export' | 'session';

export interface AuditAct {
  kind: AuditActKind;
  words: Record<Language, string>;
}

export const act = (kind: AuditActKind, en: string, ru: string, kk: string): AuditAct => ({
  kind,
  words: { en, ru, kk },
});
