import type { Address } from '#domain';
import type {
  Agency,
  Contact,
  Device,
  EnrolledDeviceAnswer,
  GeoPoint,
  LocationAnswer,
  LocationRequest,
  Order,
  OrderWithZones,
  Permit,
  Person,
  StaffMember,
  Unit,
  Zone,
} from '#contracts';
import type {
  AgencyRecord,
  ContactRecord,
  DeviceRecord,
  EnrolledDevice,
  LocatedFix,
  LocationRequestRecord,
  LonLat,
  OrderRecord,
  Party,
  PermitRecord,
  PersonRecord,
  StaffRecord,
  UnitRecord,
  WholeOrder,
  ZoneRecord,
} from '#orders';

/** From what is kept to what is shown: hashes, tokens and secrets stay behind. */

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
const pointOf = ({ longitude, latitude }: LonLat): GeoPoint => ({ type: 'Point', coordinates: [longitude, latitude] });

const shown = (addresses: readonly Address[]) => addresses.map(({ channel }) => ({ channel }));

export const agencyView = (agency: AgencyRecord): Agency => ({
  id: agency.id,
  name: agency.name,
  kind: agency.kind,
  region: agency.region,
  timeZone: agency.timeZone,
  language: agency.language,
  nextAgencyId: agency.nextAgencyId,
  namesInMessagesAllowed: agency.namesInMessagesAllowed,
  area: agency.area as Agency['area'],
  secondFactor: agency.secondFactor,
  createdAt: iso(agency.createdAt),
});

export const staffView = (member: StaffRecord): StaffMember => ({
  id: member.id,
  email: member.email,
  name: member.name,
  role: member.role,
  language: member.language,
  onDuty: member.onDuty,
  channels: shown(member.channels),
  disabledAt: isoOrNull(member.disabledAt),
  createdAt: iso(member.createdAt),
});

export const personView = (person: PersonRecord): Person => ({
  id: person.id,
  name: person.name,
  phone: person.phone,
  language: person.language,
  pinSet: person.pinHash !== null,
  duressPinSet: person.duressPinHash !== null,
  sex: person.sex,
  birthYear: person.birthYear,
  channels: shown(person.channels),
  createdAt: iso(person.createdAt),
});

export const deviceView = ({ tokenHash: _, keyThumbprint, revokedAt, createdAt, ...device }: DeviceRecord): Device => ({
  ...device,
  boundToKey: keyThumbprint !== null,
  revokedAt: isoOrNull(revokedAt),
  createdAt: iso(createdAt),
});

export const enrolledView = ({ device, token }: EnrolledDevice): EnrolledDeviceAnswer => ({
  ...deviceView(device),
  token,
});

export const contactView = ({ channels, createdAt, ...contact }: ContactRecord): Contact => ({
  ...contact,
  channels: shown(channels),
  createdAt: iso(createdAt),
});

export const unitView = ({ point, positionAt, createdAt, ...unit }: UnitRecord): Unit => ({
  ...unit,
  point: point && pointOf(point),
  positionAt: isoOrNull(positionAt),
  createdAt: iso(createdAt),
});

/** The seed of what is felt stays in the house. */
export const zoneView = ({ area, circle, schedule, felt, createdAt, updatedAt, ...zone }: ZoneRecord): Zone => ({
  ...zone,
  felt: felt && { center: pointOf(felt.circle), radiusMeters: felt.circle.radiusMeters },
  area: area as Zone['area'],
  center: circle && pointOf(circle),
  radiusMeters: circle?.radiusMeters ?? null,
  schedule: schedule as Zone['schedule'],
  createdAt: iso(createdAt),
  updatedAt: iso(updatedAt),
});

export const permitView = ({ from, to, withdrawnAt, createdAt, ...permit }: PermitRecord): Permit => ({
  ...permit,
  from: iso(from),
  to: iso(to),
  withdrawnAt: isoOrNull(withdrawnAt),
  createdAt: iso(createdAt),
});

export const orderView = (order: OrderRecord & { parties: readonly Party[] }): Order => ({
  id: order.id,
  reference: order.reference,
  issuingAuthority: order.issuingAuthority,
  jurisdiction: order.jurisdiction,
  legalBasis: order.legalBasis,
  timeZone: order.timeZone,
  caseOfficerId: order.caseOfficerId,
  validFrom: iso(order.validFrom),
  validTo: isoOrNull(order.validTo),
  status: order.status,
  proximityLimitMeters: order.proximityLimitMeters,
  proximityWarningMeters: order.proximityWarningMeters,
  proximitySchedule: order.proximitySchedule as Order['proximitySchedule'],
  thresholds: order.thresholds,
  version: order.version,
  parties: [...order.parties],
  createdAt: iso(order.createdAt),
  updatedAt: iso(order.updatedAt),
});

export const wholeOrderView = (order: WholeOrder): OrderWithZones => ({
  ...orderView(order),
  zones: order.zones.map(zoneView),
  permits: order.permits.map(permitView),
});

export const locationRequestView = (request: LocationRequestRecord, fix?: LocatedFix): LocationRequest => ({
  id: request.id,
  orderId: request.orderId,
  personId: request.personId,
  askedBy: request.askedBy,
  reason: request.reason,
  askedAt: iso(request.askedAt),
  expiresAt: iso(request.expiresAt),
  status: request.status,
  answeredAt: isoOrNull(request.answeredAt),
  answer: fix ? locationAnswerView(request, fix) : null,
});

const locationAnswerView = ({ askedAt, answeredAt }: LocationRequestRecord, fix: LocatedFix): LocationAnswer => ({
  fixTime: iso(fix.fixTime),
  receivedAt: iso(fix.receivedAt),
  deviceId: fix.deviceId,
  point: pointOf(fix),
  accuracyMeters: fix.accuracyMeters,
  mock: fix.mock,
  secondsToFix: ((answeredAt ?? fix.receivedAt) - askedAt) / 1_000,
});
