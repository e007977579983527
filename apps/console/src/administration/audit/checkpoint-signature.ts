import type { AuditKeys, AuditVerificationAnswer } from '#contracts';

export type Checkpoint = AuditVerificationAnswer['checkpoints'][number];

/** `unable`: this browser knows no Ed25519, or the page is not served over https. */
export type SignatureState = 'holds' | 'broken' | 'unknownKey' | 'unable';

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  bytesOf(text.replaceAll('-', '+').replaceAll('_', '/'));

const fromPem = (pem: string): Uint8Array<ArrayBuffer> =>
  bytesOf(pem.replace(/-----[^-]+-----/g, '').replace(/\s/g, ''));

/** What a checkpoint signs: `libs/access/src/audit/audit-checkpoint.ts` writes the same bytes. */
const signedBytes = ({ agencyId, sequence, hash, at }: Checkpoint): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`qalqan audit checkpoint 1\n${JSON.stringify([agencyId, sequence, hash, at])}`);

/** Checks a signature in this browser, with nothing of the server's but the public key. */
export async function checkSignature(
  checkpoint: Checkpoint,
  keys: AuditKeys['keys'],
  subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle,
): Promise<SignatureState> {
  const known = keys.find(({ keyId }) => keyId === checkpoint.keyId);
  if (known === undefined) return 'unknownKey';
  if (subtle === undefined) return 'unable';
  let key: CryptoKey;
  try {
    key = await subtle.importKey('spki', fromPem(known.publicKey), 'Ed25519', false, ['verify']);
  } catch {
    // Safari before 17 and Chrome before 137 do not know the algorithm.
    return 'unable';
  }
  const signature = fromBase64url(checkpoint.signature);
  return (await subtle.verify('Ed25519', key, signature, signedBytes(checkpoint))) ? 'holds' : 'broken';
}
