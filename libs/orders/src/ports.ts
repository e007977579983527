import type { AuditRecord, BreakGlass, SessionEnd } from '#access';
import type { AlarmKind, Severity } from '#domain';
import type { OrderRules, WatchState } from '#geofence';
import type { IncidentStore, WatchedOrder } from '#incidents';
import type { Approvals } from './approval/approvals.port.js';
import type { CapEndpointState, NewCapEndpoint } from './change-cap-endpoint.js';
import type { CheckedArea } from './desk-area.js';
import type { Exports } from './exports.port.js';
import type {
  AgencyRecord,
  Area,
  Circle,
  ConcealedPlace,
  ContactRecord,
  DeviceRecord,
  FeltZone,
  LocatedFix,
  LocationRequestRecord,
  LonLat,
  OrderRecord,
  Party,
  PermitRecord,
  PersonRecord,
  PlanRecord,
  PushAddress,
  StaffRecord,
  UnitRecord,
  ZoneRecord,
} from './records.js';

/** Whose case files are open. Every book is bound to one: what is another agency's is absent from it. */
export interface AgencyScope {
  agencyId: string;
  cell: number;
}

/** Newest first. `after`: the id of the last row of the page before. */
export interface PageRequest {
  after?: string | undefined;
  limit: number;
}

/** One kind of record of the agency. An id that is none is absent, like one of another agency. */
export interface Shelf<Row extends { id: string }, Filter extends Partial<Row> = Partial<Row>> {
  list(page: PageRequest, filter?: { [Key in keyof Filter]?: Filter[Key] | undefined }): Promise<Row[]>;
  /** Of these, the agency's own; newest first. */
  many(ids: readonly string[]): Promise<Row[]>;
  byId(id: string): Promise<Row | undefined>;
  /** Like `byId`; nobody else changes the row until the transaction ends. */
  lock(id: string): Promise<Row | undefined>;
  /** False when another row, of whatever agency, has the same unique value. */
  insert(row: Row): Promise<boolean>;
  update(row: Row): Promise<void>;
}

export interface People extends Shelf<PersonRecord> {
  /** Which of these are people of this agency. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those who were registered with exactly this number, the newest first; fifty at most. */
  withPhone(number: string): Promise<PersonRecord[]>;
}

export interface Devices extends Shelf<DeviceRecord> {
  /** Ids of the devices of these people that are not revoked. */
  ofPeople(personIds: readonly string[]): Promise<string[]>;
}

export interface Orders extends Shelf<OrderRecord> {
  /** Locks the watch row before the order: the order in which the position pipeline takes it. */
  lock(id: string): Promise<OrderRecord | undefined>;
  parties(orderIds: readonly string[]): Promise<Map<string, Party[]>>;
  replaceParties(orderId: string, parties: readonly Party[]): Promise<void>;
}

/** An area as drawn: what the map says about it. */
export interface MeasuredArea {
  /** `null` when the area is valid; else PostGIS's word for what is wrong, without places. */
  fault: string | null;
  /** Where the fault is. */
  faultAt: { longitude: number; latitude: number } | null;
  areaSquareMeters: number;
  /** From the area to the nearest of the agency's newest zones and units; `null`: it has none yet. */
  nearestKnownMeters: number | null;
  /** The same with longitude and latitude exchanged; `null` also when that is no place. */
  nearestKnownSwappedMeters: number | null;
}

export interface DrawnArea {
  area: Area;
  /** Its longitudes leap from 180 to −180. */
  crossesAntimeridian: boolean;
}

