import { type Database, column } from '#persistence';
import { type ProtocolName, protocolNames } from '#protocols';
import type { LoadDevice } from './seed-load.js';

/** A device of the load that is a tracker. */
export interface LoadTracker extends LoadDevice {
  protocol: ProtocolName;
  imei: string;
}

/** Of ten trackers four speak Teltonika's protocol, four GT06, one H02 and one that of watches. */
const shares: readonly ProtocolName[] = [
  ...(['teltonika', 'gt06', 'teltonika', 'gt06', 'h02'] as const),
  ...(['teltonika', 'gt06', 'teltonika', 'gt06', 'watch'] as const),
];

/** Registers devices as trackers, with names that nobody else has. */
export async function seedTrackers(database: Database, devices: readonly LoadDevice[]): Promise<LoadTracker[]> {
  // A database may be measured again: the last run's names are taken.
  const [{ taken }] = (await database.rows<{ taken: number }>(
    `SELECT count(*)::integer AS taken FROM device WHERE protocol IS NOT NULL`,
  )) as [{ taken: number }];
  const trackers = devices.map((device, index) => ({
    ...device,
    protocol: shares[index % shares.length]!,
    imei: withCheckDigit(`35${String(taken + index).padStart(12, '0')}`),
  }));
  const indexes: Buffer[] = [];
  for (const { imei } of trackers) indexes.push(await database.fields.blindIndexOf('device.unique_id', imei));
  await database.count(
    `UPDATE device d SET kind = 'bracelet', protocol = n.protocol, unique_index = n.unique_index
     FROM unnest($1::uuid[], $2::text[], $3::bytea[]) AS n (id, protocol, unique_index) WHERE d.id = n.id`,
    [column(trackers, 'deviceId'), column(trackers, 'protocol'), indexes],
  );
  await database.rows('ANALYZE device');
  return trackers;
}

/** Luhn's, as in every IMEI. */
function withCheckDigit(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => {
    const value = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

export const countOf = (trackers: readonly LoadTracker[]): string =>
  protocolNames.map((name) => `${trackers.filter(({ protocol }) => protocol === name).length} ${name}`).join(', ');
