import { v7 } from 'uuid';
import { systemClock } from './clock.js';

/** Random bytes asked for at once: asking the system for each id by itself costs more than the id. */
const pool = new Uint8Array(16 * 256);
let used = pool.length;
/** Milliseconds since 1970, and the number within them, of the last id. */
let last = -Infinity;
let sequence = 0;

/**
 * UUID version 7 (RFC 9562): made by the application, so that no database sequence is shared between cells, and
 * ordered by time, so that index pages fill from one end.
 */
export type IdFactory = () => string;

export const newId: IdFactory = () => {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const random = pool.subarray(used, (used += 16));
  const now = systemClock.now();
  if (now > last) {
    last = now;
    // Half of the numbers stay free for what comes within the same millisecond.
    sequence = new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 2;
  } else sequence += 1;
  return v7({ random, msecs: last, seq: sequence });
};

/** Ids made from this moment on are not less than it. @param at milliseconds since 1970 */
export const firstIdSince = (at: number): string => v7({ msecs: at, seq: 0, random: new Uint8Array(16) });

/** Injection token of the {@link IdFactory}. */
export const IDS = Symbol('IdFactory');

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => uuidPattern.test(text);

/** The nil id: in the place of an agency or an actor where there is none, as in what the house itself does. */
export const nobody = '00000000-0000-0000-0000-000000000000';
