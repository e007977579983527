import { z } from 'zod';
import { deviceKinds } from '#domain';
import { text } from './fields.js';

/** Shown this once. Good for 15 minutes, for one phone. */
export const enrolmentCode = z.object({ code: z.string(), expiresAt: z.iso.datetime() });
export type EnrolmentCode = z.infer<typeof enrolmentCode>;

/** 32 bytes in base64url. */
const coordinate = z.string().length(43);

/** The phone's public key (ECDSA, P-256) as a JWK, as WebCrypto exports it. Never with its private part. */
const publicKey = z
  .looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate })
  .refine((key) => !('d' in key), { path: ['d'], message: 'must never leave the phone' });

export const enrolPhoneBody = z.strictObject({
  /** As it was said or typed: letters of any case, hyphens and spaces. */
  code: z.string().min(1).max(40),
  publicKey,
  /** The version of the app. */
  firmware: text(100).optional(),
});
export type EnrolPhoneBody = z.infer<typeof enrolPhoneBody>;

/** `token` is shown once, and is worth nothing without the key. */
export const enrolledPhone = z.object({
  token: z.string(),
  tokenType: z.literal('DPoP'),
  /** RFC 7638, of the key that the token is bound to. */
  keyThumbprint: z.string(),
  device: z.object({ id: z.uuid(), kind: z.enum(deviceKinds) }),
  /** By which it signs a press that it sends as an SMS (`sms-press.ts`); `number`: to where, `null`: the house takes none. */
  sms: z.object({ key: z.string(), shortId: z.string(), number: z.string().nullable() }),
});
export type EnrolledPhone = z.infer<typeof enrolledPhone>;
