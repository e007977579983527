import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export interface RefreshToken {
  token: string;
  /** SHA-256 of the token: what is kept of it. */
  hash: Buffer;
}

/** A token that we made, whether or not it is still good. */
export interface ReadRefreshToken extends RefreshToken {
  sessionId: string;
}

/**
 * Refresh tokens: `<session id>.<secret>.<mac>`. The mac tells a token that was once ours (and, shown again, was copied) from one
 * that somebody made up to end another's session. The next secret follows from the one before and our key, so that a
 * client that asks twice with the same token, or whose answer got lost, is given the same next one.
 */
export class RefreshTokens {
  /** @param key 32 bytes, the same for all api processes */
  constructor(private readonly key: Buffer) {}

  first(sessionId: string): RefreshToken {
    return this.made(sessionId, randomBytes(32).toString('base64url'));
  }

  next({ sessionId, token }: ReadRefreshToken): RefreshToken {
    return this.made(sessionId, this.mac('next', token));
  }

  read(token: string): ReadRefreshToken | undefined {
    const [sessionId = '', secret = '', mac = '', ...more] = token.split('.');
    if (more.length > 0 || token.length > 256) return undefined;
    const given = Buffer.from(mac);
    const ours = Buffer.from(this.mac('token', `${sessionId}.${secret}`));
    if (given.length !== ours.length || !timingSafeEqual(given, ours)) return undefined;
    return { sessionId, token, hash: hashOf(token) };
  }

  private made(sessionId: string, secret: string): RefreshToken {
    const signed = `${sessionId}.${secret}`;
    const token = `${signed}.${this.mac('token', signed)}`;
    return { token, hash: hashOf(token) };
  }

  private mac(purpose: string, text: string): string {
    return createHmac('sha256', this.key).update(`${purpose}\0${text}`).digest('base64url');
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
