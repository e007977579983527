import type {
  Address,
  AgencyKind,
  AlarmKind,
  ContactDesignator,
  DeviceKind,
  Language,
  LocationRequestStatus,
  OrderStatus,
  PartyRole,
  PlaceKind,
  PlanStatus,
  SecondFactorPolicy,
  Sex,
  StaffRole,
  TrackerProtocol,
} from '#domain';
import type { Schedule, Thresholds } from '#geofence';
import type { PlanStep } from '#incidents';

/** What is kept of a case. Times are milliseconds since 1970 UTC, lengths meters. Absent values are `null`. */
interface Kept {
  id: string;
  createdAt: number;
}

export interface AgencyRecord extends Kept {
  name: string;
  kind: AgencyKind;
  region: string;
  /** IANA zone. */
  timeZone: string;
  language: Language;
  /** Whose supervisors are told of an incident that nobody here takes. */
  nextAgencyId: string | null;
  /** Whether messages to staff and contacts may name the protected person. */
  namesInMessagesAllowed: boolean;
  /** Where its desk takes incidents; `null`: only those of its own orders. */
  area: Area | null;
  /** Whether its staff may work in a session without a second factor. */
  secondFactor: SecondFactorPolicy;
  /** Whether anybody may bring its people a report of violence. */
  takesReports: boolean;
  /** How long its people hold the button of the app before it is a press. */
  holdMilliseconds: number;
  /** What its people dial: a short number or E.164. */
  policeLine: string;
  /** Whether a warning may show its person where. */
  warningMap: boolean;
  /** Whether a phone may record during an incident, if she switches it on. */
  audioEvidence: boolean;
  cell: number;
}

export interface StaffRecord extends Kept {
  /** Lower case. */
  email: string;
  name: string;
  role: StaffRole;
  language: Language;
  passwordHash: string;
  /** Somebody else knows it: it is good for choosing one's own. */
  mustChangePassword: boolean;
  /** Of supervisors, those on duty are told; all of them when none is. */
  onDuty: boolean;
  channels: readonly Address[];
  disabledAt: number | null;
}

export interface PersonRecord extends Kept {
  name: string;
  phone: string | null;
  language: Language;
  pinHash: string | null;
  duressPinHash: string | null;
  /** `null`: not noted, as is the year. */
  sex: Sex | null;
  birthYear: number | null;
  channels: readonly Address[];
}

export interface DeviceRecord extends Kept {
  personId: string;
  kind: DeviceKind;
  uniqueId: string;
  tokenHash: Buffer;
  /** Of the key that the token is bound to (RFC 7638); `null`: whoever has the token is the device. */
  keyThumbprint: string | null;
  tokenInQueryAllowed: boolean;
  manualPublishIsPanic: boolean;
  /** Known by `uniqueId` to whoever speaks this protocol; `null`: by its token alone. */
  protocol: TrackerProtocol | null;
  /** The version of what runs on it, as an officer or the phone has said. */
  firmware: string | null;
  /** The phone that set this tracker up: it may report positions and nothing else. */
  trackerOf: string | null;
  revokedAt: number | null;
}

export interface ContactRecord extends Kept {
  personId: string;
  name: string;
  language: Language;
  /** Who is told first: 1 before 2. */
  position: number;
  channels: readonly Address[];
  /** When they agreed to be told, as they said themselves or an officer notes it; `null`: neither. */
  consentedAt: number | null;
  /** Whom the person chose herself is told nothing before they have agreed. */
  designatedBy: ContactDesignator;
  /** Of which alarms they are told; `null`: of all that contacts are told of. */
  toldOf: readonly AlarmKind[] | null;
  /** What the message that asks them may say of who asks; `null`: no name. */
  shownName: string | null;
  /** When they said no. */
  declinedAt: number | null;
}

export interface UnitRecord extends Kept {
  name: string;
  callSign: string | null;
  /** Whether it can be sent. */
  onDuty: boolean;
  point: LonLat | null;
  positionAt: number | null;
}

/** Degrees, WGS 84. */
export interface LonLat {
  longitude: number;
  latitude: number;
}

