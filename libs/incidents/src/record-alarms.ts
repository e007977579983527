import { graver, isForMainList, type IdFactory, type Severity } from '#domain';
import type { AlarmDraft } from './alarm-draft.js';
import { isCallForHelp, placeAheadMilliseconds, placeKnownMilliseconds, placePersonOf } from './hand-over/place-of.js';
import type {
  AlarmChange,
  IncidentRow,
  IncidentStore,
  IncidentUpdate,
  NewAlarm,
  NewEvent,
  OpenAlarm,
} from './incident-store.port.js';
import { leavingTheHouse } from './leaving-the-house.js';
import type { CommittedDelivery } from './live-push.port.js';
import { beginPlans, type RaisedAlarm } from './plan/begin-plans.js';
import type { TakingContext } from './plan/take-steps.js';

/** An alarm that begins this soon after its order's incident was closed reopens it, unless that was a test, instead of opening another. */
const reopenWithinMilliseconds = 60 * 60_000;

/** What recording alarms needs besides the transaction. */
export type RecordingContext = TakingContext;

/** What a transaction wrote, for the push after its commit. */
export interface RecordedAlarms {
  /** Last cursor of the cell's log, or `undefined` when nothing was written. */
  cursor: number | undefined;
  /** Those that leave the house: for the queue. */
  deliveries: readonly CommittedDelivery[];
  /** Incident of each draft, by position; `undefined` for the end of an alarm that is not open. */
  incidentIds: readonly (string | undefined)[];
  /** Alarm of each draft, by position. */
  alarmIds: readonly (string | undefined)[];
  /** Desk of each draft's incident, by position. */
  deskAgencyIds: readonly (string | undefined)[];
}

interface Ledger {
  incidents: Map<string, IncidentRow>;
  updates: Map<string, IncidentUpdate>;
  alarms: Map<string, NewAlarm>;
  changes: Map<string, AlarmChange>;
  events: NewEvent[];
  /** Alarms whose plans begin now, by id: what grows within these drafts begins its plan once. */
  raised: Map<string, RaisedAlarm>;
}

/**
 * Whether a draft is an alarm of its own. The desk may close an incident while its condition goes on: that condition says
 * nothing more until it becomes graver than what was closed, or begins anew.
 */
function isNew(draft: AlarmDraft, known: OpenAlarm | undefined): boolean {
  if (draft.phase === 'ended') return false;
  if (known === undefined) return true;
  return known.incidentClosed && (draft.phase === 'began' || graver(draft.severity, known.severity) !== known.severity);
}

const subjectKey = (draft: { orderId: string | null; incidentPersonId: string }): string =>
  draft.orderId ?? `person:${draft.incidentPersonId}`;

/**
 * Alarms to incidents: an alarm that begins opens, joins or reopens the incident of its order, and the agency's response
 * plan begins with a delivery to the desk. All in the caller's transaction (invariant 2).
 */
export async function recordAlarms(
  store: IncidentStore,
  drafts: readonly AlarmDraft[],
  now: number,
  context: RecordingContext,
): Promise<RecordedAlarms> {
  if (drafts.length === 0)
    return { cursor: undefined, deliveries: [], incidentIds: [], alarmIds: [], deskAgencyIds: [] };
  const openByCondition = new Map((await store.openAlarms(drafts)).map((alarm) => [conditionOf(alarm), alarm]));
  // One that is open already may end within these drafts and begin anew.
  const began = drafts.filter(
    (draft) => draft.phase === 'began' || isNew(draft, openByCondition.get(conditionOf(draft))),
  );
  const { incidents, opened } = await incidentsFor(store, began, now, context.newId);

  const ledger: Ledger = {
    incidents,
    updates: new Map(),
    alarms: new Map(),
    changes: new Map(),
    events: opened.map(({ id, agencyId }) => ({ incidentId: id, agencyId, kind: 'opened', staffId: null, data: {} })),
    raised: new Map(),
  };
  const outcomes = drafts.map((draft) => enter(ledger, draft, openByCondition, context.newId));
  const begun = await beginPlans(store.plans, [...ledger.raised.values()], now, context);
  const events = [...ledger.events, ...begun.events];

  // Ends before beginnings: of one condition one alarm is open at a time.
  await store.changeAlarms([...ledger.changes.values()], now);
  await store.insertAlarms([...ledger.alarms.values()], now);
  await store.updateIncidents([...ledger.updates.values()], now);
  await store.insertDeliveries(begun.deliveries, now);
  await store.plans.insertSteps(begun.waiting);
  const cursor = events.length === 0 ? undefined : await store.appendEvents(events, now);
  return {
    cursor,
    deliveries: leavingTheHouse(begun.deliveries),
    incidentIds: outcomes.map((outcome) => outcome?.incidentId),
    alarmIds: outcomes.map((outcome) => outcome?.alarmId),
    deskAgencyIds: outcomes.map((outcome) => outcome?.deskAgencyId),
  };
}

