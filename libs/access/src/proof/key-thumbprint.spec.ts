import { beforeAll, describe, expect, it } from '@jest/globals';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { publicKeyOf, thumbprintOf } from './key-thumbprint.js';

describe('the key that a phone shows', () => {
  let key: JWK;

  beforeAll(async () => {
    key = await exportJWK((await generateKeyPair('ES256', { extractable: true })).publicKey);
  });

  it('has the thumbprint of RFC 7638, whatever stands beside it', async () => {
    const known = publicKeyOf({ ...key, kid: 'mine', ext: true, key_ops: ['verify'] })!;
    expect(thumbprintOf(known)).toBe(await calculateJwkThumbprint(key));
  });

  it('has one name only: bits to spare are nought', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(key.x!.at(-1)!);
    const twin = `${key.x!.slice(0, -1)}${alphabet[last + 1]}`;
    expect(Buffer.from(twin, 'base64url').equals(Buffer.from(key.x!, 'base64url'))).toBe(true);
    expect(publicKeyOf({ ...key, x: twin })).toBeUndefined();
  });

  it.each([
    ['nothing', undefined],
    ['a word', 'key'],
    ['another curve', { crv: 'P-384' }],
    ['another kind', { kty: 'OKP' }],
    ['its private part', { d: 'x'.repeat(43) }],
    ['a number for a coordinate', { x: 7 }],
    ['a long coordinate', { y: 'x'.repeat(44) }],
  ])('is none with %s', (_, change) => {
    expect(publicKeyOf(typeof change === 'object' ? { ...key, ...change } : change)).toBeUndefined();
  });
});
