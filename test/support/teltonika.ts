import type { Tracker } from './tracker.js';

/** CRC-16/IBM, written out once more: the codec under test has its own. */
function checkSum(bytes: Buffer): number {
  let value = 0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xa001 : value >>> 1;
  }
  return value;
}

export interface TeltonikaRecord {
  /** Milliseconds since 1970. */
  at: number;
  longitude: number;
  latitude: number;
  /** 0 low, 1 high, 2 panic. */
  priority?: number;
}

/** Codec 8: ten satellites, no elements. */
function dataOf(records: readonly TeltonikaRecord[]): Buffer {
  const fields = records.map(({ at, longitude, latitude, priority = 0 }) => {
    const bytes = Buffer.alloc(30);
    bytes.writeBigUInt64BE(BigInt(at));
    bytes[8] = priority;
    bytes.writeInt32BE(Math.round(longitude * 1e7), 9);
    bytes.writeInt32BE(Math.round(latitude * 1e7), 13);
    bytes.writeUInt16BE(700, 17);
    bytes[21] = 10;
    return bytes;
  });
  return Buffer.concat([Buffer.of(8, records.length), ...fields, Buffer.of(records.length)]);
}

export const login = (imei: string): Buffer => Buffer.concat([Buffer.of(0, 15), Buffer.from(imei, 'latin1')]);

export function packet(...records: TeltonikaRecord[]): Buffer {
  return framed(dataOf(records));
}

function framed(data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 4);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(checkSum(data));
  return Buffer.concat([head, data, tail]);
}

export function datagram(imei: string, ...records: TeltonikaRecord[]): Buffer {
  const rest = Buffer.concat([Buffer.of(0xca, 0xfe, 1, 5, 0, 15), Buffer.from(imei, 'latin1'), dataOf(records)]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(rest.length);
  return Buffer.concat([length, rest]);
}

/** What a device is asked next, by Codec 12. */
export async function commandTo(tracker: Tracker): Promise<string> {
  const head = Buffer.from(await tracker.reply(8), 'hex');
  const data = Buffer.from(await tracker.reply(head.readUInt32BE(4) + 4), 'hex');
  return data.subarray(7, -5).toString('latin1');
}

/** What a device says to a command, by Codec 12; with its name, or that it does not carry it out, by Codec 14. */
export function answerPacket(
  text: string,
  { imei, isRefused = false }: { imei?: string; isRefused?: boolean } = {},
): Buffer {
  const isNamed = imei !== undefined || isRefused;
  const name = Buffer.from(isNamed ? `0${imei ?? '0'.repeat(15)}` : '', 'hex');
  const said = Buffer.concat([name, Buffer.from(text, 'latin1')]);
  const head = Buffer.from([isNamed ? 0x0e : 0x0c, 1, isRefused ? 0x11 : 0x06, 0, 0, 0, said.length]);
  return framed(Buffer.concat([head, said, Buffer.of(1)]));
}