/**
 * The incident of each order with a new alarm: the open one, one closed lately, or a new one. Two transactions may open
 * one at once: the second waits at the unique index, opens none, and finds that of the first.
 */
async function incidentsFor(
  store: IncidentStore,
  began: readonly AlarmDraft[],
  now: number,
  newId: IdFactory,
): Promise<{ incidents: Map<string, IncidentRow>; opened: IncidentRow[] }> {
  const subjects = new Map(began.map((draft) => [subjectKey(draft), draft]));
  const incidents = new Map<string, IncidentRow>();
  const lock = async (drafts: readonly AlarmDraft[]): Promise<void> => {
    if (drafts.length === 0) return;
    const wanted = drafts.map(({ orderId, incidentPersonId: personId }) => ({ orderId, personId }));
    const rows = await store.lockIncidentsOf(wanted, now - reopenWithinMilliseconds);
    for (const row of rows) incidents.set(keyOf(row), row);
  };
  await lock([...subjects.values()]);
  const missing = [...subjects.values()].filter((draft) => !incidents.has(subjectKey(draft)));
  const desks = await desksFor(store, missing, now);
  const fresh = missing.map((draft, index): IncidentRow => {
    const { agencyId, orderId, incidentPersonId: personId, severity } = draft;
    const desk = { deskAgencyId: desks[index]!, formerDeskAgencyId: null, placePersonId: placePersonOf(draft) };
    return {
      id: newId(),
      agencyId,
      orderId,
      personId,
      ...desk,
      status: 'open',
      severity,
      openedAt: now,
      closedAt: null,
    };
  });
  const inserted = await store.insertIncidents(fresh, now);
  const opened = fresh.filter((row) => inserted.has(row.id));
  for (const row of opened) incidents.set(keyOf(row), row);
  await lock(missing.filter((draft) => !incidents.has(subjectKey(draft))));
  return { incidents, opened };
}

/** The desk in whose area help is needed; that of the order's own agency when nobody knows where, or no area covers it. */
async function desksFor(store: IncidentStore, drafts: readonly AlarmDraft[], now: number): Promise<string[]> {
  if (drafts.length === 0) return [];
  const places = drafts.map((draft) => ({ personId: placePersonOf(draft), point: draft.place }));
  const covering = await store.desksAt(places, now - placeKnownMilliseconds, now + placeAheadMilliseconds);
  return drafts.map(({ agencyId }, index) => covering[index] ?? agencyId);
}

const keyOf = (row: IncidentRow): string => row.orderId ?? `person:${row.personId}`;

const conditionOf = (alarm: { orderId: string | null; conditionKey: string }): string =>
  `${alarm.orderId ?? ''}|${alarm.conditionKey}`;

interface Entered {
  incidentId: string;
  alarmId: string;
  deskAgencyId: string;
}

function enter(ledger: Ledger, draft: AlarmDraft, open: Map<string, OpenAlarm>, newId: IdFactory): Entered | undefined {
  const known = open.get(conditionOf(draft));
  if (!isNew(draft, known)) return known && change(ledger, draft, known, open);
  if (known) supersede(ledger, draft, known);

  const incident = incidentFor(ledger, draft);
  const alarmId = newId();
  const { agencyId, orderId, personId, deviceId, zoneId, kind, severity, conditionKey, at, late, decision } = draft;
  ledger.alarms.set(alarmId, {
    id: alarmId,
    incidentId: incident.id,
    orderId,
    agencyId,
    personId,
    deviceId,
    zoneId,
    kind,
    severity,
    conditionKey,
    at,
    late,
    decision,
    decidedAt: at,
    endedAt: null,
  });
  const incidentClosed = false;
  const { deskAgencyId } = incident;
  open.set(conditionOf(draft), {
    id: alarmId,
    incidentId: incident.id,
    orderId,
    conditionKey,
    severity,
    deskAgencyId,
    incidentClosed,
  });
  raiseSeverity(ledger, incident, severity);
  if (isCallForHelp(kind)) moveTo(ledger, incident, placePersonOf(draft));
  ledger.events.push(eventOf(draft, incident.id, 'alarm_raised', alarmId));
  ledger.raised.set(alarmId, { draft, incidentId: incident.id, alarmId, severity, deskAgencyId });
  return { incidentId: incident.id, alarmId, deskAgencyId };
}

