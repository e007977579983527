import { z } from 'zod';
import { printable } from './fields.js';

/** An agency's own alerting system. `secret` is the key of the signature of what is pushed there. */
export const capEndpointBody = z.strictObject({ url: printable(2000), secret: printable(500).min(16) });
export type CapEndpointBody = z.infer<typeof capEndpointBody>;

/** How far it is; where it is and its secret are never shown again. */
export const capEndpoint = z.object({
  /** Failures since the last success. */
  attempts: z.int(),
  lastError: z.string().nullable(),
  lastSentAt: z.iso.datetime().nullable(),
});
export type CapEndpointAnswer = z.infer<typeof capEndpoint>;
