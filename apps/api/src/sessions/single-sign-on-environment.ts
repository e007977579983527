import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { SingleSignOnSettings } from '#access';

/** The house's client at a provider of OpenID Connect. All or none of it. */
export const singleSignOnEnvironment = {
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isSafe, 'must be https')
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** A file with the secret, in place of the variable. */
  OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  /** Whose staff the provider speaks for; absent: that of every agency of the house. */
  OIDC_AGENCY_ID: z.uuid().optional(),
};

type Environment = z.infer<z.ZodObject<typeof singleSignOnEnvironment>> & { PUBLIC_URL?: string | undefined };

const callbackPath = '/v1/sessions/oidc/callback';

/** What never leaves this machine needs no TLS. */
function isSafe(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}

export function refuseHalfSingleSignOn(environment: Environment, context: z.RefinementCtx): void {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_CLIENT_SECRET_FILE, PUBLIC_URL } = environment;
  const secret = OIDC_CLIENT_SECRET ?? OIDC_CLIENT_SECRET_FILE;
  if (!OIDC_ISSUER && !OIDC_CLIENT_ID && !secret) return;
  const needed = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET: secret, PUBLIC_URL };
  for (const [name, value] of Object.entries(needed))
    if (!value) context.addIssue({ code: 'custom', path: [name], message: 'is needed for single sign-on' });
}

/** `undefined` when it is not configured. */
export function singleSignOnSettings(environment: Environment): SingleSignOnSettings | undefined {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_CLIENT_SECRET_FILE, OIDC_AGENCY_ID } = environment;
  if (!OIDC_ISSUER) return undefined;
  return {
    issuer: new URL(OIDC_ISSUER),
    clientId: OIDC_CLIENT_ID!,
    clientSecret: OIDC_CLIENT_SECRET ?? readFileSync(OIDC_CLIENT_SECRET_FILE!, 'utf8').trim(),
    redirectUri: `${environment.PUBLIC_URL!.replace(/\/$/, '')}${callbackPath}`,
    agencyId: OIDC_AGENCY_ID,
  };
}
