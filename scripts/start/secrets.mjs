import { generateKeyPairSync, randomBytes } from 'node:crypto';
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
  const secrets = {
    ACCESS_TOKEN_SECRET: kept.ACCESS_TOKEN_SECRET ?? randomBytes(48).toString('base64url'),
    AUDIT_SIGNING_KEY: kept.AUDIT_SIGNING_KEY ?? newSigningKey(),
  };
  if (Object.keys(secrets).some((name) => kept[name] === undefined)) writePrivate(path, { ...kept, ...secrets });
  return Object.fromEntries(
    Object.entries({ ...kept, ...secrets }).map(([name, own]) => [name, environment[name] || own]),
  );
}

/** Signs the checkpoints of the audit chain: Ed25519, PKCS#8, PEM. */
const newSigningKey = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
