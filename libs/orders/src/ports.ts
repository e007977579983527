import type { AuditRecord, BreakGlass, SessionEnd } from '#access';
import type { AlarmKind, DeviceKind, Severity } from '#domain';
import type { OrderRules, WatchState } from '#geofence';
import type { IncidentStore, WatchedOrder } from '#incidents';
import type { Approvals } from './approval/approvals.port.js';
import type { CapEndpointState, NewCapEndpoint } from './change-cap-endpoint.js';
import type { CheckedArea } from './desk-area.js';
import type { DeviceCommands } from './commands/device-commands.port.js';
import type { Exports } from './exports.port.js';
import type { OrderOutline } from './find-orders.js';
import type { OrderVersions } from './versions/order-versions.port.js';
import type { Imports } from './imports.port.js';
import type { ShiftNotes } from './shift-notes/shift-notes.port.js';
import type { Zones } from './zones.port.js';
import type {
  AgencyRecord,
  ContactRecord,
  DeviceRecord,
  LocatedFix,
  LocationRequestRecord,
  OrderRecord,
  Party,
  PermitRecord,
  PersonRecord,
  PlaceRecord,
  PlanRecord,
  PushAddress,
  StaffRecord,
  UnitRecord,
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
  /** In as many statements as there are thousands. False when one of them was not kept: then none may be. */
  insertAll(rows: readonly Row[]): Promise<boolean>;
  update(row: Row): Promise<void>;
}

export interface People extends Shelf<PersonRecord> {
  /** Which of these are people of this agency. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those who were registered with exactly this number, the newest first; fifty at most. */
  withPhone(number: string): Promise<PersonRecord[]>;
  /** All who were registered with one of these numbers. */
  withPhones(numbers: readonly string[]): Promise<PersonRecord[]>;
  /** Those whose name has these words, the newest first; fifty at most. Names are sealed: the newest 20,000 are looked through. */
  withName(words: string): Promise<PersonRecord[]>;
}

/** The last that a device said, wherever it was. */
export interface LastReport {
  fixTime: number;
  receivedAt: number;
  batteryPercent: number | null;
  signalPercent: number | null;
}

export interface DeviceFilter {
  personId?: string | undefined;
  kind?: DeviceKind | undefined;
  /** Whether it is revoked. */
  revoked?: boolean | undefined;
  /** In use, and no report of it is newer than this. Milliseconds since 1970. */
  silentSince?: number | undefined;
}

export interface Devices extends Shelf<DeviceRecord> {
  /** Newest first. */
  search(page: PageRequest, filter: DeviceFilter): Promise<DeviceRecord[]>;
  lastReports(devices: readonly DeviceRecord[]): Promise<ReadonlyMap<string, LastReport>>;
  /** Loud: asks across agencies, and only which of these names are taken. */
  takenAcrossAgencies(uniqueIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Ids of the devices of these people that are not revoked. */
  ofPeople(personIds: readonly string[]): Promise<string[]>;
  /** That which this phone has set up and which is not revoked; locked. */
  lockTrackerOf(phoneId: string): Promise<DeviceRecord | undefined>;
}

export interface Orders extends Shelf<OrderRecord> {
  /** Locks the watch row before the order: the order in which the position pipeline takes it. */
  lock(id: string): Promise<OrderRecord | undefined>;
  /** The newest 20,000, newest first. */
  outlines(): Promise<OrderOutline[]>;
  /** Ids of the orders of which any of these is a party. */
  ofPeople(personIds: readonly string[]): Promise<ReadonlySet<string>>;
  parties(orderIds: readonly string[]): Promise<Map<string, Party[]>>;
  /** Those of these numbers, whatever their case and spaces. */
  withReferences(references: readonly string[]): Promise<OrderRecord[]>;
  /** Of which this person is a party; newest first, two hundred at most. */
  ofPerson(personId: string): Promise<OrderRecord[]>;
  insertParties(orders: readonly { id: string; parties: readonly Party[] }[]): Promise<void>;
  replaceParties(orderId: string, parties: readonly Party[]): Promise<void>;
}

export interface Contacts extends Shelf<ContactRecord> {
  /** In the order in which they are told. */
  ofPerson(personId: string): Promise<ContactRecord[]>;
  remove(id: string): Promise<void>;
  /**
   * Counts one more message to a stranger in the name of a person whose row is locked. Resolves to when there may be another, if since
   * `since` there have been `most`: this one is not counted then. Milliseconds since 1970.
   */
  countAsking(personId: string, most: number, since: number, now: number): Promise<number | undefined>;
  /** Has the contact asked, at the addresses it has now, whether it agrees. What it was sent before is worth nothing from now on. */
  ask(id: string, now: number): Promise<void>;
  /** What they were sent shows them nothing from now on, nor does what they will be sent about the same incidents. Resolves to how many links. */
  revokeLinks(id: string, now: number): Promise<number>;
  /** Of these, whom no message that asks could reach. */
  unreached(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Of the agency's people. */
export interface Places extends Shelf<PlaceRecord> {
  remove(id: string): Promise<void>;
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
  /** Of orders that had none, with empty states. */
  insertAll(rules: readonly OrderRules[], sweepAt: number): Promise<void>;
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

/** By which a phone signs presses that it sends as SMS. */
export interface SmsKeys {
  /** In place of the one before. False: another phone has this short id. */
  put(key: { deviceId: string; shortId: Buffer; key: Buffer }, now: number): Promise<boolean>;
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

export type Neighbour = Pick<AgencyRecord, 'id' | 'name' | 'kind' | 'region' | 'area'>;

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
  /** Loud: reads across agencies, and only what says where each works. Of the same cell, by name. */
  neighboursAcrossAgencies(): Promise<Neighbour[]>;
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
  contacts: Contacts;
  units: Shelf<UnitRecord>;
  plans: Plans;
  orders: Orders;
  versions: OrderVersions;
  zones: Zones;
  places: Places;
  permits: Permits;
  watches: Watches;
  /** Only for recording alarms (`CaseWork.alarm`). */
  incidents: IncidentStore;
  locationRequests: LocationRequests;
  deviceCommands: DeviceCommands;
  pushAddresses: PushAddresses;
  enrolmentCodes: WaitingCodes;
  smsKeys: SmsKeys;
  breakGlass: BreakGlass;
  shiftNotes: ShiftNotes;
  answers: Answers;
  approvals: Approvals;
  exports: Exports;
  imports: Imports;
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