export interface Zones {
  ofOrders(orderIds: readonly string[]): Promise<ZoneRecord[]>;
  byId(id: string): Promise<ZoneRecord | undefined>;
  /** Circles as polygons of `segments` corners, in the order given. */
  polygonsOf(circles: readonly (Circle & { segments: number })[]): Promise<Area[]>;
  /** In the order given. */
  measure(areas: readonly DrawnArea[]): Promise<MeasuredArea[]>;
  insert(zones: readonly (ZoneRecord & DrawnArea)[]): Promise<void>;
  /** Everything but the area. */
  update(zone: ZoneRecord): Promise<void>;
  updateArea(zone: ZoneRecord & DrawnArea): Promise<void>;
  /** The zone, and what is felt of it. */
  remove(id: string): Promise<void>;
  /** For each of these zones, a circle that holds all of it. */
  boundsOf(ids: readonly string[]): Promise<Map<string, Circle>>;
  /** Gives zones what is felt of them, in place of what was. */
  insertFelt(felt: readonly (FeltZone & { zoneId: string; area: Area })[]): Promise<void>;
  removeFelt(zoneIds: readonly string[]): Promise<void>;
  /** How much of the first area the second leaves out, square meters. */
  uncovered(of: Area, by: Area): Promise<number>;
  /** The oldest concealed place of any of these people within so many meters. */
  placeNear(personIds: readonly string[], point: LonLat, withinMeters: number): Promise<ConcealedPlace | undefined>;
  insertPlace(place: ConcealedPlace): Promise<void>;
}

export interface Permits {
  /** Of these orders, those that were not over (by their end or withdrawn) at `since`; earliest first. */
  ofOrders(orderIds: readonly string[], since: number): Promise<PermitRecord[]>;
  /** All of an order, newest first. */
  list(orderId: string, page: PageRequest): Promise<PermitRecord[]>;
  byId(id: string): Promise<PermitRecord | undefined>;
  insert(permit: PermitRecord): Promise<void>;
  /** What is over already stays as it was. */
  withdraw(id: string, at: number): Promise<void>;
  withdrawOfZone(zoneId: string, at: number): Promise<void>;
}

/** The watch of one order, locked until the transaction ends. */
export interface LockedWatch extends WatchedOrder {
  state: WatchState;
}

/** An alarm of an order that has not ended. */
export interface StandingAlarm {
  kind: AlarmKind;
  severity: Severity;
  conditionKey: string;
  personId: string;
  deviceId: string | null;
  zoneId: string | null;
  late: boolean;
}

export interface Plans extends Shelf<PlanRecord> {
  /** The active version, if there is one. */
  active(): Promise<PlanRecord | undefined>;
  /** Of the newest version, 0 without one. */
  lastVersion(): Promise<number>;
}

/** What the position pipeline reads of an order. */
export interface Watches {
  /** Inserts with an empty state, or replaces the rules and keeps the state. The sweep looks at it at `sweepAt`. */
  save(rules: OrderRules, sweepAt: number): Promise<void>;
  remove(orderId: string): Promise<void>;
  /** The watches of the orders of which this person is a party, locked in id order. */
  lockOf(personId: string): Promise<LockedWatch[]>;
  saveStates(watches: readonly LockedWatch[]): Promise<void>;
  /** The open alarms of an order, or of one of its zones. */
  openAlarms(orderId: string, zoneId?: string): Promise<StandingAlarm[]>;
  /** Tells the directory of cells where these people are watched. */
  place(personIds: readonly string[]): Promise<void>;
}

export interface LocationRequests {
  byId(id: string): Promise<LocationRequestRecord | undefined>;
  /** Of one order, those that wait for a fix. */
  waiting(orderId: string, now: number): Promise<LocationRequestRecord[]>;
  /** Whether the desk works on an incident of this order. */
  hasOpenIncident(orderId: string): Promise<boolean>;
  /**
   * Stores a request and lists it, after those that `wait` already, in the watch row of its order, which must be locked.
   * Resolves to whether a device of the person can be woken: never the respondent's of an order with a concealed zone, who
   * would learn when the desk began to look for it.
   */
  insert(request: LocationRequestRecord, wait: readonly LocationRequestRecord[]): Promise<boolean>;
  /** The fix that answered; absent before, and when it has been deleted since. */
  answerOf(requestId: string): Promise<LocatedFix | undefined>;
}

export interface PushAddresses {
  /** Takes the address from whichever device had it. False when the device is revoked. */
  put(deviceId: string, address: PushAddress, now: number): Promise<boolean>;
  remove(deviceId: string): Promise<void>;
}

