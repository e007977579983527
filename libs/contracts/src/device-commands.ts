import { z } from 'zod';
import { deviceCommandFailures, deviceCommandKinds, deviceCommandStatuses } from '#domain';
import { pageOf, text } from './fields.js';

/** What a device is asked to do. `seconds`: how often it reports, until the house directs it otherwise. */
export const deviceCommandBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('locate_now') }),
  z.strictObject({ kind: z.literal('set_interval'), seconds: z.number().int().min(5).max(86_400) }),
  z.strictObject({ kind: z.literal('vibrate') }),
  /** Shown on the device. */
  z.strictObject({ kind: z.literal('text'), text: text(160) }),
]);
export type DeviceCommandBody = z.infer<typeof deviceCommandBody>;

export const deviceCommand = z.object({
  id: z.uuid(),
  deviceId: z.uuid(),
  kind: z.enum(deviceCommandKinds),
  seconds: z.number().nullable(),
  text: z.string().nullable(),
  status: z.enum(deviceCommandStatuses),
  /** Why it failed. */
  failure: z.enum(deviceCommandFailures).nullable(),
  /** `null`: the house itself, since staff asked where its wearer is. */
  askedBy: z.uuid().nullable(),
  askedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** How often it was sent, and when the last time. */
  attempts: z.number(),
  sentAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  /** What the device said, in its own words; never of `locate_now`. */
  answer: z.string().nullable(),
});
export type DeviceCommandView = z.infer<typeof deviceCommand>;
export const deviceCommandPage = pageOf('commands', deviceCommand);
export type DeviceCommandPage = z.infer<typeof deviceCommandPage>;
