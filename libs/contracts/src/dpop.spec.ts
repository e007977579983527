import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { calculateJwkThumbprint, compactVerify, EmbeddedJWK } from 'jose';
import { dpopProof, makePhoneKey, PhoneCredentials, type PhoneKey } from './dpop.js';

const now = Date.UTC(2026, 10, 2, 9);
const url = 'https://qalqan.test/v1/positions?x=1#y';

describe('a proof of possession', () => {
  let key: PhoneKey;

  beforeAll(async () => {
    key = await makePhoneKey();
  });

  const read = async (proof: string) => {
    const { payload, protectedHeader } = await compactVerify(proof, EmbeddedJWK);
    return { header: protectedHeader, claims: JSON.parse(new TextDecoder().decode(payload)) as unknown };
  };

  it('is what RFC 9449 asks for, as others read it', async () => {
    const id = randomUUID();
    const proof = await dpopProof(key, { method: 'POST', url, token: 'a token', nonce: 'n', id, now });
    const { header, claims } = await read(proof);
    expect(header).toEqual({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicKey });
    const ath = createHash('sha256').update('a token').digest('base64url');
    const htu = 'https://qalqan.test/v1/positions';
    expect(claims).toEqual({ jti: id, htm: 'POST', htu, iat: now / 1_000, ath, nonce: 'n' });
    expect(await calculateJwkThumbprint(key.publicKey)).toHaveLength(43);
  });

  it('leaves out what there is not yet', async () => {
    const { claims } = await read(await dpopProof(key, { method: 'POST', url, id: 'i', now }));
    expect(claims).not.toHaveProperty('ath');
    expect(claims).not.toHaveProperty('nonce');
  });

  it('is by a key that cannot be taken from the phone', async () => {
    await expect(crypto.subtle.exportKey('jwk', key.privateKey)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('pkcs8', key.privateKey)).rejects.toThrow();
  });

  it('goes with the token, and with the last nonce that was heard', async () => {
    const credentials = new PhoneCredentials(key, 'a token');
    const nonce = async () => {
      const { dpop, authorization } = await credentials.headers({ method: 'GET', url, id: 'i', now });
      expect(authorization).toBe('DPoP a token');
      return ((await read(dpop!)).claims as { nonce?: string }).nonce;
    };
    expect(await nonce()).toBeUndefined();
    expect(credentials.hear(401, 'first')).toBe(true);
    expect(await nonce()).toBe('first');
    expect([credentials.hear(200, 'second'), credentials.hear(200, null), credentials.hear(401, undefined)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(await nonce()).toBe('second');
  });
});