export interface Party {
  personId: string;
  role: PartyRole;
}

export interface OrderRecord extends Kept {
  reference: string | null;
  issuingAuthority: string;
  jurisdiction: string;
  legalBasis: string | null;
  timeZone: string;
  /** Who leads the case, of the agency's own staff. */
  caseOfficerId: string | null;
  validFrom: number;
  /** `null`: until revoked. */
  validTo: number | null;
  status: OrderStatus;
  proximityLimitMeters: number | null;
  /** Width of the belt around the limit; `null`: as wide as the limit. */
  proximityWarningMeters: number | null;
  /** When the limit holds; `null`: always. */
  proximitySchedule: Schedule | null;
  /** What differs from the usual thresholds. */
  thresholds: Partial<Thresholds>;
  /** Grows with each change. */
  version: number;
  updatedAt: number;
}

/** Somebody asks where a party of an order is. */
export interface LocationRequestRecord {
  id: string;
  orderId: string;
  personId: string;
  /** The member of staff. */
  askedBy: string;
  /** `null`: the order had an open incident. */
  reason: string | null;
  status: LocationRequestStatus;
  askedAt: number;
  expiresAt: number;
  answeredAt: number | null;
}

/** The fix that answered a request. */
export interface LocatedFix extends LonLat {
  fixTime: number;
  receivedAt: number;
  deviceId: string;
  accuracyMeters: number;
  mock: boolean;
}

/** Where the app of a device can be woken. The token never leaves the house again but to the channel itself. */
export interface PushAddress {
  channel: 'fcm';
  token: string;
}

/** Where a person lives, works or often is. */
export interface PlaceRecord extends Kept {
  personId: string;
  kind: PlaceKind;
  point: LonLat;
  address: string | null;
}

export type ZoneKind = 'exclusion' | 'inclusion';

export interface Circle extends LonLat {
  radiusMeters: number;
}

/** GeoJSON. Positions are longitude first. */
export type Area =
  | { type: 'Polygon'; coordinates: readonly (readonly (readonly number[])[])[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly (readonly (readonly number[])[])[])[] };

export interface ZoneRecord extends Kept {
  orderId: string;
  name: string;
  kind: ZoneKind;
  area: Area;
  /** When it was drawn as a circle. */
  circle: Circle | null;
  /** Radius of the circle of the same area. */
  sizeMeters: number;
  warningRingMeters: number;
  schedule: Schedule | null;
  concealed: boolean;
  /** What the respondent feels of a concealed zone; `null`: it is not concealed. */
  felt: FeltZone | null;
  updatedAt: number;
}

/** A disc that is watched in place of a concealed zone, as far as the respondent learns. */
export interface FeltZone {
  id: string;
  circle: Circle;
  /** Secret: all displacements come from it. */
  seed: Buffer;
}

/** Where a zone was concealed for protected persons: what is drawn there again keeps its displacement. */
export interface ConcealedPlace extends LonLat {
  id: string;
  personIds: readonly string[];
  seed: Buffer;
  createdAt: number;
}

/** "May pass on 3 May, 9–11": an exception of one zone of an order, or of its proximity limit. */
export interface PermitRecord extends Kept {
  orderId: string;
  /** `null`: of the proximity limit. */
  zoneId: string | null;
  from: number;
  to: number;
  reason: string;
  /** From then on it permits nothing. */
  withdrawnAt: number | null;
}

/** One version of the agency's response plan. Only a draft changes; one is active at most. */
export interface PlanRecord extends Kept {
  /** From 1, by agency. */
  version: number;
  name: string;
  status: PlanStatus;
  steps: readonly PlanStep[];
  updatedAt: number;
  activatedAt: number | null;
  retiredAt: number | null;
}

/** An order with everything that belongs to it. */
export interface WholeOrder extends OrderRecord {
  parties: readonly Party[];
  zones: readonly ZoneRecord[];
  /** Those that may still matter: see `permitsMatterMilliseconds`. */
  permits: readonly PermitRecord[];
}
