import { z } from 'zod';
import { auditFaultKinds, languages, staffRoles } from '#domain';
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
  /** One of `GET /v1/audit/actions`. */
  action: z
    .string()
    .regex(/^[a-z_.]{1,60}$/, 'is not an action')
    .optional(),
  /** What was read or changed: an order, an incident, a device. */
  object: z.uuid().optional(),
  result: result.optional(),
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
      actor: z.enum(['staff', 'device', 'contact', 'system']),
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

/** Every action that the chain may hold, as a human says it. */
export const auditActions = z.object({ actions: z.array(z.object({ action: z.string(), kind, words })) });
export type AuditActions = z.infer<typeof auditActions>;

export const verifyAuditQuery = z.strictObject({
  /** The entry up to which it has been verified: `verifiedTo` of the part before. 0: from the beginning. */
  after: z.coerce.number().int().min(0).default(0),
});
export type VerifyAuditQuery = z.infer<typeof verifyAuditQuery>;

/** A part of the agency's chain, computed anew from what lies in the database. */
export const auditVerification = z.object({
  /** Entries that were computed anew in this part. */
  entries: z.int(),
  verifiedTo: z.int(),
  /** Where the chain ends, as its head says. */
  head: z.int(),
  /** False: ask again with `after` = `verifiedTo`. */
  complete: z.boolean(),
  faults: z.array(
    z.object({
      kind: z.enum(auditFaultKinds),
      sequence: z.int(),
      until: z.int().nullable(),
    }),
  ),
  /** Those within this part: what was signed, so that anybody can check the signature. */
  checkpoints: z.array(
    z.object({
      agencyId: z.uuid(),
      sequence: z.int(),
      /** Of that entry, hexadecimal. */
      hash: z.string(),
      at: z.iso.datetime(),
      keyId: z.string(),
      /** Ed25519, base64url. */
      signature: z.string(),
    }),
  ),
});
export type AuditVerificationAnswer = z.infer<typeof auditVerification>;
