import { jwtVerify, SignJWT } from 'jose';
import type { Clock } from '#domain';
import { AccessError } from './access.error.js';

const issuer = 'qalqan';
const audience = 'qalqan:staff';
/** RFC 9068: an access token, and nothing else that the house may sign one day. */
const type = 'at+jwt';
export const accessTokenSeconds = 15 * 60;

/** What an access token says. */
export interface StaffClaims {
  staffId: string;
  /** The session that it belongs to: it ends with it. */
  sessionId: string;
}

/** Signs and reads the short-lived access tokens of staff (JWT, HS256; subject = staff id, nothing personal inside). */
export class StaffTokens {
  private readonly key: Uint8Array;

  /** @param secret at least 32 bytes, the same for all api processes */
  constructor(
    secret: string,
    private readonly clock: Clock,
  ) {
    this.key = new TextEncoder().encode(secret);
    if (this.key.length < 32) throw new Error('ACCESS_TOKEN_SECRET must be at least 32 bytes long');
  }

  async sign({ staffId, sessionId }: StaffClaims): Promise<string> {
    const seconds = Math.floor(this.clock.now() / 1000);
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'HS256', typ: type })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(staffId)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + accessTokenSeconds)
      .sign(this.key);
  }

  /** What the token says, or an {@link AccessError}. */
  async read(token: string): Promise<StaffClaims> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        issuer,
        audience,
        typ: type,
        requiredClaims: ['exp'],
        algorithms: ['HS256'],
        currentDate: new Date(this.clock.now()),
      });
      const { sub, sid } = payload;
      if (typeof sub === 'string' && typeof sid === 'string') return { staffId: sub, sessionId: sid };
    } catch {
      throw new AccessError('token_invalid');
    }
    throw new AccessError('token_invalid');
  }
}
