import { createHmac } from 'node:crypto';

/**
 * `v1=` and the hex HMAC-SHA256, keyed with the webhook's secret, of `<timestamp>.<body>`. The receiver computes it over
 * the raw body, compares in constant time, and refuses a timestamp (Unix seconds) older than five minutes.
 */
export function webhookSignature(secret: string, timestampSeconds: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestampSeconds}.${body}`).digest('hex')}`;
}
