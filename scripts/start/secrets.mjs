import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../lib/stop.error.mjs';
import { writePrivate } from './private-file.mjs';

/** Wraps the keys that personal fields are sealed with. */
const newMasterKey = () => randomBytes(32).toString('base64');
const newSecret = () => randomBytes(48).toString('base64url');
/** Signs the checkpoints of the audit chain: Ed25519, PKCS#8, PEM. */
const newSigningKey = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });

/** Each of its own, so that one can be changed without the others. */
const makers = {
  ACCESS_TOKEN_SECRET: newSecret,
  SECOND_FACTOR_SECRET: newSecret,
  AUDIT_SIGNING_KEY: newSigningKey,
  MASTER_KEY: newMasterKey,
};

/** What must stay the same over restarts and be nobody else's: made once, at random, readable by its owner only. */
export function readOrMakeSecrets(dataDir, environment) {
  const path = join(dataDir, 'secrets.json');
  let kept = {};
  try {
    kept = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Stop(
        `${path} cannot be read. What it holds opens the data beside it: put a copy back, or delete the whole directory.`,
      );
    if (error.code !== 'ENOENT') throw error;
  }
  const secrets = Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, kept[name] ?? make()]));
  if (Object.keys(makers).some((name) => kept[name] === undefined)) writePrivate(path, { ...kept, ...secrets });
  const given = Object.fromEntries(
    Object.entries({ ...kept, ...secrets }).map(([name, own]) => [name, environment[name] || own]),
  );
  // One master key: a file or a key service that the operator names stands for ours.
  if (environment.MASTER_KEY_FILE || environment.KMS_URL) delete given.MASTER_KEY;
  return given;
}
