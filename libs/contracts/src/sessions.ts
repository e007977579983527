import { z } from 'zod';
import { languages, secondFactors, staffRoles } from '#domain';
import { newPassword } from './agencies.js';
import { text } from './fields.js';

export const createSessionBody = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(1).max(256),
  /** Of the authenticator app: six digits. */
  totp: z.string().max(16).optional(),
  /** In place of any other second factor, once. */
  recoveryCode: z.string().max(64).optional(),
});
export type CreateSessionBody = z.infer<typeof createSessionBody>;

/** Beside it the refresh token, as a cookie that no script can read. */
export const session = z.object({
  accessToken: z.string(),
  expiresInSeconds: z.int().positive(),
  staff: z.object({
    id: z.uuid(),
    name: z.string(),
    role: z.enum(staffRoles),
    /** What the role may do, as each route names it: a screen leaves out what would be refused. */
    permissions: z.array(z.string()),
    language: z.enum(languages),
    agency: z.object({ id: z.uuid(), name: z.string(), timeZone: z.string() }),
  }),
  /** The agency demands a second factor and the session has none: enrol one, nothing else is permitted. */
  mustEnrol: z.boolean(),
  /** Somebody else gave the password: choose one's own, nothing else is permitted. */
  mustChangePassword: z.boolean(),
});
export type Session = z.infer<typeof session>;

/** A session as its owner, or an administrator, knows it again. */
export const staffSession = z.object({
  id: z.uuid(),
  current: z.boolean(),
  userAgent: z.string(),
  secondFactor: z.enum(secondFactors),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export const staffSessions = z.object({ sessions: z.array(staffSession) });
export type StaffSessionList = z.infer<typeof staffSessions>;

/** How one can log in here. */
export const signInWays = z.object({ singleSignOn: z.boolean() });
export type SignInWays = z.infer<typeof signInWays>;

export const changeOwnPasswordBody = z.strictObject({ currentPassword: z.string().min(1).max(256), newPassword });
export type ChangeOwnPasswordBody = z.infer<typeof changeOwnPasswordBody>;

export const passkey = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
});
export type ShownPasskey = z.infer<typeof passkey>;

export const ownSecondFactors = z.object({
  totp: z.boolean(),
  passkeys: z.array(passkey),
  recoveryCodesLeft: z.int().nonnegative(),
});
export type OwnSecondFactors = z.infer<typeof ownSecondFactors>;

/** `address` for a QR code, `secret` (base32) for who types it. Shown once. */
export const totpEnrolment = z.object({ address: z.string(), secret: z.string() });
export type TotpEnrolmentAnswer = z.infer<typeof totpEnrolment>;

export const confirmTotpBody = z.strictObject({ code: z.string().max(16) });
export type ConfirmTotpBody = z.infer<typeof confirmTotpBody>;

/** Shown once. Empty: those made before stay good. */
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodesAnswer = z.infer<typeof recoveryCodes>;

/** What `navigator.credentials` is asked with, and the id to answer with. */
export const passkeyChallenge = z.object({ challengeId: z.uuid(), options: z.record(z.string(), z.unknown()) });
export type PasskeyChallengeAnswer = z.infer<typeof passkeyChallenge>;

const base64Url = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[\w-]+$/, 'must be base64url');

const credential = <Shape extends z.ZodRawShape>(response: z.ZodObject<Shape>) =>
  z.object({
    id: base64Url(1400),
    rawId: base64Url(1400),
    type: z.literal('public-key'),
    clientExtensionResults: z.object({}).default({}),
    response,
  });

/** A new passkey, as WebAuthn's `toJSON` writes it. */
export const registerPasskeyBody = z.strictObject({
  name: text(100),
  challengeId: z.uuid(),
  credential: credential(
    z.object({
      clientDataJSON: base64Url(4_000),
      attestationObject: base64Url(20_000),
      transports: z.array(z.string().max(32)).max(10).optional(),
    }),
  ),
});
export type RegisterPasskeyBody = z.infer<typeof registerPasskeyBody>;
export const registeredPasskey = passkey.extend({ recoveryCodes: z.array(z.string()) });
export type RegisteredPasskey = z.infer<typeof registeredPasskey>;

/** An answer by a passkey, as WebAuthn's `toJSON` writes it. */
export const passkeySessionBody = z.strictObject({
  challengeId: z.uuid(),
  credential: credential(
    z.object({
      clientDataJSON: base64Url(4_000),
      authenticatorData: base64Url(4_000),
      signature: base64Url(2_000),
      userHandle: base64Url(200).nullish(),
    }),
  ),
});
export type PasskeySessionBody = z.infer<typeof passkeySessionBody>;
