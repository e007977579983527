import type {
  AgencyKind,
  AlarmKind,
  Channel,
  DeliveryStatus,
  DeviceCommandKind,
  DeviceCommandStatus,
  DeviceKind,
  IncidentOutcome,
  IncidentStatus,
  Language,
  OrderStatus,
  PartyRole,
  RecipientRole,
  RecordingType,
  Severity,
  StaffRole,
} from '#domain';

/** A decision in one sentence of each language. */
export type SaidInWords = Record<Language, string>;

export interface EvidenceDecision {
  rule: string;
  policyVersion: number;
  fixIds: string[];
  numbers: Record<string, number>;
}

export interface EvidenceAlarm {
  id: string;
  kind: AlarmKind;
  severity: Severity;
  personId: string;
  personRole: PartyRole | null;
  deviceId: string | null;
  deviceKind: DeviceKind | null;
  zoneId: string | null;
  zoneName: string | null;
  at: string;
  raisedAt: string;
  updatedAt: string;
  endedAt: string | null;
  late: boolean;
  decision: EvidenceDecision;
  decidedAt: string;
  words: SaidInWords;
}

export interface EvidenceEvent {
  cursor: number;
  kind: string;
  at: string;
  staffId: string | null;
  data: Record<string, unknown>;
  words: SaidInWords | null;
}

export interface EvidenceDelivery {
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
  escalatedAt: string | null;
}

export interface EvidencePosition {
  id: string;
  personId: string;
  role: PartyRole;
  deviceId: string;
  fixTime: string;
  receivedAt: string;
  longitude: number;
  latitude: number;
  /** 68 % radius. */
  accuracyMeters: number;
  altitudeMeters: number | null;
  speedMetersPerSecond: number | null;
  courseDegrees: number | null;
  source: string | null;
  /** The device says that the position is faked. */
  mock: boolean;
}

/** GeoJSON, longitude first; outer rings run counter-clockwise (RFC 7946, 3.1.6). */
export interface EvidenceArea {
  type: 'MultiPolygon';
  coordinates: [number, number][][][];
}

export interface EvidenceZone {
  id: string;
  name: string;
  kind: string;
  area: EvidenceArea;
  circle: { longitude: number; latitude: number; radiusMeters: number } | null;
  warningRingMeters: number;
  schedule: unknown;
  concealed: boolean;
  updatedAt: string;
}

/** One device of one party within the time of the evidence. */
export interface EvidenceTrack {
  personId: string;
  role: PartyRole;
  deviceId: string;
  deviceKind: DeviceKind;
  fixes: number;
}

/** What a phone recorded after a press, in a file of its own: its chunks as they came, one after the other. */
export interface EvidenceRecording {
  /** In the archive. */
  file: string;
  panicId: string;
  /** From 0: a phone that was restarted begins another. */
  stream: number;
  mediaType: RecordingType;
  chunks: {
    sequence: number;
    /** Where in the file it begins. */
    offset: number;
    bytes: number;
    /** Of these bytes, hexadecimal, as they were when they came. */
    sha256: string;
    /** How long it is, as the phone says. */
    milliseconds: number;
    receivedAt: string;
  }[];
}

/** Something that a device was asked to do over its own connection. */
export interface EvidenceCommand {
  id: string;
  deviceId: string;
  personId: string;
  kind: DeviceCommandKind;
  seconds: number | null;
  text: string | null;
  status: DeviceCommandStatus;
  /** `null`: the house, since staff asked where its wearer is. */
  askedBy: string | null;
  askedAt: string;
  sentAt: string | null;
  answeredAt: string | null;
  answer: string | null;
}

export interface EvidenceAuditEntry {
  sequence: number;
  at: string;
  actor: string;
  actorId: string;
  action: string;
  reason: string | null;
  result: string;
}

export interface EvidenceOrder {
  id: string;
  reference: string | null;
  issuingAuthority: string;
  jurisdiction: string;
  legalBasis: string | null;
  timeZone: string;
  validFrom: string;
  validTo: string | null;
  status: OrderStatus;
  proximityLimitMeters: number | null;
  proximityWarningMeters: number | null;
  proximitySchedule: unknown;
  thresholds: Record<string, number>;
  version: number;
}

/**
 * All that the house knows of an incident but for the positions, which are read apart: they may be many. People are
 * named by role and id; whom an id stands for, the case file says. Times are ISO 8601 UTC.
 */
export interface IncidentEvidence {
  incident: {
    id: string;
    agencyId: string;
    orderId: string | null;
    personId: string;
    status: IncidentStatus;
    severity: Severity;
    openedAt: string;
    acknowledgedAt: string | null;
    acknowledgedBy: string | null;
    dispatchedAt: string | null;
    unitId: string | null;
    arrivedAt: string | null;
    closedAt: string | null;
    outcome: IncidentOutcome | null;
  };
  agency: { id: string; name: string; kind: AgencyKind; region: string; timeZone: string };
  /** As they are when the evidence is made: the house keeps no earlier versions of an order and its zones. */
  order: EvidenceOrder | null;
  zones: EvidenceZone[];
  permits: {
    id: string;
    zoneId: string | null;
    validFrom: string;
    validTo: string;
    reason: string;
    withdrawnAt: string | null;
  }[];
  parties: { personId: string; role: PartyRole }[];
  /** In the order in which they were raised. */
  alarms: EvidenceAlarm[];
  events: EvidenceEvent[];
  deliveries: EvidenceDelivery[];
  staff: { id: string; role: StaffRole }[];
  units: { id: string; name: string; callSign: string | null }[];
  /** What the agency asked devices of the parties to do, meanwhile. */
  commands: EvidenceCommand[];
  /** What the audit chain says of this incident: who looked at it and took it out. */
  audit: EvidenceAuditEntry[];
  /** Those that decisions name. */
  fixes: EvidencePosition[];
  tracks: EvidenceTrack[];
  recordings: EvidenceRecording[];
  /** Positions are of this time; `asOf`: nothing that was received later is in the evidence. */
  window: { from: string; to: string };
  asOf: string;
}
