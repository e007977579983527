import { z } from 'zod';

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
