import type { Report } from '#tracking';

/** The protocols that trackers speak over TCP and UDP. */
export const protocolNames = ['teltonika', 'gt06', 'h02', 'watch'] as const;
export type ProtocolName = (typeof protocolNames)[number];

/**
 * Why bytes are not believed. `noise`: they begin no frame; `too_long`: a frame announces more than its protocol has; the others are
 * of a frame that is whole: its check sum is wrong, it ends before what it announces, its kind is not spoken here, what it says
 * cannot be, or its device has not named itself yet.
 */
export const frameFaults = [
  'noise',
  'too_long',
  'checksum',
  'truncated',
  'unknown_kind',
  'malformed',
  'no_login',
] as const;
export type FrameFault = (typeof frameFaults)[number];

/**
 * What stands at the begin of the bytes that came. `wait`: nothing whole yet; `skip`: so many bytes belong to no frame, and what follows
 * may be one; `pass`: the same, of bytes that the protocol has between its frames (a ping, the end of a line) and that are no fault;
 * `end`: the connection cannot be understood any more.
 */
export type Framing =
  | { kind: 'frame'; length: number }
  | { kind: 'wait' }
  | { kind: 'skip'; length: number }
  | { kind: 'pass'; length: number }
  | { kind: 'end' };

/** What a device is asked to do over its own connection. */
export type DeviceCommand =
  | { kind: 'locate_now' }
  | { kind: 'set_interval'; seconds: number }
  | { kind: 'vibrate' }
  | { kind: 'text'; text: string };

/** What a device said to a command; `sequence` where the protocol carries one. Its text is the device's own, at most 1,000 characters. */
export interface CommandAnswer {
  sequence?: number;
  text: string;
  refused?: true;
}

/** What a device says of itself besides a report. Volts of its supply and of its battery, degrees Celsius. */
export interface Readings {
  powerVolts?: number;
  batteryVolts?: number;
  ignition?: boolean;
  temperatureCelsius?: number;
}

/** What became of a frame: whether its device is known, and whether every report of it is durable. */
export interface FrameOutcome {
  isKnown: boolean;
  isStored: boolean;
}

/** What a codec made of one frame. */
export interface DecodedFrame {
  /** How the device names itself (IMEI): in a login, or in each frame of protocols without one. */
  uniqueId?: string;
  /** Empty for what only says that the device lives. */
  reports: readonly Report[];
  answer?: CommandAnswer;
  readings?: Readings;
  /** Alarms that this system has no word for, in those of the protocol's paper (`hard_braking`). Their reports go on without them. */
  otherAlarms?: readonly string[];
  /** Nothing of the frame is believed. */
  fault?: FrameFault;
  /** What is sent back once the outcome is known; `undefined`: nothing, and the device will send the frame again. */
  reply(outcome: FrameOutcome): Buffer | undefined;
}

/** One connection: a codec remembers what the protocol makes later frames depend on (a login, a zone of time). */
export interface DeviceCodec {
  /** Never throws, never reads past the frame. `receivedAt`: milliseconds since 1970 UTC. */
  decode(frame: Buffer, receivedAt: number): DecodedFrame;
  /** @returns `undefined` for what this device cannot be asked. `sequence`: 0–65,535, comes back with the answer where it can. */
  encode(command: DeviceCommand, sequence: number): Buffer | undefined;
}

export interface DeviceProtocol {
  readonly name: ProtocolName;
  /** No frame of it is longer, and no more is kept of a connection. */
  readonly maxFrameBytes: number;
  /** Decides on the bytes alone: the same however they were cut. */
  next(bytes: Buffer): Framing;
  /** How many bytes may follow upon this frame that are of it, say nothing, and whose number nothing tells. Absent: none. */
  tailBytes?(frame: Buffer): number;
  open(): DeviceCodec;
  /** One datagram holds whole frames and names its device. Absent: not spoken over UDP. */
  datagram?(bytes: Buffer, receivedAt: number): DecodedFrame;
  /** What asks for it in a datagram of its own. Absent: its devices take no commands over UDP. */
  commandDatagram?(command: DeviceCommand, uniqueId: string): Buffer | undefined;
}

export const noReply = (): undefined => undefined;

/** A frame of which nothing is believed and which is not answered. */
export const faulty = (fault: FrameFault): DecodedFrame => ({ reports: [], fault, reply: noReply });
