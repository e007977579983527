import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../lib/stop.error.mjs';
import { writePrivate } from './private-file.mjs';

/** What must stay the same over restarts and be nobody else's: made once, at random, readable by its owner only. */
export function readOrMakeSecrets(dataDir, environment) {
  const path = join(dataDir, 'secrets.json');
  let kept = {};
  try {
    kept = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Stop(`${path} cannot be read. Delete it: a new one is made, and staff log in again.`);
    if (error.code !== 'ENOENT') throw error;
  }
  const secrets = { ACCESS_TOKEN_SECRET: randomBytes(48).toString('base64url'), ...kept };
  if (kept.ACCESS_TOKEN_SECRET === undefined) writePrivate(path, secrets);
  return {
    ...secrets,
    ...(environment.ACCESS_TOKEN_SECRET && { ACCESS_TOKEN_SECRET: environment.ACCESS_TOKEN_SECRET }),
  };
}
