import { z } from 'zod';
import { languages, staffRoles } from '#domain';
import { givenTime } from './fields.js';

const words = z.object(
  Object.fromEntries(languages.map((language) => [language, z.string()])) as Record<
    (typeof languages)[number],
    z.ZodString
  >,
);
const kind = z.enum(['read', 'change', 'export', 'session']);
const result = z.enum(['allowed', 'refused', 'failed']);

const page = {
  from: givenTime.optional(),
  /** Not including. */
  to: givenTime.optional(),
  /** The `nextCursor` of the page before. */
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const auditQuery = z.strictObject({
  /** A person whom the entries concern. */
  subject: z.uuid().optional(),
  /** A member of staff or a device. */
  actor: z.uuid().optional(),
  ...page,
});
export type AuditQuery = z.infer<typeof auditQuery>;

export const readersQuery = z.strictObject(page);
export type ReadersQuery = z.infer<typeof readersQuery>;

/** Newest first. */
export const auditPage = z.object({
  entries: z.array(
    z.object({
      sequence: z.int(),
      at: z.iso.datetime(),
      actor: z.enum(['staff', 'device', 'system']),
      actorId: z.uuid(),
      action: z.string(),
      kind,
      /** The action, as a human says it. */
      words,
      object: z.string(),
      objectId: z.uuid().nullable(),
      reason: z.string().nullable(),
      result,
      /** People whom it concerns. */
      subjects: z.array(z.uuid()),
    }),
  ),
  nextCursor: z.int().nullable(),
});
export type AuditPage = z.infer<typeof auditPage>;

/** Newest first. Role and agency of who it was, never the name. */
export const readersPage = z.object({
  readers: z.array(
    z.object({
      at: z.iso.datetime(),
      /** As it is today; `null` when the account is gone. */
      role: z.enum(staffRoles).nullable(),
      agency: z.string(),
      action: z.string(),
      kind,
      words,
      reason: z.string().nullable(),
      result,
    }),
  ),
  nextCursor: z.int().nullable(),
});
export type ReadersPage = z.infer<typeof readersPage>;

/** Newest first: the keys whose checkpoints are in the database. */
export const auditKeys = z.object({
  keys: z.array(
    z.object({
      keyId: z.string(),
      algorithm: z.literal('Ed25519'),
      /** SPKI, PEM. */
      publicKey: z.string(),
      since: z.iso.datetime(),
    }),
  ),
});
export type AuditKeys = z.infer<typeof auditKeys>;
