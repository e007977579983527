import { z } from 'zod';

export const pushKey = z.object({
  /** The house's VAPID key (RFC 8292), base64url: `applicationServerKey` of `PushManager.subscribe`. */
  publicKey: z.string(),
});
export type PushKey = z.infer<typeof pushKey>;
