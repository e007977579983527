import type { Opener } from '#access';
import type { CheckedLine, ImportRecord } from '#imports';

/** Of `import` i. */
export const importColumnsOf = `i.id, i.agency_id AS "agencyId", i.kind, i.requested_by AS "requestedBy",
  i.requested_at AS "requestedAt", i.state, i.progress, i.error, i.columns, i.lines, i.bad, i.drafts,
  i.applied_by AS "appliedBy", i.applied_at AS "appliedAt", i.expires_at AS "expiresAt"`;

export type ImportRow = Omit<ImportRecord, 'requestedAt' | 'appliedAt' | 'expiresAt' | 'columns'> & {
  requestedAt: Date;
  appliedAt: Date | null;
  expiresAt: Date | null;
  columns: string | null;
};

/** What is sealed for which place. */
export const filePlace = (id: string): string => `import.file:${id}`;
export const columnsPlace = (id: string): string => `import.columns:${id}`;
export const linePlace = (id: string, line: number): string => `import_line.content:${id}:${line}`;

export const importOf = <Row extends ImportRow>(
  row: Row,
  opener: Opener,
): Omit<Row, keyof ImportRow> & ImportRecord => ({
  ...row,
  columns: row.columns === null ? [] : (JSON.parse(opener.open(columnsPlace(row.id), row.columns)) as string[]),
  requestedAt: row.requestedAt.getTime(),
  appliedAt: row.appliedAt?.getTime() ?? null,
  expiresAt: row.expiresAt?.getTime() ?? null,
});

export interface LineRow {
  line: number;
  content: string;
}

export const lineOf = (opener: Opener, id: string, { line, content }: LineRow): CheckedLine => ({
  line,
  ...(JSON.parse(opener.open(linePlace(id, line), content)) as Omit<CheckedLine, 'line'>),
});
