import { describe, expect, it } from '@jest/globals';
import { checkSignature, type Checkpoint } from './checkpoint-signature.js';

const base64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));

async function signed() {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const spki = base64(await crypto.subtle.exportKey('spki', pair.publicKey));
  const publicKey = `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`;
  const key = { keyId: 'k', algorithm: 'Ed25519' as const, publicKey, since: '2026-11-22T00:00:00.000Z' };
  const body = { agencyId: 'a', sequence: 7, hash: 'ff', at: '2026-11-22T00:00:00.000Z' };
  const text = `qalqan audit checkpoint 1\n${JSON.stringify(Object.values(body))}`;
  const signature = base64(await crypto.subtle.sign('Ed25519', pair.privateKey, new TextEncoder().encode(text)));
  const checkpoint: Checkpoint = {
    ...body,
    keyId: 'k',
    signature: signature.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
  };
  return { checkpoint, key };
}

describe('the signature of a checkpoint', () => {
  it('holds for what was signed, and for nothing else', async () => {
    const { checkpoint, key } = await signed();
    expect(await checkSignature(checkpoint, [key])).toBe('holds');
    expect(await checkSignature({ ...checkpoint, sequence: 8 }, [key])).toBe('broken');
    expect(await checkSignature({ ...checkpoint, hash: 'fe' }, [key])).toBe('broken');
  });

  it('is not believed by an unknown key', async () => {
    const { checkpoint, key } = await signed();
    expect(await checkSignature(checkpoint, [])).toBe('unknownKey');
    const other = await signed();
    expect(await checkSignature(checkpoint, [{ ...key, publicKey: other.key.publicKey }])).toBe('broken');
  });

  it('says when the browser cannot tell', async () => {
    const { checkpoint, key } = await signed();
    const old = { importKey: () => Promise.reject(new Error('Unrecognized name')) } as unknown as SubtleCrypto;
    expect(await checkSignature(checkpoint, [key], old)).toBe('unable');
  });
});
