import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../lib/stop.error.mjs';
import { writePrivate } from './private-file.mjs';

/** Each of its own, so that one can be changed without the other. */
const names = ['ACCESS_TOKEN_SECRET', 'SECOND_FACTOR_SECRET'];

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
  const made = Object.fromEntries(names.map((name) => [name, randomBytes(48).toString('base64url')]));
  const secrets = { ...made, ...kept };
  if (names.some((name) => kept[name] === undefined)) writePrivate(path, secrets);
  const given = names.filter((name) => environment[name]);
  return { ...secrets, ...Object.fromEntries(given.map((name) => [name, environment[name]])) };
}
