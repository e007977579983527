import { z } from 'zod';
import {
  importColumns,
  importFailures,
  importFileBytes,
  importKinds,
  importStates,
  languages,
  lineProblems,
} from '#domain';
import { pageOf } from './fields.js';

export const importFileBody = z.strictObject({
  kind: z.enum(importKinds),
  /** CSV or XLSX, in base64. */
  file: z
    .string()
    .max(Math.ceil(importFileBytes / 3) * 4, 'must not be larger than 4 MiB')
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'must be a file in base64'),
});
export type ImportFileBody = z.infer<typeof importFileBody>;

export const importView = z.object({
  id: z.uuid(),
  kind: z.enum(importKinds),
  requestedBy: z.uuid(),
  requestedAt: z.iso.datetime(),
  state: z.enum(importStates),
  /** Per cent, while it is `reading` or `applying`. */
  progress: z.int().min(0).max(100),
  /** Why it failed, or why it was not applied. */
  error: z.enum(importFailures).nullable(),
  /** Of `columns_unknown`: names that nobody knows, or columns that are missing or stand there twice. */
  columns: z.array(z.string()),
  /** `null` while it is read for the first time. */
  lines: z.int().nullable(),
  bad: z.int().nullable(),
  /** Its orders became drafts: putting orders into force takes two persons here. */
  drafts: z.boolean(),
  appliedBy: z.uuid().nullable(),
  appliedAt: z.iso.datetime().nullable(),
  /** When file and lines are deleted. */
  expiresAt: z.iso.datetime().nullable(),
});
export type ImportView = z.infer<typeof importView>;
export const importPage = pageOf('imports', importView);
export type ImportPage = z.infer<typeof importPage>;

const column = z.enum([...importColumns.orders, ...importColumns.devices]);

export const importLine = z.object({
  /** As a spreadsheet counts: the names of the columns stand in line 1. */
  line: z.int(),
  /** The cells as they are written, by column; empty ones are absent. */
  values: z.partialRecord(column, z.string()),
  /** What is wrong; empty: the line is good. */
  problems: z.array(
    z.object({
      column,
      code: z.enum(lineProblems),
      /** Of `twice_in_file`: the line in which it stands first. */
      otherLine: z.int().optional(),
    }),
  ),
  /** What it would make; `null`: nothing, it is bad. */
  makes: z
    .object({ newPeople: z.array(z.string()), knownPeople: z.array(z.string()), activates: z.boolean() })
    .nullable(),
});
export type ImportLineView = z.infer<typeof importLine>;

export const importLinePage = z.object({
  lines: z.array(importLine),
  /** The `cursor` of the next page. */
  nextCursor: z.int().nullable(),
});
export type ImportLinePage = z.infer<typeof importLinePage>;

export const importLinesQuery = z.strictObject({
  /** `true`: those that are wrong. */
  bad: z.enum(['true', 'false']).optional(),
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ImportLinesQuery = z.infer<typeof importLinesQuery>;

export const importTemplateQuery = z.strictObject({ kind: z.enum(importKinds), language: z.enum(languages) });
export type ImportTemplateQuery = z.infer<typeof importTemplateQuery>;
