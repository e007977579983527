import { z } from 'zod';
import { channels, trackerProtocols } from '#domain';
import { givenTime, pageOf, pageQuery } from './fields.js';

export const listQuarantinedReportsQuery = pageQuery;

/** A report that could not be evaluated: when, of which device and why. What stands in it is not told. */
export const quarantinedReport = z.object({
  id: z.uuid(),
  deviceId: z.uuid(),
  receivedAt: z.iso.datetime(),
  reason: z.string(),
});

export const quarantinedReports = pageOf('quarantinedReports', quarantinedReport);
export type QuarantinedReports = z.infer<typeof quarantinedReports>;

/** Named itself to a gateway and is registered by nobody. `uniqueId` is `null` when it cannot be read any more. */
export const unknownDevice = z.object({
  id: z.uuid(),
  uniqueId: z.string().nullable(),
  protocol: z.enum(trackerProtocols),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  attempts: z.number().int(),
});
export const listUnknownDevicesQuery = pageQuery;
export const unknownDevices = pageOf('unknownDevices', unknownDevice);
export type UnknownDevicesPage = z.infer<typeof unknownDevices>;

/** A frame of a tracker that was not believed: its begin, masked, its length, and a digest that is the same for the same frame. */
export const quarantinedFrame = z.object({
  id: z.uuid(),
  receivedAt: z.iso.datetime(),
  protocol: z.enum(trackerProtocols),
  fault: z.string(),
  /** `null`: it had not named itself. */
  deviceId: z.uuid().nullable(),
  beginsWith: z.string(),
  bytes: z.number().int(),
  digest: z.string(),
});
export const listQuarantinedFramesQuery = pageQuery;
export const quarantinedFrames = pageOf('quarantinedFrames', quarantinedFrame);
export type QuarantinedFramesPage = z.infer<typeof quarantinedFrames>;

const errorCode = z.string().regex(/^[a-z_]{1,40}$/, 'is not an error code');

export const listFailedDeliveriesQuery = pageQuery.extend({
  status: z.literal('failed').default('failed'),
  channel: z.enum(channels).optional(),
  errorCode: errorCode.optional(),
  failedSince: givenTime.optional(),
});
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
  errorCode: errorCode.optional(),
  failedSince: givenTime,
});
export type SendAgainBody = z.infer<typeof sendAgainBody>;

/** `more`: others that fit may be left; ask again. */
export const sentAgain = z.object({ sentAgain: z.int(), more: z.boolean() });
export type SentAgain = z.infer<typeof sentAgain>;

/** How a channel has done for the agency. Numbers of deliveries; nobody is named. */
export const channelHealth = z.object({
  channel: z.enum(channels),
  /** `not_configured`: the house has no credentials for it, and sends nothing. */
  status: z.enum(['ready', 'not_configured']),
  /** When the last one was taken by the carrier, within a day; `null`: none was. */
  lastSentAt: z.iso.datetime().nullable(),
  /** When the last one is known to have arrived, within a day. */
  lastDeliveredAt: z.iso.datetime().nullable(),
  /** Those that wait for their next attempt. */
  waiting: z.int(),
  /** Since when the one waits that has waited longest. */
  waitingSince: z.iso.datetime().nullable(),
  sentLastHour: z.int(),
  failedLastHour: z.int(),
  sentLastDay: z.int(),
  failedLastDay: z.int(),
  /** Of the failures of the last day, the commonest first. */
  errors: z.array(z.object({ errorCode: z.string().nullable(), failed: z.int() })),
});
export const channelsHealth = z.object({
  at: z.iso.datetime(),
  channels: z.array(channelHealth),
});
export type ChannelsHealth = z.infer<typeof channelsHealth>;
