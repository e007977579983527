import type { AuditEntryView, ReaderView } from '#access';
import type { AuditPage, ReadersPage } from '#contracts';
import { auditActOf } from '#domain';

/** Of one more row than asked for. */
function pageOf<Row extends { sequence: number }>(rows: readonly Row[], limit: number) {
  const shown = rows.slice(0, limit);
  return { shown, nextCursor: rows.length > limit ? shown.at(-1)!.sequence : null };
}

export function auditPageOf(rows: readonly AuditEntryView[], limit: number): AuditPage {
  const { shown, nextCursor } = pageOf(rows, limit);
  return { entries: shown.map((row) => ({ ...row, ...auditActOf(row.action) })), nextCursor };
}

export function readersPageOf(rows: readonly ReaderView[], limit: number): ReadersPage {
  const { shown, nextCursor } = pageOf(rows, limit);
  return { readers: shown.map(({ sequence: _, ...row }) => ({ ...row, ...auditActOf(row.action) })), nextCursor };
}
