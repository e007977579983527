import { z } from 'zod';
import { channels } from '#domain';
import { printable } from './fields.js';

/** Which channels somebody has entered, in the order they are wanted; the app of a phone needs no entry. Tokens, phones, addresses and secrets are never shown again. */
export const shownChannels = z.array(z.object({ channel: z.enum(channels).exclude(['console', 'app']) }));

/** E.164: `+` and 7 to 15 digits. */
const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a phone number like +77075550193');

/** As the browser's `PushSubscription` says itself in JSON; what else stands in it is let go. */
export const subscription = z.object({
  endpoint: printable(2000),
  keys: z.object({
    p256dh: z.string().regex(/^[\w-]{87}=?$/, 'must be 65 bytes in base64url'),
    auth: z.string().regex(/^[\w-]{22}(==)?$/, 'must be 16 bytes in base64url'),
  }),
});

const sms = z.strictObject({ channel: z.literal('sms'), phone });
const email = z.strictObject({ channel: z.literal('email'), address: z.email().max(254) });

/** Where another human can be asked something. */
export const ownAddress = z.discriminatedUnion('channel', [email, sms]);

/** A webhook's `secret` is the key of its signature. */
export const address = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('fcm'), token: printable(4096) }),
  z.strictObject({ channel: z.literal('web_push'), subscription }),
  sms,
  email,
  z.strictObject({ channel: z.literal('webhook'), url: printable(2000), secret: printable(500).min(16) }),
]);

export const addresses = z.array(address).max(10);
