import { z } from 'zod';

/** Where the key is that wraps the agencies' keys: one of the three, the same for all processes of one installation. */
export const masterKeyEnvironment = {
  /** Base64 of 32 random bytes. */
  MASTER_KEY: z.string().optional(),
  MASTER_KEY_FILE: z.string().optional(),
  /** The one before it, while `npm run fields -- rewrap` has not run. */
  MASTER_KEY_PREVIOUS: z.string().optional(),
  MASTER_KEY_PREVIOUS_FILE: z.string().optional(),
  /** A service that speaks as the transit engine of HashiCorp Vault. */
  KMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Name of the key there. */
  KMS_KEY: z.string().default('qalqan'),
  KMS_TOKEN: z.string().optional(),
  KMS_TOKEN_FILE: z.string().optional(),
};

type Given = { [Name in keyof typeof masterKeyEnvironment]?: string | undefined } & { NODE_ENV?: string | undefined };

/** Without a master key nothing personal could be kept: the process does not start. */
export function refuseWithoutMasterKey(given: Given, context: z.RefinementCtx): void {
  const ways = [given.MASTER_KEY, given.MASTER_KEY_FILE, given.KMS_URL].filter(Boolean).length;
  const refuse = (name: string, message: string): void => context.addIssue({ code: 'custom', path: [name], message });
  if (ways !== 1) refuse('MASTER_KEY', 'exactly one of MASTER_KEY, MASTER_KEY_FILE and KMS_URL is needed');
  if (!given.KMS_URL) return;
  if (!given.KMS_TOKEN && !given.KMS_TOKEN_FILE) refuse('KMS_URL', 'needs KMS_TOKEN or KMS_TOKEN_FILE');
  if (given.NODE_ENV === 'production' && !given.KMS_URL.startsWith('https:'))
    refuse('KMS_URL', 'carries keys: it must be https');
}
