import type { Address } from '#domain';
import type {
  Agency,
  Contact,
  Device,
  DeviceCommandView,
  DeviceWithReport,
  EnrolledDeviceAnswer,
  FoundOrder,
  GeoPoint,
  LocationAnswer,
  LocationRequest,
  Order,
  OrderVersionView,
  OrderWithZones,
  Permit,
  Person,
  Place,
  StaffMember,
  Unit,
  VersionedTermsView,
  VersionedZoneView,
  Zone,
  ZoneCheck,
  ZoneConflicts,
} from '#contracts';
import type {
  AgencyRecord,
  ComparedVersion,
  CheckedZone,
  Circle,
  ContactRecord,
  DeviceCommandRecord,
  DeviceRecord,
  EnrolledDevice,
  FoundOrderRecord,
  LastReport,
  LocatedFix,
  LocationRequestRecord,
  LonLat,
  OrderRecord,
  Party,
  PermitRecord,
  PersonRecord,
  PlaceRecord,
  StaffRecord,
  UnitRecord,
  VersionedTerms,
  VersionedZone,
  WholeOrder,
  ZoneConflicts as FoundConflicts,
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
  takesReports: agency.takesReports,
  holdMilliseconds: agency.holdMilliseconds,
  policeLine: agency.policeLine,
  warningMap: agency.warningMap,
  audioEvidence: agency.audioEvidence,
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

export const deviceWithReportView = (device: DeviceRecord, last: LastReport | undefined): DeviceWithReport => ({
  ...deviceView(device),
  lastReport: last
    ? {
        fixTime: iso(last.fixTime),
        receivedAt: iso(last.receivedAt),
        batteryPercent: last.batteryPercent,
        signalPercent: last.signalPercent,
      }
    : null,
});

export const enrolledView = ({ device, token }: EnrolledDevice): EnrolledDeviceAnswer => ({
  ...deviceView(device),
  token,
});

export const contactView = ({
  channels,
  createdAt,
  consentedAt,
  declinedAt,
  toldOf,
  shownName: _,
  ...contact
}: ContactRecord): Contact => ({
  ...contact,
  for: toldOf && [...toldOf],
  consentedAt: isoOrNull(consentedAt),
  declinedAt: isoOrNull(declinedAt),
  channels: shown(channels),
  createdAt: iso(createdAt),
});

export const unitView = ({ point, positionAt, createdAt, ...unit }: UnitRecord): Unit => ({
  ...unit,
  point: point && pointOf(point),
  positionAt: isoOrNull(positionAt),
  createdAt: iso(createdAt),
});

const circleView = (circle: Circle) => ({ center: pointOf(circle), radiusMeters: circle.radiusMeters });

/** The seed of what is felt stays in the house. */
export const zoneView = ({ area, circle, schedule, felt, createdAt, updatedAt, ...zone }: ZoneRecord): Zone => ({
  ...zone,
  felt: felt && circleView(felt.circle),
  area: area as Zone['area'],
  center: circle && pointOf(circle),
  radiusMeters: circle?.radiusMeters ?? null,
  schedule: schedule as Zone['schedule'],
  createdAt: iso(createdAt),
  updatedAt: iso(updatedAt),
});

export const conflictsView = ({ zones, places }: FoundConflicts): ZoneConflicts => ({
  zones,
  places: places.map((place) => ({ ...place, point: pointOf(place.point) })),
});

export const zoneCheckView = ({ problems, preview }: CheckedZone): ZoneCheck => ({
  problems: [...problems],
  preview: preview && {
    ...preview,
    ...conflictsView(preview),
    area: preview.area as Zone['area'],
    warningRing: preview.warningRing as Zone['area'] | null,
    felt: preview.felt && { ...circleView(preview.felt.circle), exact: preview.felt.exact },
  },
});

export const placeView = ({ point, createdAt, ...place }: PlaceRecord): Place => ({
  ...place,
  point: pointOf(point),
  createdAt: iso(createdAt),
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

export const foundOrderView = ({ state, zoneCount, ...order }: FoundOrderRecord): FoundOrder => ({
  ...orderView(order),
  parties: [...order.parties],
  state,
  zoneCount,
});

/** @param colleagues of the agency, by id */
export function orderVersionView(
  version: ComparedVersion,
  colleagues: ReadonlyMap<string, StaffRecord>,
): OrderVersionView {
  const colleague = (id: string | null): OrderVersionView['changedBy'] => {
    const member = id === null ? undefined : colleagues.get(id);
    return member ? { id: member.id, name: member.name, role: member.role } : null;
  };
  return {
    version: version.version,
    at: iso(version.at),
    what: version.what,
    changedBy: colleague(version.changedBy),
    approvedBy: colleague(version.approvedBy),
    reason: version.reason,
    terms: termsView(version.terms),
    former: version.former && termsView(version.former),
    changed: [...version.changed],
    zones: version.zones.map(({ zoneId, before, after, changed }) => ({
      zoneId,
      before: before && versionedZoneView(before),
      after: after && versionedZoneView(after),
      changed: [...changed],
    })),
    permits: version.permits.map(permitView),
  };
}

const termsView = ({
  validFrom,
  validTo,
  parties,
  proximitySchedule,
  ...terms
}: VersionedTerms): VersionedTermsView => ({
  ...terms,
  validFrom: iso(validFrom),
  validTo: isoOrNull(validTo),
  proximitySchedule: proximitySchedule as VersionedTermsView['proximitySchedule'],
  parties: [...parties],
});

const versionedZoneView = ({ area, circle, schedule, felt, ...zone }: VersionedZone): VersionedZoneView => ({
  ...zone,
  area: area as VersionedZoneView['area'],
  center: circle && pointOf(circle),
  radiusMeters: circle?.radiusMeters ?? null,
  schedule: schedule as VersionedZoneView['schedule'],
  felt: felt && { center: pointOf(felt), radiusMeters: felt.radiusMeters },
});

export const deviceCommandView = ({
  nextAt: _,
  personId: __,
  askedAt,
  expiresAt,
  sentAt,
  answeredAt,
  ...command
}: DeviceCommandRecord): DeviceCommandView => ({
  ...command,
  askedAt: iso(askedAt),
  expiresAt: iso(expiresAt),
  sentAt: isoOrNull(sentAt),
  answeredAt: isoOrNull(answeredAt),
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
