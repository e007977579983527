import { type CompactJWSHeaderParameters, compactVerify, type CryptoKey, importJWK } from 'jose';
import type { Clock } from '#domain';
import { AccessError } from '../access.error.js';
import { hashDeviceToken } from '../device-tokens.js';
import { publicKeyOf, type PublicKey, thumbprintOf } from './key-thumbprint.js';
import type { ProofNonces } from './proof-nonces.js';
import type { UsedProofs } from './used-proofs.js';

/** How far a phone's clock may be from ours before we ask for a nonce. */
const clockToleranceMilliseconds = 5 * 60_000;
/** A proof of ours has some 500 characters. */
const longestProof = 2_048;
const longestId = 100;
/** Imported keys, some 1 kB each. */
const keysRemembered = 20_000;

/** What a proof must be for (RFC 9449, section 4.3). */
export interface ProvedRequest {
  method: string;
  /** As it came, without its query. */
  path: string;
  /** Which the proof must name. Absent: the phone has none yet. */
  token?: string;
  /** Of the key that the token is bound to. Absent: whichever key the proof is signed by. */
  thumbprint?: string;
  /** Id of the press that is made or cancelled, in lower case. */
  pressId?: string | undefined;
}

export interface HeldProof {
  thumbprint: string;
  /** Of the present, and not used before. A proof for a press always is. */
  isFresh: boolean;
  /** What the phone must, or had better, put into its next proof. */
  nonce: string | undefined;
}

interface ProofClaims {
  jti: string;
  htm: unknown;
  htu: unknown;
  ath: unknown;
  nonce: unknown;
  /** Milliseconds since 1970. */
  issuedAt: number;
}

/**
 * Reads the proofs by which a phone shows that it holds its key (DPoP, RFC 9449; ES256 alone).
 *
 * A proof for a press carries the press's id as its own. It is good for that press alone, which a repetition finds and does not
 * make again: so it is taken whatever the phone's clock says, and as often as it comes. A survivor's press is not refused for a time.
 */
export class ProofVerifier {
  private readonly keys = new Map<string, CryptoKey>();
  /** Where phones reach us; `undefined`: under any name. */
  private readonly publicOrigin: string | undefined;
  private readonly publicPath: string = '';

  constructor(
    private readonly nonces: ProofNonces,
    private readonly used: UsedProofs,
    private readonly clock: Clock,
    publicUrl?: string,
  ) {
    if (publicUrl === undefined) return;
    const { origin, pathname } = new URL(publicUrl);
    this.publicOrigin = origin;
    this.publicPath = pathname.replace(/\/$/, '');
  }

  /** @throws AccessError `proof_invalid`; whether it is fresh is for the caller to judge */
  async verify(proof: string, request: ProvedRequest): Promise<HeldProof> {
    if (proof.length > longestProof) throw new AccessError('proof_invalid');
    let thumbprint = '';
    const keyOf = async (header: CompactJWSHeaderParameters | undefined): Promise<CryptoKey> => {
      const key = publicKeyOf(header?.jwk);
      if (!key || header?.typ !== 'dpop+jwt' || header.crit !== undefined) throw new AccessError('proof_invalid');
      thumbprint = thumbprintOf(key);
      // Before the signature: who does not even show the key costs us nothing more.
      if (request.thumbprint !== undefined && request.thumbprint !== thumbprint) throw new AccessError('proof_invalid');
      return this.keys.get(thumbprint) ?? (await imported(key));
    };
    const { payload, key } = await compactVerify(proof, keyOf, { algorithms: ['ES256'] }).catch(() => {
      throw new AccessError('proof_invalid');
    });
    this.remember(thumbprint, key);
    const claims = claimsOf(payload);
    if (!claims || !this.isFor(claims, request)) throw new AccessError('proof_invalid');
    return this.judged(claims, thumbprint, request.pressId);
  }

  private isFor({ htm, htu, ath, jti }: ProofClaims, { method, path, token, pressId }: ProvedRequest): boolean {
    if (htm !== method || typeof htu !== 'string' || !URL.canParse(htu)) return false;
    const { origin, pathname } = new URL(htu);
    if (pathname !== path && pathname !== `${this.publicPath}${path}`) return false;
    // An installation that was given another name refuses no press for it.
    if (this.publicOrigin !== undefined && origin !== this.publicOrigin && jti.toLowerCase() !== pressId) return false;
    return token === undefined || ath === hashDeviceToken(token).toString('base64url');
  }

  private judged({ jti, nonce, issuedAt }: ProofClaims, thumbprint: string, pressId: string | undefined): HeldProof {
    const isOnTime = Math.abs(issuedAt - this.clock.now()) <= clockToleranceMilliseconds;
    const isNonced = !isOnTime && typeof nonce === 'string' && this.nonces.accepts(nonce, thumbprint);
    const isOfPress = pressId !== undefined && jti.toLowerCase() === pressId;
    const isFresh = isOfPress || ((isOnTime || isNonced) && this.used.use(thumbprint, jti));
    const current = isFresh && isOnTime ? undefined : this.nonces.current(thumbprint);
    return { thumbprint, isFresh, nonce: current === nonce && isFresh ? undefined : current };
  }

  private remember(thumbprint: string, key: CryptoKey): void {
    if (this.keys.has(thumbprint)) return;
    if (this.keys.size >= keysRemembered) this.keys.delete(this.keys.keys().next().value!);
    this.keys.set(thumbprint, key);
  }
}

const imported = (key: PublicKey): Promise<CryptoKey> => importJWK({ ...key }, 'ES256');

function claimsOf(payload: Uint8Array): ProofClaims | undefined {
  let claims: unknown;
  try {
    claims = JSON.parse(new TextDecoder().decode(payload));
  } catch {
    return undefined;
  }
  if (typeof claims !== 'object' || claims === null) return undefined;
  const { jti, iat, htm, htu, ath, nonce } = claims as Record<string, unknown>;
  if (typeof jti !== 'string' || jti === '' || jti.length > longestId || typeof iat !== 'number') return undefined;
  return { jti, htm, htu, ath, nonce, issuedAt: iat * 1_000 };
}
