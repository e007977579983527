import { z } from 'zod';
import { askedBeside } from './approvals.js';
import { givenTime, pageOf, text } from './fields.js';

/** "May pass on 3 May, 9–11." */
export const grantPermitBody = z.strictObject({
  /** `null`: of the proximity limit. */
  zoneId: z.uuid().nullable(),
  from: givenTime,
  /** At most 31 days after `from`. */
  to: givenTime,
  reason: text(1000),
  emergency: askedBeside.emergency,
});
export type GrantPermitBody = z.infer<typeof grantPermitBody>;

export const permit = z.object({
  id: z.uuid(),
  orderId: z.uuid(),
  zoneId: z.uuid().nullable(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  reason: z.string(),
  /** From then on it permits nothing. */
  withdrawnAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type Permit = z.infer<typeof permit>;
export const permitPage = pageOf('permits', permit);
export type PermitPage = z.infer<typeof permitPage>;
