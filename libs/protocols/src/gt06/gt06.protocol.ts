import {
  type DecodedFrame,
  type DeviceCodec,
  type DeviceProtocol,
  faulty,
  noReply,
} from '../stream/device-protocol.js';
import { encodeGt06Command, readAnswer, readAnswerPosition } from './command.js';
import { Draft } from './draft.js';
import { isLocationKind, readLocation } from './location.js';
import {
  readBattery,
  readCameraAlarm,
  readInformation,
  readModuleFrame,
  readPort,
  readTaxiFix,
  readValues,
  readWatchFix,
} from './other-kinds.js';
import { maxGt06FrameBytes, nextGt06, type Packet, readPacket, writePacket } from './packet.js';
import { readCellAlarm, readHeartbeat, readStatus, readStatusModules } from './status.js';
import { type DeviceZone, readZoneWord } from './zone.js';

/**
 * GT06 and what was made after it (Concox, Jimi, WanWay and others; "GPS Tracker Communication Protocol" of GT06 1.8, JM-VL03 1.1.2). A
 * device names itself once, at the begin.
 */
export const gt06: DeviceProtocol = {
  name: 'gt06',
  maxFrameBytes: maxGt06FrameBytes,
  next: nextGt06,
  open: () => new Gt06Codec(),
};

const kinds = { login: 0x01, addressRequest: 0x2a, address: 0x97, timeRequest: 0x8a };
const answerKinds = new Set([0x15, 0x21]);
/** Devices expect nothing to these. */
const unansweredKinds = new Set([0x84, 0x94, 0xf1, 0xf2, 0xfd, 0x9b]);
/** Cells and networks in reach, pictures, engines: they say that the device lives, and nothing that is used here. */
const otherKinds = new Set([
  0x14, 0x17, 0x18, 0x1f, 0x24, 0x28, 0x2c, 0x2e, 0x33, 0x35, 0x36, 0x41, 0x65, 0x66, 0x69, 0x84, 0x8c, 0xa1, 0xa2,
  0xa7, 0xf2, 0xf3, 0xfd,
]);

class Gt06Codec implements DeviceCodec {
  private readonly zone: DeviceZone = { minutes: 0, isUtcKept: false };

  decode(frame: Buffer, receivedAt: number): DecodedFrame {
    const packet = readPacket(frame);
    if ('fault' in packet) return faulty(packet.fault);
    const { kind } = packet;
    if (kind === kinds.login) return this.login(packet);
    if (kind === kinds.timeRequest) return timeAnswer(packet, receivedAt);
    const draft = new Draft(kind, receivedAt, this.zone);
    if (answerKinds.has(kind)) return commandAnswer(packet, draft);
    const read = readBody(packet, draft);
    if (read !== 'taken') return faulty(read);
    const { readings, found } = draft;
    return {
      reports: draft.finish(),
      ...(Object.keys(readings).length > 0 && { readings }),
      ...(found.others.size > 0 && { otherAlarms: [...found.others] }),
      reply: ({ isKnown, isStored }) => (isKnown && isStored ? replyTo(packet) : undefined),
    };
  }

  encode = encodeGt06Command;

  /** Eight bytes of digits, what device it is, and with most a zone of time. */
  private login(packet: Packet): DecodedFrame {
    const { body } = packet;
    if (body.length < 8) return faulty('truncated');
    const digits = body.subarray(0, 8).toString('hex');
    if (!/^0\d{15}$/.test(digits)) return faulty('malformed');
    const minutes = body.length >= 12 ? readZoneWord(body.readUInt16BE(10)) : undefined;
    if (minutes !== undefined) this.zone.minutes = minutes;
    return {
      uniqueId: digits.slice(1),
      reports: [],
      reply: ({ isKnown }) => (isKnown ? replyTo(packet) : undefined),
    };
  }
}

type Read = 'taken' | 'truncated' | 'unknown_kind';
const taken = (isWhole: boolean): Read => (isWhole ? 'taken' : 'truncated');

function readBody({ kind, body, isLong }: Packet, draft: Draft): Read {
  if (isLong && (kind === 0x32 || kind === 0x33)) return taken(readWatchFix(body, draft));
  if (isLocationKind(kind, body)) return taken(readLocation(body, draft));
  switch (kind) {
    case 0x34:
      return taken(readTaxiFix(body, draft));
    case 0x95:
      return taken(readCameraAlarm(body, draft));
  }
  const read = readers[kind];
  if (!read && !otherKinds.has(kind)) return 'unknown_kind';
  if (body.length > 0) read?.(body, draft, isLong);
  return 'taken';
}

const readers: Readonly<Record<number, (body: Buffer, draft: Draft, isLong: boolean) => void>> = {
  0x13: readStatus,
  0x19: readCellAlarm,
  0x23: readHeartbeat,
  0x36: (body, draft, isLong) => (isLong ? undefined : readStatusModules(body, draft)),
  0x40: readBattery,
  0x70: readModuleFrame,
  0x94: (body, draft, isLong) => readInformation(body, isLong, draft),
  0x9b: readPort,
  0xa5: readCellAlarm,
  0xf1: readValues,
};

function commandAnswer({ kind, body }: Packet, draft: Draft): DecodedFrame {
  const answer = readAnswer(kind, body);
  if (answer) readAnswerPosition(answer.text, draft);
  return { reports: draft.finish(), ...(answer && { answer }), reply: noReply };
}

const nothing = Buffer.alloc(0);
/** Nobody's name and nobody's number: an address would tell whoever holds the device where she is. */
const noAddress = Buffer.from('\x0b\0\0\0\0NA&&NA&&0##', 'latin1');

function replyTo(packet: Packet): Buffer | undefined {
  if (unansweredKinds.has(packet.kind)) return undefined;
  if (packet.kind === kinds.addressRequest)
    return writePacket({ ...packet, isLong: true, kind: kinds.address, body: noAddress });
  return writePacket({ ...packet, body: nothing });
}

/** Devices without a fix set their clock by it. */
function timeAnswer(packet: Packet, receivedAt: number): DecodedFrame {
  const now = new Date(receivedAt);
  const body = Buffer.from([
    now.getUTCFullYear() - 2_000,
    now.getUTCMonth() + 1,
    now.getUTCDate(),
    now.getUTCHours(),
    now.getUTCMinutes(),
    now.getUTCSeconds(),
  ]);
  return { reports: [], reply: ({ isKnown }) => (isKnown ? writePacket({ ...packet, body }) : undefined) };
}
