import { z } from 'zod';
import { languages } from '#domain';

export const manifestFormat = 'qalqan evidence 1';

/** Of the archive: what is signed, its signature, and the key's public half for whoever has none yet. */
export const manifestName = 'manifest.json';
export const signatureName = 'manifest.sig';
export const publicKeyName = 'public-key.pem';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const manifestFile = z.object({ name: z.string(), mediaType: z.string(), bytes: z.int().min(0), sha256 });
export type ManifestFile = z.infer<typeof manifestFile>;

/** What an archive of evidence consists of. Times are ISO 8601 UTC, hashes hexadecimal. */
export const manifestSchema = z.object({
  format: z.literal(manifestFormat),
  exportId: z.uuid(),
  incidentId: z.uuid(),
  agencyId: z.uuid(),
  language: z.enum(languages),
  requestedAt: z.iso.datetime(),
  requestedBy: z.object({ staffId: z.uuid(), role: z.string() }),
  reason: z.string(),
  /** Nothing that the house received later is in the evidence. */
  madeAt: z.iso.datetime(),
  software: z.object({ name: z.string(), version: z.string() }),
  /** The agency's audit chain when the evidence was made, the request for it included. */
  audit: z.object({ sequence: z.int(), hash: sha256 }),
  /**
   * The newest signed checkpoint of that chain, made for this evidence; an earlier one, or none, when the chain did not
   * hold: whoever keeps the archive can prove what stood in the chain. Its signature is its own, of `keyId`.
   */
  checkpoint: z
    .object({
      agencyId: z.uuid(),
      sequence: z.int(),
      hash: sha256,
      at: z.iso.datetime(),
      keyId: z.string(),
      signature: z.base64url(),
    })
    .nullable()
    .default(null),
  files: z.array(manifestFile),
  /** Of the key that signs: the first 16 hexadecimal digits of the SHA-256 of its public half (SPKI, DER). */
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The bytes that are signed: what stands in the archive, so that a judge's expert needs no program of ours. */
export const manifestBytes = (manifest: Manifest): Buffer => Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
