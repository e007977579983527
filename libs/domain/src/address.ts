import { type Channel, channels } from './words.js';

/** A channel that leaves the house: everything but the desk's own screen. */
export type OutsideChannel = Exclude<Channel, 'console'>;
export const outsideChannels = channels.filter((name): name is OutsideChannel => name !== 'console');

/** What a browser's `PushSubscription.toJSON()` gives. `p256dh` and `auth` are base64url (RFC 8291). */
export interface PushSubscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/**
 * Where a message can go: one entry of `channels` of a contact, a person or a member of staff, in the order they are
 * wanted. `token` is a Firebase registration token; `phone` is E.164; `secret` (at least 16 characters) is the key of a
 * webhook's HMAC signature. All of it is personal: it never leaves the database but to the channel itself.
 */
export type Address =
  | { channel: 'fcm'; token: string }
  | { channel: 'web_push'; subscription: PushSubscription }
  | { channel: 'sms'; phone: string }
  | { channel: 'email'; address: string }
  | { channel: 'webhook'; url: string; secret: string };

/** Where a message goes: an address, or the person's own phone, which needs none. */
export type Target = Address | { channel: 'app' };
