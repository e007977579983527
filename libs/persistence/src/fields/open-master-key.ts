import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { MasterKey } from '#access';
import { LocalMasterKey, masterKeyBytes } from './local-master-key.js';
import { TransitMasterKey } from './transit-master-key.js';

/** As `masterKeyEnvironment` of #configuration reads them. */
export interface MasterKeySettings {
  MASTER_KEY?: string | undefined;
  MASTER_KEY_FILE?: string | undefined;
  MASTER_KEY_PREVIOUS?: string | undefined;
  MASTER_KEY_PREVIOUS_FILE?: string | undefined;
  KMS_URL?: string | undefined;
  KMS_KEY?: string | undefined;
  KMS_TOKEN?: string | undefined;
  KMS_TOKEN_FILE?: string | undefined;
}

/** @throws Error that names the setting, and no key */
export function openMasterKey(settings: MasterKeySettings): MasterKey {
  const { KMS_URL: url, KMS_KEY: key = 'qalqan', KMS_TOKEN: token, KMS_TOKEN_FILE: tokenFile } = settings;
  if (url)
    return new TransitMasterKey({
      url,
      key,
      token: async () => (tokenFile ? (await readFile(tokenFile, 'utf8')).trim() : (token ?? '')),
    });
  const current = bytesOf(settings, 'MASTER_KEY');
  if (!current) throw new Error('MASTER_KEY, MASTER_KEY_FILE or KMS_URL: one of them is needed');
  const previous = bytesOf(settings, 'MASTER_KEY_PREVIOUS');
  return new LocalMasterKey(current, previous && [previous]);
}

function bytesOf(settings: MasterKeySettings, name: 'MASTER_KEY' | 'MASTER_KEY_PREVIOUS'): Buffer | undefined {
  const file = settings[`${name}_FILE`];
  const text = settings[name] || (file && readFileSync(file, 'utf8'));
  if (!text) return undefined;
  try {
    return masterKeyBytes(text);
  } catch (error) {
    const setting = settings[name] ? name : `${name}_FILE`;
    throw new Error(`${setting}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
