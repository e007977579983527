import type { Report } from '#tracking';
import { saysSomething, setExtras } from '../http/read-values.js';
import {
  type DecodedFrame,
  type DeviceCodec,
  type DeviceCommand,
  type DeviceProtocol,
  faulty,
  type FrameOutcome,
  noReply,
} from '../stream/device-protocol.js';
import { maxWatchFrameBytes, type Message, nextWatch, readMessage, type Wearer, writeMessage } from './message.js';
import { readWatchPosition } from './position.js';

/** Watches with an alarm button ("SeTracker server protocol"): texts in brackets, each with its device's number and its own length. */
export const watch: DeviceProtocol = {
  name: 'watch',
  maxFrameBytes: maxWatchFrameBytes,
  next: nextWatch,
  open: () => new WatchCodec(),
};

/** UD now, UD2 what waited; AL with an alarm; some name the radio (UD_LTE) or the customer (ALCUSTOMER1) behind it. */
const positionKinds = /^(?:UD\d?|AL|WT)(?:_[A-Z0-9]{1,8}|CUSTOMER\d{0,2})?$/;
/** Without these a watch sends nothing more, and begins anew after a while. */
const echoedKinds = new Set(['LK', 'TKQ', 'TKQ2']);
/** What a device says back to what it was told. */
const answerKinds = new Set(['CR', 'UPLOAD', 'FIND', 'MESSAGE']);
/** Requests for addresses and the weather, pulses and pressures, what it is made of, spoken messages and pictures: nothing that is used here. */
const otherKinds = new Set(
  [
    ['WAD', 'WG', 'WG2', 'DW', 'RG', 'TK', 'JXTK', 'IMG', 'CONFIG', 'ICCID', 'CCID', 'RYIMEI', 'VERNO', 'TS', 'TIME'],
    [
      'PULSE',
      'HEART',
      'BLOOD',
      'BPHRT',
      'TEMP',
      'BTEMP',
      'BTEMP2',
      'OXYGEN',
      'RCAPTURE',
      'HRTSTART',
      'SLEEP',
      'STEP',
      'WALKTIME',
      'SLEEPTIME',
    ],
    ['SOS', 'SOS1', 'SOS2', 'SOS3', 'CENTER', 'PHB', 'PHB2', 'LZ', 'IP', 'APN', 'MONITOR', 'CALL', 'REMIND', 'LOWBAT'],
    [
      'SOSSMS',
      'REMOVE',
      'FALLDOWN',
      'LSSET',
      'SILENCETIME',
      'PEDO',
      'FLOWER',
      'PROFILE',
      'RESET',
      'POWEROFF',
      'FACTORY',
    ],
    ['APPANDFNREPORT', 'SMSREMINDSTATUSINFO', 'ANY', 'BT', 'MAKEFRIEND', 'PP', 'APPLOCK', 'TAKEPILLS', 'SMS', 'URL'],
  ].flat(),
);

class WatchCodec implements DeviceCodec {
  private wearer?: Wearer;

  decode(frame: Buffer, receivedAt: number): DecodedFrame {
    const message = readMessage(frame);
    if (!message) return faulty('malformed');
    const decoded = decodeMessage(message, receivedAt);
    if (decoded.fault === undefined) this.wearer = message;
    return decoded;
  }

  encode(command: DeviceCommand, sequence: number): Buffer | undefined {
    if (!this.wearer) return undefined;
    const index = this.wearer.hasIndex ? sequence.toString(16).toUpperCase().padStart(4, '0') : undefined;
    return writeMessage(this.wearer, index, textOf(command));
  }
}

function decodeMessage(message: Message, receivedAt: number): DecodedFrame {
  const { uniqueId, kind, content } = message;
  const said = (text: string) => writeMessage(message, message.index, text);
  if (positionKinds.test(kind)) {
    const isAlarm = kind.startsWith('AL');
    const read = readWatchPosition(content, isAlarm);
    if (!read) return faulty('malformed');
    const reply = ({ isKnown, isStored }: FrameOutcome) => (isAlarm && isKnown && isStored ? said('AL') : undefined);
    return { uniqueId, ...read, reply };
  }
  if (echoedKinds.has(kind)) {
    const reports = kind === 'LK' ? readLink(content, receivedAt) : [];
    return { uniqueId, reports, reply: ({ isKnown }) => (isKnown ? said(kind) : undefined) };
  }
  if (kind === 'INIT') return { uniqueId, reports: [], reply: ({ isKnown }) => (isKnown ? said('INIT,1') : undefined) };
  if (answerKinds.has(kind)) return { uniqueId, reports: [], answer: answerOf(message), reply: noReply };
  return otherKinds.has(kind.toUpperCase()) ? { uniqueId, reports: [], reply: noReply } : faulty('unknown_kind');
}

const answerOf = ({ kind, content, index }: Message): { text: string; sequence?: number } => ({
  text: content === '' ? kind : `${kind},${content}`.slice(0, textLimit),
  ...(index !== undefined && { sequence: Number.parseInt(index, 16) }),
});

const textLimit = 1_000;

/** Steps, turns in bed, battery. */
function readLink(content: string, receivedAt: number): Report[] {
  const battery = content.split(',', 3)[2]?.trim();
  const report: Report = { fixTime: receivedAt };
  if (battery !== undefined && /^\d{1,3}$/.test(battery)) setExtras(report, { batteryPercent: Number(battery) });
  return saysSomething(report) ? [report] : [];
}

function textOf(command: DeviceCommand): string {
  switch (command.kind) {
    case 'locate_now':
      return 'CR';
    case 'set_interval':
      return `UPLOAD,${Math.max(1, Math.round(command.seconds))}`;
    case 'vibrate':
      return 'FIND';
    case 'text':
      return `MESSAGE,${Buffer.from(command.text.slice(0, textLimit), 'utf16le').swap16().toString('hex').toUpperCase()}`;
  }
}
