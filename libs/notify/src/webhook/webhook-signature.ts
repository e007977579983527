import { createHmac, timingSafeEqual } from 'node:crypto';

/** A signature older than this, or this far in the future, is refused: what was overheard cannot be played again later. */
export const replayWindowSeconds = 300;

/**
 * `v1=` and the hex HMAC-SHA256, keyed with the webhook's secret, of `<timestamp>.<body>`. The receiver computes it over
 * the raw body: see {@link verifyWebhook}.
 */
export function webhookSignature(secret: string, timestampSeconds: number, body: string | Buffer): string {
  return `v1=${createHmac('sha256', secret).update(`${timestampSeconds}.`).update(body).digest('hex')}`;
}

/** What goes with a signed body. @param now milliseconds since 1970 */
export function signedHeaders(secret: string, now: number, body: string): Record<string, string> {
  const timestamp = Math.floor(now / 1000);
  return {
    'qalqan-timestamp': String(timestamp),
    'qalqan-signature': webhookSignature(secret, timestamp, body),
  };
}

export interface SignedRequest {
  /** Of the header `qalqan-timestamp`. */
  timestamp: string | undefined;
  /** Of the header `qalqan-signature`. */
  signature: string | undefined;
  /** As it came, not parsed and written anew. */
  body: string | Buffer;
}

/**
 * What a receiver must ask before it believes a message: signed with the shared secret, and lately. Within the window a
 * message may still come twice (we repeat what was not answered): its `deliveryId` tells.
 *
 * @param now milliseconds since 1970
 */
export function verifyWebhook(secret: string, { timestamp, signature, body }: SignedRequest, now: number): boolean {
  if (!/^\d{1,15}$/.test(timestamp ?? '')) return false;
  const expected = Buffer.from(webhookSignature(secret, Number(timestamp), body));
  const given = Buffer.from(signature ?? '');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return Math.abs(now / 1000 - Number(timestamp)) <= replayWindowSeconds;
}
