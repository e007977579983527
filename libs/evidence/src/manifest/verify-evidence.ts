import { type ArchivedFile, readArchive, type ReadAt } from '../archive/read-archive.js';
import { type Manifest, manifestName, manifestSchema, publicKeyName, signatureName } from './manifest.js';
import { type AuditKey, auditKeyOf, isSigned, isSignedBy } from '#access';

export type FileVerdict = 'ok' | 'altered' | 'missing' | 'added';

/**
 * `trusted`: signed by a key that the reader gave. `unvouched`: signed by the key that lies in the archive itself, which
 * whoever made the archive anew could have put there.
 */
export type SignatureVerdict = 'trusted' | 'unvouched' | 'wrong' | 'missing' | 'other_key';

/**
 * Of the audit checkpoint within. `absent`: the chain did not hold, or the archive is older than checkpoints in archives.
 * `other_key`: an earlier one, signed with a key that has been replaced since and that the reader did not give.
 */
export type CheckpointVerdict = 'ok' | 'wrong' | 'other_key' | 'absent';

export interface VerifiedEvidence {
  manifest: Manifest | undefined;
  files: { name: string; verdict: FileVerdict }[];
  signature: SignatureVerdict;
  keyId: string | undefined;
  checkpoint: CheckpointVerdict;
}

/**
 * Compares an archive with its manifest, and the manifest with its signature. Needs neither database nor network.
 *
 * @param trusted public keys that the reader believes; none: the archive's own is taken, and the verdict says so
 * @throws Error when it is no archive of evidence, or a damaged one
 */
export async function verifyEvidence(read: ReadAt, trusted: readonly AuditKey[]): Promise<VerifiedEvidence> {
  const found = await readArchive(read);
  const one = (name: string): Buffer | undefined => found.find((file) => file.name === name)?.content;
  const bytes = one(manifestName);
  const manifest = bytes && parsed(bytes);
  if (!bytes || !manifest)
    return {
      manifest,
      files: comparisonOf(found, []),
      signature: 'missing',
      keyId: undefined,
      checkpoint: 'absent',
    };
  const enclosed = one(publicKeyName);
  return {
    manifest,
    files: comparisonOf(found, manifest.files),
    signature: signatureVerdict(bytes, one(signatureName), enclosed, manifest.keyId, trusted),
    keyId: manifest.keyId,
    checkpoint: checkpointVerdict(manifest, enclosed, trusted),
  };
}

function checkpointVerdict(
  { checkpoint, agencyId, audit }: Manifest,
  enclosed: Buffer | undefined,
  trusted: readonly AuditKey[],
): CheckpointVerdict {
  if (!checkpoint) return 'absent';
  const own = enclosedKey(enclosed);
  const keys = trusted.length > 0 ? trusted : own ? [own] : [];
  if (!keys.some(({ keyId }) => keyId === checkpoint.keyId)) return 'other_key';
  const same = checkpoint.sequence !== audit.sequence || checkpoint.hash === audit.hash;
  return same && checkpoint.agencyId === agencyId && isSigned(checkpoint, keys) ? 'ok' : 'wrong';
}

function comparisonOf(
  found: readonly ArchivedFile[],
  listed: Manifest['files'],
): { name: string; verdict: FileVerdict }[] {
  const own = new Set([manifestName, signatureName, publicKeyName]);
  const verdicts = listed.map(({ name, bytes, sha256 }) => {
    const file = found.find((candidate) => candidate.name === name);
    const same = file?.bytes === bytes && file.sha256 === sha256;
    return { name, verdict: !file ? ('missing' as const) : same ? ('ok' as const) : ('altered' as const) };
  });
  // A second file of one name would be shown by some programs and not by others.
  const known = new Set<string>();
  const added = found.filter(({ name }) => {
    const expected = (own.has(name) || listed.some((file) => file.name === name)) && !known.has(name);
    known.add(name);
    return !expected;
  });
  return [...verdicts, ...added.map(({ name }) => ({ name, verdict: 'added' as const }))];
}

function signatureVerdict(
  bytes: Buffer,
  signature: Buffer | undefined,
  enclosed: Buffer | undefined,
  keyId: string,
  trusted: readonly AuditKey[],
): SignatureVerdict {
  if (!signature) return 'missing';
  const believed = trusted.find((key) => key.keyId === keyId);
  if (trusted.length > 0 && !believed) return 'other_key';
  const key = believed ?? enclosedKey(enclosed);
  if (!key) return 'missing';
  if (key.keyId !== keyId || !isSignedBy(key, bytes, signature)) return 'wrong';
  return believed ? 'trusted' : 'unvouched';
}

function enclosedKey(pem: Buffer | undefined): AuditKey | undefined {
  try {
    return pem && auditKeyOf(pem);
  } catch {
    // Whatever it is, it is no key.
    return undefined;
  }
}

function parsed(bytes: Buffer): Manifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    // Whatever it is, it is no manifest.
    return undefined;
  }
}
