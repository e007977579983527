import { crc16Ibm } from '../stream/crc.js';
import { type DecodedFrame, type DeviceCommand, faulty, noReply } from '../stream/device-protocol.js';

/** Codec 12; 13, whose answers begin with a time; 14, whose commands and answers name the device. */
const codecs = { plain: 0x0c, timed: 0x0d, named: 0x0e } as const;
const answerTypes = { command: 0x05, answer: 0x06, refused: 0x11 } as const;
const textLimit = 1_000;
const nothing = Buffer.alloc(0);

/** Parameters of how often a device takes a position and sends it, at home, standing and moving. */
const intervalParameters = [10_000, 10_005, 10_050, 10_055];

export const isAnswerCodec = (codec: number): boolean => (Object.values(codecs) as number[]).includes(codec);

/** Codec, 01, type, length, what it carries, 01. Of Codec 14 it says whose it is. */
export function decodeAnswer(data: Buffer): DecodedFrame {
  if (data.length < 8) return faulty('truncated');
  const [codec, , type] = data as unknown as [number, number, number];
  const length = data.readUInt32BE(3);
  if (length !== data.length - 8) return faulty('malformed');
  // What is wired to a device speaks for itself with a time before it, which is no answer to anything.
  if (codec === codecs.timed && type === answerTypes.command) return { reports: [], reply: noReply };
  if (type !== answerTypes.answer && type !== answerTypes.refused) return faulty('unknown_kind');
  const before = codec === codecs.timed ? 4 : codec === codecs.named ? 8 : 0;
  if (length < before) return faulty('truncated');
  const text = data
    .subarray(7 + before, 7 + length)
    .toString('latin1')
    .replaceAll('\0', '')
    .trim()
    .slice(0, textLimit);
  const name = codec === codecs.named ? data.toString('hex', 7, 15) : '';
  return {
    ...(/^0\d{15}$/.test(name) && { uniqueId: name.slice(1) }),
    reports: [],
    answer: { text, ...(type === answerTypes.refused && { refused: true as const }) },
    reply: noReply,
  };
}

/** Codec 12: the device's answer carries no number, so that one command is under way at a time. */
export const encodeTeltonikaCommand = (command: DeviceCommand): Buffer | undefined =>
  encodeBy(codecs.plain, nothing, command);

/** Codec 14: a device of another name refuses it. */
export const encodeNamedCommand = (command: DeviceCommand, imei: string): Buffer | undefined =>
  encodeBy(codecs.named, Buffer.from(`0${imei}`, 'hex'), command);

/** `before` stands before the text, and counts as part of it. */
function encodeBy(codec: number, before: Buffer, command: DeviceCommand): Buffer | undefined {
  const text = textOf(command);
  if (text === undefined) return undefined;
  const length = before.length + text.length;
  const data = Buffer.alloc(8 + length);
  data.set([codec, 1, answerTypes.command]);
  data.writeUInt32BE(length, 3);
  data.set(before, 7);
  data.write(text, 7 + before.length, 'latin1');
  data[7 + length] = 1;
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 4);
  const checkSum = Buffer.alloc(4);
  checkSum.writeUInt32BE(crc16Ibm(data));
  return Buffer.concat([head, data, checkSum]);
}

/** `getrecord` has the device send a record of now, which comes as every other. */
function textOf(command: DeviceCommand): string | undefined {
  switch (command.kind) {
    case 'locate_now':
      return 'getrecord';
    case 'set_interval':
      return `setparam ${intervalParameters.map((parameter) => `${parameter}:${command.seconds}`).join(';')}`;
    case 'vibrate':
    case 'text':
      return undefined;
  }
}
