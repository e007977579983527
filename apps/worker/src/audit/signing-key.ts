import { readFileSync } from 'node:fs';
import { SigningKey } from '#access';
import type { Configuration } from '../configuration.js';

/**
 * What signs the audit chain's checkpoints and the evidence. `undefined` without a key.
 *
 * @throws Error that names the setting: a worker with a key that is none must not start and sign nothing
 */
export function signingKey(configuration: Configuration): SigningKey | undefined {
  const { AUDIT_SIGNING_KEY: key, AUDIT_SIGNING_KEY_FILE: path } = configuration;
  if (!key && !path) return undefined;
  const setting = key ? 'AUDIT_SIGNING_KEY' : 'AUDIT_SIGNING_KEY_FILE';
  try {
    return new SigningKey(key || readFileSync(path!, 'utf8'));
  } catch (error) {
    throw new Error(`${setting}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
