import { z } from 'zod';
import { subscription } from './addresses.js';

export const pushKey = z.object({
  /** The house's VAPID key (RFC 8292), base64url: `applicationServerKey` of `PushManager.subscribe`. */
  publicKey: z.string(),
});
export type PushKey = z.infer<typeof pushKey>;

/** Of the browser that the app runs in; what else stands in it is let go. */
export const phonePushBody = z.strictObject({ subscription });
export type PhonePushBody = z.infer<typeof phonePushBody>;
