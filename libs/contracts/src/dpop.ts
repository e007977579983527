/**
 * How a phone proves with each request that it holds its key (DPoP, RFC 9449), so that a copied token is worth nothing. Works by
 * WebCrypto alone: the same in a browser, in an app's web view and in Node.
 */

/** A key of the phone. Its private part cannot be read, not even by the app. */
export interface PhoneKey {
  privateKey: ProofKey;
  /** What the api is given at the enrolment, and sees in each proof. */
  publicKey: PublicPhoneKey;
}

type ProofKey = Parameters<typeof crypto.subtle.sign>[1];

/** A JWK on P-256 (RFC 7518, section 6.2). */
export interface PublicPhoneKey {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

export interface ProofRequest {
  method: string;
  /** Where the request goes; query and fragment are left out of the proof. */
  url: string;
  /** Absent: while there is none, at the enrolment. */
  token?: string | undefined;
  /** The last one that the api gave. */
  nonce?: string | undefined;
  /** By which the proof is told from others: new for each request, but the press's id for a press and its cancel. */
  id: string;
  /** The phone's clock. Milliseconds since 1970. */
  now: number;
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** A new key, made where it stays. */
export async function makePhoneKey(): Promise<PhoneKey> {
  const pair = await crypto.subtle.generateKey(curve, false, ['sign', 'verify']);
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { privateKey: pair.privateKey, publicKey: { kty: 'EC', crv: 'P-256', x: x!, y: y! } };
}

/** The value of the header `DPoP`. */
export async function dpopProof(key: PhoneKey, request: ProofRequest): Promise<string> {
  const { method, url, token, nonce, id, now } = request;
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicKey };
  const claims = {
    jti: id,
    htm: method,
    htu: url.split(/[?#]/, 1)[0],
    iat: Math.floor(now / 1_000),
    ...(token !== undefined && { ath: base64url(await crypto.subtle.digest('SHA-256', utf8(token))) }),
    ...(nonce !== undefined && { nonce }),
  };
  const signed = `${base64url(utf8(JSON.stringify(header)))}.${base64url(utf8(JSON.stringify(claims)))}`;
  return `${signed}.${base64url(await crypto.subtle.sign(signing, key.privateKey, utf8(signed)))}`;
}

/** What a phone shows with its requests, and the nonce that it was last given. */
export class PhoneCredentials {
  private nonce: string | undefined;

  /** @param token absent until the phone is enrolled */
  constructor(
    private readonly key: PhoneKey,
    private readonly token?: string,
  ) {}

  /** The headers of one request: a repetition needs new ones. */
  async headers(request: Pick<ProofRequest, 'method' | 'url' | 'id' | 'now'>): Promise<Record<string, string>> {
    const { token, nonce } = this;
    const dpop = await dpopProof(this.key, { ...request, token, nonce });
    return { dpop, ...(token !== undefined && { authorization: `DPoP ${token}` }) };
  }

  /**
   * Hears an answer. True: the proof came late, by a wrong clock or twice, and the same request is worth sending once more.
   *
   * @param nonce the answer's header `DPoP-Nonce`
   */
  hear(status: number, nonce: string | null | undefined): boolean {
    if (!nonce) return false;
    this.nonce = nonce;
    return status === 401;
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text);

const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
