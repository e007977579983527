import { z } from 'zod';
import { channels } from '#domain';
import { givenTime, pageOf, pageQuery } from './fields.js';

export const listQuarantinedReportsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A report that could not be evaluated: when, of which device and why. What stands in it is not told. */
export const quarantinedReport = z.object({
  id: z.uuid(),
  deviceId: z.uuid(),
  receivedAt: z.iso.datetime(),
  reason: z.string(),
});

export const quarantinedReports = z.object({ quarantinedReports: z.array(quarantinedReport) });
export type QuarantinedReports = z.infer<typeof quarantinedReports>;

export const listFailedDeliveriesQuery = pageQuery.extend({ status: z.literal('failed').default('failed') });
export type ListFailedDeliveriesQuery = z.infer<typeof listFailedDeliveriesQuery>;

/** A delivery that is tried no more. Whom it is for is told by ids: no name, no address. */
export const failedDelivery = z.object({
  id: z.uuid(),
  incidentId: z.uuid(),
  alarmId: z.uuid(),
  recipient: z.string(),
  recipientId: z.uuid(),
  channel: z.enum(channels),
  attempts: z.int(),
  /** Of the last attempt. */
  errorCode: z.string().nullable(),
  queuedAt: z.iso.datetime(),
  failedAt: z.iso.datetime(),
});

export const failedDeliveryPage = pageOf('deliveries', failedDelivery);
export type FailedDeliveryPage = z.infer<typeof failedDeliveryPage>;

/** Which failed deliveries are sent again; what is left out is any. */
export const sendAgainBody = z.strictObject({
  channel: z.enum(channels).optional(),
  errorCode: z
    .string()
    .regex(/^[a-z_]{1,40}$/, 'is not an error code')
    .optional(),
  failedSince: givenTime,
});
export type SendAgainBody = z.infer<typeof sendAgainBody>;

/** `more`: others that fit may be left; ask again. */
export const sentAgain = z.object({ sentAgain: z.int(), more: z.boolean() });
export type SentAgain = z.infer<typeof sentAgain>;
