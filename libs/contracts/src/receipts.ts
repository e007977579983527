import { z } from 'zod';

/** The token of a message's link: what stands behind the `#`. */
export const receiptBody = z.strictObject({ token: z.string().regex(/^[\w-]{22}$/, 'is no token of a message') });
export type ReceiptBody = z.infer<typeof receiptBody>;

/** What a gateway, or an adapter before it, says of an SMS. `id`: the gateway's own name for the message. */
export const smsReceiptBody = z.object({
  id: z.string().min(1).max(200),
  status: z.enum(['delivered', 'undelivered']),
});
export type SmsReceiptBody = z.infer<typeof smsReceiptBody>;
