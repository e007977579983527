import { z } from 'zod';
import { exportFailures, exportStatuses, languages } from '#domain';
import { askedBeside } from './approvals.js';
import { text } from './fields.js';

export const exportIncidentBody = z.strictObject({
  /** Kept with the export, in the manifest and in the audit chain. */
  reason: text(500),
  /** Of the document; the other files are for programs. */
  language: z.enum(languages),
  emergency: askedBeside.emergency,
});
export type ExportIncidentBody = z.infer<typeof exportIncidentBody>;

export const exportRequested = z.object({ id: z.uuid(), status: z.enum(exportStatuses) });
export type ExportRequested = z.infer<typeof exportRequested>;

export const evidenceExport = z.object({
  id: z.uuid(),
  incidentId: z.uuid(),
  requestedBy: z.uuid(),
  reason: z.string(),
  language: z.enum(languages),
  requestedAt: z.iso.datetime(),
  status: z.enum(exportStatuses),
  /** Per cent. */
  progress: z.int().min(0).max(100),
  /** Why it failed. */
  error: z.enum(exportFailures).nullable(),
  readyAt: z.iso.datetime().nullable(),
  /** When its files are deleted. */
  expiresAt: z.iso.datetime().nullable(),
});
export type EvidenceExportView = z.infer<typeof evidenceExport>;

export const listExportsQuery = z.strictObject({
  incidentId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type ListExportsQuery = z.infer<typeof listExportsQuery>;
export const evidenceExports = z.object({ exports: z.array(evidenceExport) });
export type EvidenceExports = z.infer<typeof evidenceExports>;
