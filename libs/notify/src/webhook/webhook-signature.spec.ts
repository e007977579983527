import { describe, expect, it } from '@jest/globals';
import { replayWindowSeconds, signedHeaders, verifyWebhook } from './webhook-signature.js';

const secret = 'a secret that both sides know';
const now = Date.UTC(2026, 10, 22, 9);
const body = '{"type":"alarm","words":"Шұғыл көмек керек"}';
const signed = (at = now) => {
  const headers = signedHeaders(secret, at, body);
  return { timestamp: headers['qalqan-timestamp'], signature: headers['qalqan-signature'], body };
};

describe('what a webhook’s receiver asks before it believes', () => {
  it('takes what was signed with the secret, as text or as it came', () => {
    expect(verifyWebhook(secret, signed(), now)).toBe(true);
    expect(verifyWebhook(secret, { ...signed(), body: Buffer.from(body) }, now)).toBe(true);
  });

  it('takes it again within the window, and not after it, nor from the future', () => {
    const overheard = signed();
    expect(verifyWebhook(secret, overheard, now + replayWindowSeconds * 1000)).toBe(true);
    expect(verifyWebhook(secret, overheard, now + replayWindowSeconds * 1000 + 1)).toBe(false);
    expect(verifyWebhook(secret, overheard, now - replayWindowSeconds * 1000 - 1)).toBe(false);
  });

  it.each([
    ['another secret', 'another secret altogether', signed()],
    ['another body', secret, { ...signed(), body: body.replace('alarm', 'test') }],
    ['a fresher time on an old signature', secret, { ...signed(now - 3_600_000), timestamp: String(now / 1000) }],
    ['no signature', secret, { ...signed(), signature: undefined }],
    ['half a signature', secret, { ...signed(), signature: signed().signature!.slice(0, 30) }],
    ['no time', secret, { ...signed(), timestamp: undefined }],
    ['a time that is none', secret, { ...signed(), timestamp: '1e9' }],
  ])('refuses %s', (_case, key, request) => expect(verifyWebhook(key, request, now)).toBe(false));
});
