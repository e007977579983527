import { readFileSync } from 'node:fs';
import { CheckpointSigner } from '#access';
import type { Configuration } from '../configuration.js';

/**
 * `undefined` without a key.
 *
 * @throws Error that names the setting: a worker with a key that is none must not start and sign nothing
 */
export function checkpointSigner(configuration: Configuration): CheckpointSigner | undefined {
  const { AUDIT_SIGNING_KEY: key, AUDIT_SIGNING_KEY_FILE: path } = configuration;
  if (!key && !path) return undefined;
  const setting = key ? 'AUDIT_SIGNING_KEY' : 'AUDIT_SIGNING_KEY_FILE';
  try {
    return new CheckpointSigner(key || readFileSync(path!, 'utf8'));
  } catch (error) {
    throw new Error(`${setting}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
