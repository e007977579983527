import type {
  AlarmKind,
  Channel,
  DeliveryStatus,
  DeviceKind,
  RecipientRole,
  IncidentOutcome,
  IncidentStatus,
  PartyRole,
  Severity,
} from '#domain';
import type { IncidentDesks } from './desk-of.js';
import type { SaidDecision } from './say-decision.js';

/** An alarm as a desk sees it. Times are ISO 8601 UTC. */
export interface AlarmView {
  id: string;
  incidentId: string;
  orderId: string | null;
  kind: AlarmKind;
  severity: Severity;
  personId: string;
  personRole: PartyRole | null;
  deviceId: string | null;
  /** Kind of device and name of the zone as they were when the alarm was raised. */
  deviceKind: DeviceKind | null;
  zoneId: string | null;
  zoneName: string | null;
  at: string;
  raisedAt: string;
  updatedAt: string;
  endedAt: string | null;
  late: boolean;
  decision: { rule: string; policyVersion: number; fixIds: string[]; numbers: Record<string, number> };
  /** Time of the finding that the decision is of. */
  decidedAt: string;
  /** The decision in words. */
  words: SaidDecision;
}

export interface IncidentView {
  id: string;
  /** Of its order. */
  agencyId: string;
  /** Which works on it. */
  deskAgencyId: string;
  deskName: string;
  /** Which handed it over and works on it too, until the desk has taken it. */
  formerDeskAgencyId: string | null;
  handedOverAt: string | null;
  orderId: string | null;
  orderReference: string | null;
  personId: string;
  status: IncidentStatus;
  severity: Severity;
  openedAt: string;
  updatedAt: string;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
  dispatchedAt: string | null;
  unitId: string | null;
  arrivedAt: string | null;
  closedAt: string | null;
  outcome: IncidentOutcome | null;
  /** Of its last event in the cell's log. */
  cursor: number;
  /** Newest first. */
  alarms: AlarmView[];
}

export interface EventView {
  cursor: number;
  incidentId: string;
  agencyId: string;
  kind: string;
  at: string;
  staffId: string | null;
  data: Record<string, unknown>;
}

/** An event with those whose consoles may hear of it. */
export interface FeedEvent extends EventView, IncidentDesks {}

/** An event with the words of the decision that stands in it, if one does. */
export interface LoggedEvent extends EventView {
  words: SaidDecision | null;
}

export interface DeliveryView {
  id: string;
  alarmId: string;
  recipient: RecipientRole;
  recipientId: string;
  channel: Channel;
  status: DeliveryStatus;
  attempts: number;
  lastError: string | null;
  queuedAt: string;
  sentAt: string | null;
  deliveredAt: string | null;
  seenAt: string | null;
  failedAt: string | null;
  /** When the plan went on past it, since nobody had taken the incident. */
  escalatedAt: string | null;
}

export interface TrackPoint {
  id: string;
  personId: string;
  role: PartyRole;
  deviceId: string;
  fixTime: string;
  receivedAt: string;
  longitude: number;
  latitude: number;
  accuracyMeters: number;
  speedMetersPerSecond: number | null;
  courseDegrees: number | null;
  batteryPercent: number | null;
  signalPercent: number | null;
  source: string | null;
  mock: boolean;
}

/** A desk that could take an incident. */
export interface OtherDesk {
  id: string;
  name: string;
  region: string;
}

export interface DeskScope {
  cell: number;
  agencyId: string;
}

export interface IncidentFilter {
  statuses?: readonly IncidentStatus[];
  severity?: Severity;
  /** Only of this order. */
  orderId?: string;
  before?: { openedAt: string; id: string };
  limit: number;
}

/** Port: what a desk reads. Bound to the agency: an incident that is none of `agenciesOf` it does not exist here. */
export interface IncidentReader {
  list(scope: DeskScope, filter: IncidentFilter): Promise<IncidentView[]>;
  one(scope: DeskScope, incidentId: string): Promise<IncidentView | undefined>;
  many(scope: { cell: number }, incidentIds: readonly string[]): Promise<IncidentView[]>;
  /** The desks of the cell that do not have it, and that of its order's agency; by name. */
  otherDesks(scope: DeskScope, incidentId: string): Promise<OtherDesk[]>;
  events(scope: DeskScope, incidentId: string): Promise<LoggedEvent[]>;
  deliveries(scope: DeskScope, incidentId: string): Promise<DeliveryView[]>;
  /** Both parties' positions from 15 minutes before the incident to its end, oldest first; at most `limit`, the newest. */
  track(scope: DeskScope, incidentId: string, limit: number): Promise<TrackPoint[]>;
  /** Events of the cell after `cursor`, in order, of every agency. System access: for the feed of the sockets alone. */
  eventsOfAllAgenciesAfter(cell: number, cursor: number, limit: number): Promise<FeedEvent[]>;
  lastCursor(cell: number): Promise<number>;
}
export const INCIDENT_READER = Symbol('IncidentReader');