function change(ledger: Ledger, draft: AlarmDraft, known: OpenAlarm, open: Map<string, OpenAlarm>): Entered {
  const severity = graver(draft.severity, known.severity);
  const ended = draft.phase === 'ended';
  const { at, decision } = draft;
  const fresh = ledger.alarms.get(known.id);
  if (!fresh)
    ledger.changes.set(known.id, { id: known.id, severity, endedAt: ended ? at : null, decision, decidedAt: at });
  else if (ended) ledger.alarms.set(known.id, { ...fresh, severity, endedAt: at });
  else ledger.alarms.set(known.id, { ...fresh, severity, decision, decidedAt: at });
  const event = eventOf(draft, known.incidentId, ended ? 'alarm_ended' : 'alarm_updated', known.id);
  // What was a notice is on the main list now: consoles must confirm it as they do a new alarm.
  const grew = !isForMainList(known.severity) && isForMainList(severity);
  ledger.events.push(grew ? { ...event, data: { ...event.data, grew } } : event);
  const update = ledger.updates.get(known.incidentId) ?? { id: known.incidentId };
  if (severity !== known.severity) {
    update.severity = severity;
    grow(ledger, draft, known, severity);
  }
  ledger.updates.set(known.incidentId, update);
  if (ended) open.delete(conditionOf(draft));
  else open.set(conditionOf(draft), { ...known, severity });
  return { incidentId: known.incidentId, alarmId: known.id, deskAgencyId: known.deskAgencyId };
}

/** An alarm of a closed incident ends where a graver one of the same condition begins: one is open at a time. */
function supersede(ledger: Ledger, draft: AlarmDraft, { id, severity, incidentId }: OpenAlarm): void {
  const { at, decision } = draft;
  ledger.changes.set(id, { id, severity, endedAt: at, decision, decidedAt: at });
  ledger.events.push(eventOf(draft, incidentId, 'alarm_ended', id));
}

function grow(ledger: Ledger, draft: AlarmDraft, known: OpenAlarm, severity: Severity): void {
  const { incidentId, id: alarmId, severity: before, deskAgencyId } = known;
  const raised = ledger.raised.get(alarmId) ?? { draft, incidentId, alarmId, before, deskAgencyId };
  ledger.raised.set(alarmId, { ...raised, severity });
}

function incidentFor(ledger: Ledger, draft: AlarmDraft): IncidentRow {
  const present = ledger.incidents.get(subjectKey(draft))!;
  if (present.status !== 'closed') return present;
  const reopened: IncidentRow = { ...present, status: 'open', closedAt: null };
  ledger.incidents.set(subjectKey(draft), reopened);
  ledger.updates.set(present.id, {
    id: present.id,
    status: 'open',
    acknowledgedAt: null,
    acknowledgedBy: null,
    dispatchedAt: null,
    unitId: null,
    arrivedAt: null,
    closedAt: null,
    outcome: null,
  });
  ledger.events.push(eventOf(draft, present.id, 'reopened'));
  return reopened;
}

function raiseSeverity(ledger: Ledger, incident: IncidentRow, severity: Severity): void {
  const grave = graver(incident.severity, severity);
  const update = ledger.updates.get(incident.id) ?? { id: incident.id };
  if (grave !== incident.severity) update.severity = grave;
  incident.severity = grave;
  ledger.updates.set(incident.id, update);
}

/** Who calls for help is where help is needed, whoever the incident was about before. */
function moveTo(ledger: Ledger, incident: IncidentRow, placePersonId: string): void {
  if (incident.placePersonId === placePersonId) return;
  incident.placePersonId = placePersonId;
  ledger.updates.set(incident.id, { ...ledger.updates.get(incident.id), id: incident.id, placePersonId });
}

function eventOf(draft: AlarmDraft, incidentId: string, kind: string, alarmId?: string): NewEvent {
  const data = alarmId
    ? {
        alarmId,
        alarmKind: draft.kind,
        severity: draft.severity,
        late: draft.late,
        decision: draft.decision,
        happenedAt: new Date(draft.at).toISOString(),
      }
    : {};
  return { incidentId, agencyId: draft.agencyId, kind, staffId: null, data };
}