/** Codes by which phones of the agency are enrolled: one for a device, its keyed hash. */
export interface WaitingCodes {
  /** In place of the one before; what has expired in the agency goes. */
  put(code: { deviceId: string; codeHash: Buffer; expiresAt: number }, now: number): Promise<void>;
  /** Uses it up. False: it is used, replaced or has expired. */
  take(deviceId: string, codeHash: Buffer, now: number): Promise<boolean>;
  remove(deviceId: string): Promise<void>;
}

/** Answers of creates, by the caller's key. */
export interface Answers {
  /**
   * Takes the key, or waits for who has taken it. `undefined`: it is new, or older than `since`. Else what was answered
   * and the hash of what was asked.
   */
  claim(claim: AnswerClaim): Promise<{ requestHash: Buffer; response: unknown } | undefined>;
  keep(callerId: string, key: string, status: number, response: unknown): Promise<void>;
}

export interface AnswerClaim {
  callerId: string;
  key: string;
  route: string;
  requestHash: Buffer;
  now: number;
  since: number;
}

export interface Agencies {
  /** The scope's own. */
  own(): Promise<AgencyRecord | undefined>;
  lockOwn(): Promise<AgencyRecord | undefined>;
  /** Everything but the area. */
  updateOwn(row: AgencyRecord): Promise<void>;
  updateOwnArea(area: CheckedArea | null): Promise<void>;
  /** Loud: asks across agencies, and only whether there is one. */
  existsAcrossAgencies(id: string): Promise<boolean>;
  /** Loud: reads across agencies, and only a number. The cell of the agencies of a region. */
  cellOfRegionAcrossAgencies(region: string): Promise<number | undefined>;
  insert(row: AgencyRecord): Promise<void>;
  /** The agency's own alerting system. */
  capEndpoint(): Promise<CapEndpointState | undefined>;
  /** From the present end of the log on; one that replaces another goes on where that one was. */
  saveCapEndpoint(endpoint: NewCapEndpoint, now: number): Promise<void>;
  /** False when there was none. */
  removeCapEndpoint(): Promise<boolean>;
}

/** The sessions of the agency's staff. */
export interface OwnStaffSessions {
  /** Every one of a member of staff. @param now milliseconds since 1970 */
  endAll(staffId: string, reason: SessionEnd, now: number): Promise<void>;
}

/** The case files of one agency, in one session of the database. */
export interface CaseBook {
  agencies: Agencies;
  staff: Shelf<StaffRecord>;
  staffSessions: OwnStaffSessions;
  people: People;
  devices: Devices;
  contacts: Shelf<ContactRecord>;
  units: Shelf<UnitRecord>;
  plans: Plans;
  orders: Orders;
  zones: Zones;
  permits: Permits;
  watches: Watches;
  /** Only for recording alarms (`CaseWork.alarm`). */
  incidents: IncidentStore;
  locationRequests: LocationRequests;
  pushAddresses: PushAddresses;
  enrolmentCodes: WaitingCodes;
  breakGlass: BreakGlass;
  answers: Answers;
  approvals: Approvals;
  exports: Exports;
  audit(records: readonly AuditRecord[]): Promise<void>;
}

/** Port. Where case files are kept. */
export interface CaseStore {
  /** To read; each statement by itself. */
  open(scope: AgencyScope): CaseBook;
  /** To change: all or nothing. `within` gives another agency's book of the same transaction (founding one). */
  transaction<T>(
    scope: AgencyScope,
    work: (book: CaseBook, within: (scope: AgencyScope) => CaseBook) => Promise<T>,
  ): Promise<T>;
}
export const CASE_STORE = Symbol('CaseStore');

/**
 * Port. Told after the commit which devices' callers have changed (revoked, new token, other cells), so that what is
 * remembered of them is forgotten.
 */
export interface CallerChanges {
  devicesChanged(deviceIds: readonly string[]): void | Promise<void>;
}
export const CALLER_CHANGES = Symbol('CallerChanges');
