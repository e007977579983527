import type { ReportAlarm } from '#domain';

/**
 * One message of one device, whatever dialect it came in: what a codec makes and the pipeline takes. Times are
 * milliseconds since 1970 UTC, lengths meters, speeds meters per second. A field that the device did not send is absent.
 */
export interface Report {
  /** By the device's clock. `NaN` when it sent none that can be read. */
  fixTime: number;
  /** Absent when the report carries no position (an SOS without a fix, a heartbeat). */
  longitude?: number;
  latitude?: number;
  /** 68 % radius. */
  accuracyMeters?: number;
  speedMetersPerSecond?: number;
  courseDegrees?: number;
  altitudeMeters?: number;
  batteryPercent?: number;
  /** Strength of the device's radio link, whole. */
  signalPercent?: number;
  moving?: boolean;
  source?: string;
  mock?: boolean;
  /** Not the device but its gateway says so: it spoke in two connections at once, so that one of them is a copy. */
  identityTwice?: true;
  /** Not the device says so, but who held its connection for it: it is gone, and was not ended by the device. */
  connectionLost?: true;
  alarms?: readonly ReportAlarm[];
  /** Bluetooth beacons that the device heard. */
  beacons?: readonly BeaconSighting[];
}

/** One beacon as a device heard it. */
export interface BeaconSighting {
  /** What the beacon sends of itself, hexadecimal in small letters: a MAC address (12), an Eddystone (32) or iBeacon (40) identity. */
  beacon: string;
  /** dBm, negative: the nearer, the greater. */
  rssi: number;
  batteryMillivolts?: number;
}

/** Why the gate refused a report. Fields of the report in `path`, as in problem details. */
export interface RejectedReport {
  index: number;
  code:
    | 'invalid'
    | 'latitude_out_of_range'
    | 'longitude_out_of_range'
    | 'null_island'
    | 'fix_time_invalid'
    | 'fix_time_too_old'
    | 'fix_time_in_future'
    | 'accuracy_invalid'
    | 'quarantined';
  path: string;
  detail: string;
}

/** What a device is told to do next, in the answer to its report. */
export interface Directive {
  reportEverySeconds: number;
  /** Somebody waits for where this person is: take a fix now and report it. */
  locateNow?: true;
}

/** What became of the reports of one request. Given after the commit: accepted means durable and evaluated. */
export interface ReceivedReports {
  accepted: number;
  duplicates: number;
  rejected: readonly RejectedReport[];
  directive: Directive;
  /** Reports without a usable position whose alarms went on all the same. */
  alarmsTaken: number;
  /** Incidents that panics in these reports (an SOS) are part of. */
  incidentIds: readonly string[];
}
