import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../configuration.js';
import { signingKey } from './signing-key.js';

const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const MASTER_KEY = randomBytes(32).toString('base64');
const signerOf = (environment: Record<string, string>) =>
  signingKey(readConfiguration({ DATABASE_URL: 'postgres://localhost/q', MASTER_KEY, ...environment }));

describe('the key that signs the audit chain', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qalqan-key-'));
    writeFileSync(join(folder, 'key.pem'), pem);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is none unless it is given', () => {
    expect(signerOf({})).toBeUndefined();
    expect(signerOf({ AUDIT_SIGNING_KEY: '' })).toBeUndefined();
  });

  it('is the same from the environment and from a file', () => {
    const ofFile = signerOf({ AUDIT_SIGNING_KEY_FILE: join(folder, 'key.pem') });
    expect(ofFile?.key).toEqual(signerOf({ AUDIT_SIGNING_KEY: pem })?.key);
    expect(ofFile?.key.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  });

  it('ends the start when it is none, by its setting and without its content', () => {
    expect(() => signerOf({ AUDIT_SIGNING_KEY: 's3cret' })).toThrow(
      /^AUDIT_SIGNING_KEY: is not an Ed25519 private key/,
    );
    expect(() => signerOf({ AUDIT_SIGNING_KEY_FILE: join(folder, 'absent') })).toThrow(
      /^AUDIT_SIGNING_KEY_FILE: .*ENOENT/,
    );
  });
});
