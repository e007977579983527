import { z } from 'zod';
import { locationRequestStatuses } from '#domain';
import { printable, text } from './fields.js';
import { point } from './geojson.js';

export const askForLocationBody = z.strictObject({
  /** A party of the order. */
  personId: z.uuid(),
  /** Required unless the order has an open incident. Kept with the request and in the audit chain. */
  reason: text(500).optional(),
});
export type AskForLocationBody = z.infer<typeof askForLocationBody>;

/** The first fix that was made after the asking. */
export const locationAnswer = z.object({
  fixTime: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  /** Which of the person's devices it was. */
  deviceId: z.uuid(),
  point,
  accuracyMeters: z.number(),
  /** The device says that the position is faked. */
  mock: z.boolean(),
  /** From asking to the answer, by the server's clock. */
  secondsToFix: z.number(),
});
export type LocationAnswer = z.infer<typeof locationAnswer>;

export const locationRequest = z.object({
  id: z.uuid(),
  orderId: z.uuid(),
  personId: z.uuid(),
  askedBy: z.uuid(),
  reason: z.string().nullable(),
  askedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  status: z.enum(locationRequestStatuses),
  answeredAt: z.iso.datetime().nullable(),
  /** `null` until it is answered, for auditors, and when the position has been deleted since. */
  answer: locationAnswer.nullable(),
});
export type LocationRequest = z.infer<typeof locationRequest>;

export const pushAddressBody = z.strictObject({ channel: z.literal('fcm'), token: printable(4096) });
export type PushAddressBody = z.infer<typeof pushAddressBody>;
