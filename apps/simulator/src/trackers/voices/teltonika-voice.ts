import { crcIbm } from './check-sums.js';
import { type Cut, garbledCut, GatewayReader } from './gateway-reader.js';
import { sizeOfRecords, writeRecords } from './teltonika-records.js';
import type { DatagramVoice, Heard, TrackerAlarm, TrackerCommand, TrackerFix } from './tracker-voice.js';

const imeiDigits = 15;
const headBytes = 8;
const checkSumBytes = 4;
const ping = 0xff;
const accepted = 0x01;
/** Of the gateway: a command by Codec 12. */
const command = { codec: 0x0c, type: 0x05, answerType: 0x06, frameBytes: 8 };
/** `setparam`: how often a position is taken on the move (wiki.teltonika-gps.com, "Tracking on demand" and parameter lists). */
const movingInterval = /\b10050:(\d+)/;
/** Before the data of a datagram: length, packet, 01, AVL packet, IMEI with its length. */
const udpHeadBytes = 2 + 2 + 1 + 1 + 2 + imeiDigits;

/** Teltonika's personal trackers: records of Codec 8 Extended, commands of Codec 12 (wiki.teltonika-gps.com, "Codec"). */
export class TeltonikaVoice implements DatagramVoice {
  readonly protocol = 'teltonika';
  readonly alarms: ReadonlySet<TrackerAlarm> = new Set(['sos', 'fall', 'removal', 'power_cut']);
  /** A packet has at most 1,280 bytes. */
  readonly mostFixes = 15;

  constructor(private readonly imei: string) {}

  hello(): Buffer {
    const bytes = Buffer.allocUnsafe(2 + imeiDigits);
    bytes.writeUInt16BE(imeiDigits);
    bytes.write(this.imei, 2, 'latin1');
    return bytes;
  }

  report(fixes: readonly TrackerFix[]): Buffer {
    const { bytes, length } = framed(sizeOfRecords(fixes));
    writeRecords(fixes, bytes, headBytes);
    return sealed(bytes, length);
  }

  /** The count of a packet's records comes back once they are kept. */
  isConfirmed(): boolean {
    return true;
  }

  heartbeat(): Buffer {
    return Buffer.of(ping);
  }

  answer(_command: TrackerCommand, text: string): Buffer {
    const { bytes, length } = framed(command.frameBytes + text.length);
    bytes[headBytes] = command.codec;
    bytes[headBytes + 1] = 1;
    bytes[headBytes + 2] = command.answerType;
    bytes.writeUInt32BE(text.length, headBytes + 3);
    bytes.write(text, headBytes + 7, 'latin1');
    bytes[headBytes + 7 + text.length] = 1;
    return sealed(bytes, length);
  }

  hears(): GatewayReader {
    let isIn = false;
    return new GatewayReader((bytes) => {
      if (isIn) return nextMessage(bytes);
      isIn = true;
      return { length: 1, heard: { kind: bytes[0] === accepted ? 'accepted' : 'refused' } };
    });
  }

  datagram(fixes: readonly TrackerFix[], serial: number): Buffer {
    const bytes = Buffer.allocUnsafe(udpHeadBytes + sizeOfRecords(fixes));
    bytes.writeUInt16BE(bytes.length - 2);
    bytes.writeUInt16BE(serial & 0xffff, 2);
    bytes[4] = 1;
    bytes[5] = serial & 0xff;
    bytes.writeUInt16BE(imeiDigits, 6);
    bytes.write(this.imei, 8, 'latin1');
    writeRecords(fixes, bytes, udpHeadBytes);
    return bytes;
  }

  acknowledgedBy(datagram: Buffer): { serial: number; count: number } | undefined {
    if (datagram.length !== 7 || datagram.readUInt16BE(0) !== 5 || datagram[4] !== 1) return undefined;
    return { serial: datagram.readUInt16BE(2), count: datagram[6]! };
  }
}

/** Four zeros, the length of the data, the data, its check sum in four bytes. */
function framed(length: number): { bytes: Buffer; length: number } {
  const bytes = Buffer.allocUnsafe(headBytes + length + checkSumBytes);
  bytes.writeUInt32BE(0);
  bytes.writeUInt32BE(length, 4);
  return { bytes, length };
}

function sealed(bytes: Buffer, length: number): Buffer {
  bytes.writeUInt32BE(crcIbm(bytes, headBytes, headBytes + length), headBytes + length);
  return bytes;
}

/** A count of records, or a command: that begins with zeros, and no gateway confirms no record. */
function nextMessage(bytes: Buffer): Cut | undefined {
  if (bytes.length < 4) return undefined;
  const count = bytes.readUInt32BE(0);
  if (count > 0) return { length: 4, heard: { kind: 'acknowledged', count } };
  if (bytes.length < headBytes) return undefined;
  const length = bytes.readUInt32BE(4);
  const end = headBytes + length + checkSumBytes;
  if (length < command.frameBytes || length > 1_280) return garbledCut(bytes);
  if (bytes.length < end) return undefined;
  const isRight = crcIbm(bytes, headBytes, headBytes + length) === bytes.readUInt32BE(headBytes + length);
  const [codec, , type] = bytes.subarray(headBytes);
  const textBytes = bytes.readUInt32BE(headBytes + 3);
  if (!isRight || codec !== command.codec || type !== command.type || textBytes !== length - command.frameBytes)
    return garbledCut(bytes);
  return { length: end, heard: commandOf(bytes.toString('latin1', headBytes + 7, headBytes + 7 + textBytes)) };
}

function commandOf(said: string): Heard {
  const text = said.trim();
  if (text === 'getrecord') return { kind: 'command', command: { asks: 'locate', text, mark: '' } };
  const seconds = text.startsWith('setparam ') ? movingInterval.exec(text)?.[1] : undefined;
  if (seconds === undefined) return { kind: 'command', command: { asks: 'other', text, mark: '' } };
  return { kind: 'command', command: { asks: 'interval', seconds: Number(seconds), text, mark: '' } };
}
