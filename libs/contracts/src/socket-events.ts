import type { ApprovalState, CanaryStep, PartyRole } from '#domain';
import type { GeoPoint } from './geojson.js';
import type { Alarm, Incident } from './incidents.js';
import type { LocationAnswer } from './locations.js';

/**
 * On every event: `cursor` is opaque and is what a client passes as `auth.cursor` when it connects again; everything
 * after it is sent first. `at` is ISO 8601 UTC.
 */
interface Envelope {
  cursor: string;
  at: string;
}

export interface IncidentMessage extends Envelope {
  incident: Incident;
  /** Which event of the log this is: `opened`, `acknowledged`, `closed`, … */
  kind: string;
}

export interface AlarmMessage extends Envelope {
  alarm: Alarm;
  incident: Incident;
}

export interface PositionMessage extends Envelope {
  incidentId: string;
  personId: string;
  role: PartyRole;
  point: GeoPoint;
  accuracyMeters: number;
  speedMetersPerSecond: number | null;
  courseDegrees: number | null;
  batteryPercent: number | null;
  /** Strength of the device's radio link. */
  signalPercent: number | null;
  /** What the position was taken from, in the device's word. */
  source: string | null;
  /** The device says that it is faked. */
  mock: boolean;
  fixTime: string;
}

/** The incident is worked on elsewhere now; it may not be read here any more, so the message does not show it. */
export interface IncidentReleasedMessage extends Envelope {
  incidentId: string;
}

/** What a request for a location came to; sent to who asked, and to nobody else. */
export interface LocationExpiredMessage extends Envelope {
  requestId: string;
  orderId: string;
  personId: string;
}

export interface LocationAnsweredMessage extends LocationExpiredMessage, LocationAnswer {}

/** Something waits for a second person, was decided, or was done alone. Not in the log: `GET /v1/approvals` has them all. */
export interface ApprovalMessage extends Envelope {
  approvalId: string;
  state: ApprovalState;
  /** One person has done it alone, and nobody has reviewed it yet. */
  emergency: boolean;
}

/** A shift note was written or confirmed. Not in the log: `GET /v1/shift-notes` has them all. */
export interface ShiftNotesMessage extends Envelope {
  noteId: string;
}

/** Something about the house itself. `canary`: the test alarm, which is pressed each minute. */
export interface ServiceMessage extends Envelope {
  service: 'canary';
}

export interface ServiceWarningMessage extends ServiceMessage {
  /** How far the first test alarm came that did not arrive. */
  step: CanaryStep;
  /** ISO 8601 UTC. */
  since: string;
}

/** `/dispatch`: the desk's consoles. */
export interface DispatchServerEvents {
  'incident.opened': (message: IncidentMessage) => void;
  'incident.updated': (message: IncidentMessage) => void;
  /**
   * To the desks that work on the incident, and for each of its alarms to a desk that it is handed over to. The console
   * answers (socket.io acknowledgement): the desk's delivery of this alarm is then `delivered`.
   */
  'alarm.raised': (message: AlarmMessage, received: () => void) => void;
  'incident.released': (message: IncidentReleasedMessage) => void;
  'position.moved': (message: PositionMessage) => void;
  /** Not in the log: whoever was not connected asks for it by `GET /v1/location-requests/:id`. */
  'location.answered': (message: LocationAnsweredMessage) => void;
  'location.expired': (message: LocationExpiredMessage) => void;
  /** To those who may read approvals. */
  'approval.changed': (message: ApprovalMessage) => void;
  /** To those who may read shift notes. */
  'shift_notes.changed': (message: ShiftNotesMessage) => void;
  /** To every console, once for each outage, also to those that connect during it. Not in the log. */
  'service.warning': (message: ServiceWarningMessage) => void;
  'service.restored': (message: ServiceMessage) => void;
  /** Sent once after connecting, when everything missed has been sent. */
  'feed.live': (message: Envelope) => void;
}

export interface DispatchAuth {
  token: string;
  cursor?: string;
}
