import type { Channel } from '#domain';

/** A channel that leaves the house: everything but the desk's own screen. */
export type OutsideChannel = Exclude<Channel, 'console'>;

/**
 * One entry of `contact.channels`, in the order the survivor chose. `token` is a Firebase registration token of the
 * contact's phone; `secret` (at least 16 characters) is the key of the webhook's HMAC signature. Both are personal: they
 * never leave the database but to the channel itself.
 */
export type ContactChannel = { channel: 'fcm'; token: string } | { channel: 'webhook'; url: string; secret: string };
