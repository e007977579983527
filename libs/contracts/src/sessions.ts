import { z } from 'zod';
import { languages, staffRoles } from '#domain';

export const createSessionBody = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(1).max(256),
  totp: z.string().max(16).optional(),
});
export type CreateSessionBody = z.infer<typeof createSessionBody>;

export const session = z.object({
  accessToken: z.string(),
  expiresInSeconds: z.int().positive(),
  staff: z.object({
    id: z.uuid(),
    name: z.string(),
    role: z.enum(staffRoles),
    language: z.enum(languages),
    agency: z.object({ id: z.uuid(), name: z.string(), timeZone: z.string() }),
  }),
});
export type Session = z.infer<typeof session>;

export const renewedSession = session.pick({ accessToken: true, expiresInSeconds: true });
export type RenewedSession = z.infer<typeof renewedSession>;
