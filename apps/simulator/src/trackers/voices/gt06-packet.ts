import { crcItu } from './check-sums.js';
import { type Cut, garbledCut } from './gateway-reader.js';

const begin = { short: 0x78, long: 0x79 };
const stop = 0x0d0a;
/** Kind, serial number, check sum. */
const aroundBody = 1 + 2 + 2;

/** What came from the gateway. */
export interface GatewayPacket {
  kind: number;
  body: Buffer;
  serial: number;
}

/** Begin, length, kind, body, serial number, CRC-ITU, end. A body above 250 bytes has a length of two. */
export function packet(kind: number, body: Buffer, serial: number, isLong = false): Buffer {
  const lengthBytes = isLong ? 2 : 1;
  const bytes = Buffer.allocUnsafe(2 + lengthBytes + aroundBody + body.length + 2);
  bytes.fill(isLong ? begin.long : begin.short, 0, 2);
  let at = bytes.writeUIntBE(aroundBody + body.length, 2, lengthBytes);
  at = bytes.writeUInt8(kind, at);
  at += body.copy(bytes, at);
  at = bytes.writeUInt16BE(serial & 0xffff, at);
  at = bytes.writeUInt16BE(crcItu(bytes, 2, at), at);
  bytes.writeUInt16BE(stop, at);
  return bytes;
}

/** The packet at the begin, handed to who understands it. @returns `undefined` while it is not whole */
export function nextPacket(bytes: Buffer, understand: (packet: GatewayPacket) => Cut['heard']): Cut | undefined {
  const [first] = bytes;
  if (first !== begin.short && first !== begin.long) return garbledCut(bytes);
  const bodyAt = first === begin.short ? 4 : 5;
  if (bytes.length < bodyAt) return undefined;
  const end = bodyAt - 1 + bytes.readUIntBE(2, bodyAt - 3) + 2;
  if (end < bodyAt + 6) return garbledCut(bytes);
  if (bytes.length < end) return undefined;
  if (crcItu(bytes, 2, end - 4) !== bytes.readUInt16BE(end - 4) || bytes.readUInt16BE(end - 2) !== stop)
    return garbledCut(bytes);
  const [kind, body, serial] = [bytes[bodyAt - 1]!, bytes.subarray(bodyAt, end - 6), bytes.readUInt16BE(end - 6)];
  return { length: end, heard: understand({ kind, body, serial }) };
}
