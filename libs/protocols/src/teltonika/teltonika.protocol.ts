import { crc16Ibm } from '../stream/crc.js';
import type { DecodedFrame, DeviceCodec, DeviceProtocol, Framing } from '../stream/device-protocol.js';
import { faulty, noReply } from '../stream/device-protocol.js';
import { decodeAnswer, encodeNamedCommand, encodeTeltonikaCommand, isAnswerCodec } from './command-codec.js';
import { readDataField } from './records.js';

/** Devices fill a packet up to 1,280 bytes; whoever announces more than this has lost its place in the stream. */
const maxDataBytes = 8_192;
const loginBytes = 17;
const imeiLength = 15;
/** Four zeros, and the length of what stands between it and the check sum. */
const headBytes = 8;
const checkSumBytes = 4;
/** Sent by devices that keep their connection open. */
const ping = 0xff;

/** Codec 7, 8, 8 Extended and 16, answers of 12, 13 and 14 (wiki.teltonika-gps.com, "Codec"). */
export const teltonika: DeviceProtocol = {
  name: 'teltonika',
  maxFrameBytes: headBytes + maxDataBytes + checkSumBytes,
  next,
  open: () => codec,
  datagram,
  // "UDP commands are sent the same exact way as TCP commands" (wiki.teltonika-gps.com, "Codec", as of August 2023).
  // By name: whoever is at the address by now refuses what is meant for another one.
  commandDatagram: encodeNamedCommand,
};

function next(bytes: Buffer): Framing {
  if (bytes[0] === ping) return { kind: 'pass', length: runOf(ping, bytes) };
  if (bytes[0] !== 0) return { kind: 'end' };
  if (bytes.length < 2) return { kind: 'wait' };
  if (bytes[1] === imeiLength)
    return bytes.length < loginBytes ? { kind: 'wait' } : { kind: 'frame', length: loginBytes };
  if (bytes.subarray(0, 4).some((byte) => byte !== 0)) return { kind: 'end' };
  if (bytes.length < headBytes) return { kind: 'wait' };
  const length = bytes.readUInt32BE(4);
  if (length === 0 || length > maxDataBytes) return { kind: 'end' };
  const whole = headBytes + length + checkSumBytes;
  return bytes.length < whole ? { kind: 'wait' } : { kind: 'frame', length: whole };
}

function runOf(value: number, bytes: Buffer): number {
  let length = 1;
  while (bytes[length] === value) length += 1;
  return length;
}

/** Nothing is remembered between frames: who it is, the connection knows. */
const codec: DeviceCodec = { decode, encode: encodeTeltonikaCommand };

function decode(frame: Buffer): DecodedFrame {
  const { uniqueId, ...decoded } = decodeFrame(frame);
  // Whose connection it is, its login alone says.
  return uniqueId === undefined || decoded.answer ? decoded : { ...decoded, uniqueId };
}

function decodeFrame(frame: Buffer): DecodedFrame {
  if (frame.length >= 2 && frame.readUInt16BE(0) === imeiLength) return login(frame);
  if (frame.length < headBytes + checkSumBytes + 1) return faulty('truncated');
  const data = frame.subarray(headBytes, -checkSumBytes);
  if (frame.readUInt32BE(0) !== 0 || frame.readUInt32BE(4) !== data.length) return faulty('malformed');
  if (crc16Ibm(data) !== frame.readUInt32BE(frame.length - checkSumBytes)) return faulty('checksum');
  if (isAnswerCodec(data[0]!)) return decodeAnswer(data);
  const field = readDataField(data);
  if ('fault' in field) return faulty(field.fault);
  const { count, reports } = field;
  return { reports, reply: ({ isStored }) => (isStored ? uint32(count) : undefined) };
}

/** A device that is not known hears nothing: the refusal that the protocol has would tell a stranger that this is a server of it. */
function login(frame: Buffer): DecodedFrame {
  const uniqueId = frame.subarray(2).toString('latin1');
  if (!isImeiText(uniqueId)) return faulty('malformed');
  return { uniqueId, reports: [], reply: ({ isKnown }) => (isKnown ? Buffer.of(1) : undefined) };
}

/**
 * Over UDP: length, number of the packet, 01, number of the data packet, the IMEI with its length, and the data without a check
 * sum, since UDP has one. An answer to a command may come as over TCP, too: then it names its device by Codec 14 alone.
 */
function datagram(bytes: Buffer): DecodedFrame {
  if (bytes.length > headBytes && bytes.readUInt32BE(0) === 0) {
    const decoded = decodeFrame(bytes);
    return decoded.answer || decoded.fault ? decoded : faulty('no_login');
  }
  const dataAt = 8 + imeiLength;
  if (bytes.length < dataAt + 1) return faulty('truncated');
  if (bytes.readUInt16BE(0) !== bytes.length - 2 || bytes.readUInt16BE(6) !== imeiLength) return faulty('malformed');
  const uniqueId = bytes.subarray(8, dataAt).toString('latin1');
  if (!isImeiText(uniqueId)) return faulty('malformed');
  const data = bytes.subarray(dataAt);
  if (isAnswerCodec(data[0]!)) return { ...decodeAnswer(data), uniqueId };
  const field = readDataField(data);
  if ('fault' in field) return { ...faulty(field.fault), reply: noReply };
  const { count, reports } = field;
  const answer = Buffer.from([0, 5, bytes[2]!, bytes[3]!, 1, bytes[5]!, count]);
  return { uniqueId, reports, reply: ({ isStored }) => (isStored ? answer : undefined) };
}

const isImeiText = (text: string): boolean => /^\d{15}$/.test(text);

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
