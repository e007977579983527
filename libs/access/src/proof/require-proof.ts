import { AccessError, type AccessErrorCode } from '../access.error.js';
import type { ProofVerifier, ProvedRequest } from './proof-verifier.js';

/** What is read of an HTTP request. */
export interface RequestWithProof {
  method: string;
  url: string;
  /** The header `DPoP`. */
  proof: string | undefined;
}

/** What is said in its answer, whatever becomes of it. */
export interface AnswerToProof {
  header(name: string, value: string): unknown;
}

/**
 * The thumbprint of the key that a request was proved to come from.
 *
 * @throws AccessError `proof_missing`, `proof_invalid` or `proof_stale`; the answer then says in its headers what is wanted
 */
export async function requireProof(
  proofs: ProofVerifier,
  { method, url, proof }: RequestWithProof,
  answer: AnswerToProof,
  expected: Omit<ProvedRequest, 'method' | 'path'> = {},
): Promise<string> {
  const refused = (code: AccessErrorCode, error: string): AccessError => {
    answer.header('www-authenticate', `DPoP ${error}algs="ES256"`);
    return new AccessError(code);
  };
  if (!proof) throw refused('proof_missing', '');
  const path = url.split('?', 1)[0]!;
  const held = await proofs.verify(proof, { method, path, ...expected }).catch((error: unknown) => {
    throw error instanceof AccessError ? refused('proof_invalid', 'error="invalid_dpop_proof", ') : error;
  });
  if (held.nonce !== undefined) answer.header('dpop-nonce', held.nonce);
  if (!held.isFresh) throw refused('proof_stale', 'error="use_dpop_nonce", ');
  return held.thumbprint;
}
