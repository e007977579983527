import { createHash } from 'node:crypto';
import { systemClock } from '#domain';
import { FieldKeys, openMasterKey } from '#persistence';

/** The same in each run, so that a database may be measured again; it protects nobody. */
export const benchMasterKey = createHash('sha256').update('bench').digest('base64');

export const benchKeys = (): FieldKeys => new FieldKeys(openMasterKey({ MASTER_KEY: benchMasterKey }), systemClock);
