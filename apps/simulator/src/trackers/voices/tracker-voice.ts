import type { ProtocolName } from '#protocols';
import type { GatewayReader } from './gateway-reader.js';

/** What a tracker raises by itself. A record has one: the event that made it. */
export type TrackerAlarm = 'sos' | 'fall' | 'removal' | 'tamper' | 'power_cut' | 'low_battery';

/** What a tracker knows at one moment. Each protocol carries what it has a field for. */
export interface TrackerFix {
  /** Milliseconds since 1970 UTC; the clocks of all but Teltonika show whole seconds. */
  at: number;
  longitude: number;
  latitude: number;
  /** 0: it sees no sky, and the place is the last one that it knew. */
  satellites: number;
  horizontalDilution?: number;
  speedMetersPerSecond: number;
  /** Clockwise from north. */
  courseDegrees: number;
  altitudeMeters?: number;
  batteryPercent: number;
  signalPercent: number;
  alarm?: TrackerAlarm;
  /** It waited in the tracker's memory for a connection. */
  isKept?: boolean;
}

/** What of itself a tracker says with each heartbeat. */
export type TrackerState = Pick<TrackerFix, 'batteryPercent' | 'signalPercent'>;

/** A command as the tracker understands it. `mark`: what has to come back with the answer. */
export interface TrackerCommand {
  asks: 'locate' | 'interval' | 'vibrate' | 'text' | 'other';
  /** Of an interval. */
  seconds?: number;
  /** As it came; of a text what is to be shown. */
  text: string;
  mark: string;
}

/**
 * What a tracker hears. `acknowledged`: so many of its oldest unconfirmed fixes need not be kept any longer; `alive`: its heartbeat was
 * answered; `garbled`: bytes that no gateway sends, after which it begins anew.
 */
export type Heard =
  | { kind: 'accepted' }
  | { kind: 'refused' }
  | { kind: 'acknowledged'; count: number }
  | { kind: 'alive' }
  | { kind: 'command'; command: TrackerCommand }
  | { kind: 'garbled' };

/**
 * One tracker's way of speaking, from the paper of its maker and not from the codec that it is to be understood by. Pure: bytes in and
 * out. `serial` counts what the tracker sends; those of several fixes in one report follow each other.
 */
export interface TrackerVoice {
  readonly protocol: ProtocolName;
  /** The alarms that it has a word for. */
  readonly alarms: ReadonlySet<TrackerAlarm>;
  /** So many fixes go into one {@link report}. */
  readonly mostFixes: number;
  /** What a connection begins with, answered by `accepted`. Absent: each message names the tracker. */
  hello(): Buffer | undefined;
  report(fixes: readonly TrackerFix[], serial: number): Buffer;
  /** Whether the gateway says that it has it. What is not confirmed is over for the tracker once it is sent. */
  isConfirmed(fix: TrackerFix): boolean;
  heartbeat(state: TrackerState, serial: number): Buffer;
  /** @param fix where the tracker is, for protocols whose answers say so */
  answer(command: TrackerCommand, text: string, fix: TrackerFix, serial: number): Buffer;
  /** Of one connection. */
  hears(): GatewayReader;
}

/** A voice that also speaks over UDP. */
export interface DatagramVoice extends TrackerVoice {
  datagram(fixes: readonly TrackerFix[], serial: number): Buffer;
  /** @returns the serial of the {@link datagram} and how many of its fixes are stored; `undefined` for what is no such reply */
  acknowledgedBy(datagram: Buffer): { serial: number; count: number } | undefined;
}
