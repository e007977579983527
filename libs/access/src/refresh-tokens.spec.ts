import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { RefreshTokens } from './refresh-tokens.js';

describe('refresh tokens', () => {
  const tokens = new RefreshTokens(randomBytes(32));
  const sessionId = randomUUID();

  it('are read back with the hash they were kept by', () => {
    const first = tokens.first(sessionId);
    expect(tokens.read(first.token)).toEqual({ sessionId, ...first });
    expect(tokens.first(sessionId).token).not.toBe(first.token);
  });

  it('follow from one another, the same from the same', () => {
    const first = tokens.read(tokens.first(sessionId).token)!;
    const second = tokens.next(first);
    expect(tokens.next(first)).toEqual(second);
    expect(tokens.read(second.token)).toMatchObject({ sessionId });
    expect(tokens.next(tokens.read(second.token)!).token).not.toBe(second.token);
  });

  it('that we did not make are none: of another key, another session, changed, cut', () => {
    const { token } = tokens.first(sessionId);
    const [, secret, mac] = token.split('.');
    const strange = [
      new RefreshTokens(randomBytes(32)).first(sessionId).token,
      `${randomUUID()}.${secret}.${mac}`,
      `${sessionId}.${secret}x.${mac}`,
      `${sessionId}.${secret}`,
      `${token}.`,
      '',
      '..',
      'x'.repeat(10_000),
    ];
    for (const each of strange) expect(tokens.read(each)).toBeUndefined();
  });
});
