import { createHash } from 'node:crypto';

/** A public key on P-256 (RFC 7518, section 6.2), as a phone shows it. */
export interface PublicKey {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

/** 32 bytes in base64url; the last letter has two bits to spare, which must be nought, so that a key has one name only. */
const coordinate = /^[\w-]{42}[AEIMQUYcgkosw048]$/;

/** The key of a JWK: only what makes it one. `undefined`: no P-256 key, or one that shows its private part. */
export function publicKeyOf(jwk: unknown): PublicKey | undefined {
  if (typeof jwk !== 'object' || jwk === null) return undefined;
  const { kty, crv, x, y, d } = jwk as Record<string, unknown>;
  if (kty !== 'EC' || crv !== 'P-256' || d !== undefined) return undefined;
  if (typeof x !== 'string' || typeof y !== 'string' || !coordinate.test(x) || !coordinate.test(y)) return undefined;
  return { kty, crv, x, y };
}

/** RFC 7638 with SHA-256, base64url: 43 characters. */
export const thumbprintOf = ({ crv, kty, x, y }: PublicKey): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
