import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../configuration.js';
import { evidenceSigner } from './signing-key.js';
import { software } from './software.js';

const read = (more: Record<string, string>) =>
  evidenceSigner(readConfiguration({ DATABASE_URL: 'postgres://127.0.0.1/qalqan', ...more }));

describe('the key that signs evidence', () => {
  it('is none when none is set', () => {
    expect(read({})).toBeUndefined();
  });

  it('is read from the setting', () => {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(read({ AUDIT_SIGNING_KEY: pem })!.key.keyId).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is refused by the name of its setting, without its value', () => {
    expect(() => read({ AUDIT_SIGNING_KEY: 'no key' })).toThrow(
      /^AUDIT_SIGNING_KEY: is not an Ed25519 private key [^n]/,
    );
    expect(() => read({ AUDIT_SIGNING_KEY_FILE: '/nowhere' })).toThrow(/^AUDIT_SIGNING_KEY_FILE: .*ENOENT/);
  });

  it('is named with the program that it is used by', () => {
    expect(software).toEqual({ name: 'Qalqan', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });
});
