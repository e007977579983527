import { graver, isForMainList, type IdFactory, type Severity } from '#domain';
import { contactDeliveries, type OutsideChannel, type PlannedContact } from '#notify';
import type { AlarmDraft } from './alarm-draft.js';
import type {
  AlarmChange,
  IncidentRow,
  IncidentStore,
  IncidentUpdate,
  NewAlarm,
  NewDelivery,
  NewEvent,
  OpenAlarm,
} from './incident-store.port.js';

/** An alarm that begins this soon after its order's incident was closed reopens it, unless that was a test, instead of opening another. */
const reopenWithinMilliseconds = 60 * 60_000;

/** What recording alarms needs besides the transaction. */
export interface RecordingContext {
  newId: IdFactory;
  /** Channels that are configured here: a contact is told by the first of its own that is. */
  readyChannels: ReadonlySet<OutsideChannel>;
}

/** What a transaction wrote, for the push after its commit. */
export interface RecordedAlarms {
  /** Last cursor of the cell's log, or `undefined` when nothing was written. */
  cursor: number | undefined;
  /** Deliveries that leave the house: for the queue. */
  deliveryIds: readonly string[];
  /** Incident of each draft, by position; `undefined` for the end of an alarm that is not open. */
  incidentIds: readonly (string | undefined)[];
  /** Alarm of each draft, by position. */
  alarmIds: readonly (string | undefined)[];
}

interface Ledger {
  incidents: Map<string, IncidentRow>;
  updates: Map<string, IncidentUpdate>;
  alarms: Map<string, NewAlarm>;
  changes: Map<string, AlarmChange>;
  events: NewEvent[];
  deliveries: NewDelivery[];
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
 * Alarms to incidents: an alarm that begins opens, joins or reopens the incident of its order; the desk gets a delivery
 * for it, and so does each contact when it is critical or urgent. All in the caller's transaction (invariant 2).
 */
export async function recordAlarms(
  store: IncidentStore,
  drafts: readonly AlarmDraft[],
  now: number,
  context: RecordingContext,
): Promise<RecordedAlarms> {
  if (drafts.length === 0) return { cursor: undefined, deliveryIds: [], incidentIds: [], alarmIds: [] };
  const openByCondition = new Map((await store.openAlarms(drafts)).map((alarm) => [conditionOf(alarm), alarm]));
  // One that is open already may end within these drafts and begin anew.
  const began = drafts.filter(
    (draft) => draft.phase === 'began' || isNew(draft, openByCondition.get(conditionOf(draft))),
  );
  const { incidents, opened } = await incidentsFor(store, began, now, context.newId);
  const contacts = await contactsToTell(store, drafts);

  const ledger: Ledger = {
    incidents,
    updates: new Map(),
    alarms: new Map(),
    changes: new Map(),
    events: opened.map(({ id, agencyId }) => ({ incidentId: id, agencyId, kind: 'opened', staffId: null, data: {} })),
    deliveries: [],
  };
  const outcomes = drafts.map((draft) => enter(ledger, draft, openByCondition, contacts, context));

  // Ends before beginnings: of one condition one alarm is open at a time.
  await store.changeAlarms([...ledger.changes.values()], now);
  await store.insertAlarms([...ledger.alarms.values()], now);
  await store.updateIncidents([...ledger.updates.values()], now);
  await store.insertDeliveries(ledger.deliveries, now);
  const cursor = ledger.events.length === 0 ? undefined : await store.appendEvents(ledger.events, now);
  return {
    cursor,
    deliveryIds: ledger.deliveries.filter((row) => row.channel !== 'console').map((row) => row.id),
    incidentIds: outcomes.map((outcome) => outcome?.incidentId),
    alarmIds: outcomes.map((outcome) => outcome?.alarmId),
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
  const fresh = missing.map(({ agencyId, orderId, incidentPersonId: personId, severity }): IncidentRow => {
    return { id: newId(), agencyId, orderId, personId, status: 'open', severity, openedAt: now, closedAt: null };
  });
  const inserted = await store.insertIncidents(fresh, now);
  const opened = fresh.filter((row) => inserted.has(row.id));
  for (const row of opened) incidents.set(keyOf(row), row);
  await lock(missing.filter((draft) => !incidents.has(subjectKey(draft))));
  return { incidents, opened };
}

const keyOf = (row: IncidentRow): string => row.orderId ?? `person:${row.personId}`;

const conditionOf = (alarm: { orderId: string | null; conditionKey: string }): string =>
  `${alarm.orderId ?? ''}|${alarm.conditionKey}`;

type ContactsByPerson = Map<string, PlannedContact[]>;

async function contactsToTell(store: IncidentStore, drafts: readonly AlarmDraft[]): Promise<ContactsByPerson> {
  const people = new Set(
    drafts
      .filter((draft) => draft.phase !== 'ended' && isForMainList(draft.severity))
      .flatMap((draft) => draft.protectedPersonIds),
  );
  const byPerson: ContactsByPerson = new Map();
  if (people.size === 0) return byPerson;
  for (const { contactId: id, personId, channels } of await store.contactsOf([...people])) {
    const list = byPerson.get(personId) ?? [];
    byPerson.set(personId, [...list, { id, channels: channels.map((channel) => ({ channel })) }]);
  }
  return byPerson;
}

function enter(
  ledger: Ledger,
  draft: AlarmDraft,
  open: Map<string, OpenAlarm>,
  contacts: ContactsByPerson,
  context: RecordingContext,
): { incidentId: string; alarmId: string } | undefined {
  const known = open.get(conditionOf(draft));
  if (!isNew(draft, known)) return known && change(ledger, draft, known, open, contacts, context);
  if (known) supersede(ledger, draft, known);

  const incident = incidentFor(ledger, draft);
  const alarmId = context.newId();
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
  open.set(conditionOf(draft), {
    id: alarmId,
    incidentId: incident.id,
    orderId,
    conditionKey,
    severity,
    incidentClosed,
  });
  raiseSeverity(ledger, incident, severity);
  ledger.events.push(eventOf(draft, incident.id, 'alarm_raised', alarmId));
  tell(ledger, draft, incident.id, alarmId, contacts, context);
  return { incidentId: incident.id, alarmId };
}

function change(
  ledger: Ledger,
  draft: AlarmDraft,
  known: OpenAlarm,
  open: Map<string, OpenAlarm>,
  contacts: ContactsByPerson,
  context: RecordingContext,
): { incidentId: string; alarmId: string } {
  const severity = graver(draft.severity, known.severity);
  const ended = draft.phase === 'ended';
  const { at, decision } = draft;
  const fresh = ledger.alarms.get(known.id);
  if (!fresh)
    ledger.changes.set(known.id, { id: known.id, severity, endedAt: ended ? at : null, decision, decidedAt: at });
  else if (ended) ledger.alarms.set(known.id, { ...fresh, severity, endedAt: at });
  else ledger.alarms.set(known.id, { ...fresh, severity, decision, decidedAt: at });
  ledger.events.push(eventOf(draft, known.incidentId, ended ? 'alarm_ended' : 'alarm_updated', known.id));
  const update = ledger.updates.get(known.incidentId) ?? { id: known.incidentId };
  if (severity !== known.severity) {
    update.severity = severity;
    // What was a notice has become something contacts must know.
    if (!isForMainList(known.severity)) tell(ledger, draft, known.incidentId, known.id, contacts, context);
  }
  ledger.updates.set(known.incidentId, update);
  if (ended) open.delete(conditionOf(draft));
  else open.set(conditionOf(draft), { ...known, severity });
  return { incidentId: known.incidentId, alarmId: known.id };
}

/** An alarm of a closed incident ends where a graver one of the same condition begins: one is open at a time. */
function supersede(ledger: Ledger, draft: AlarmDraft, { id, severity, incidentId }: OpenAlarm): void {
  const { at, decision } = draft;
  ledger.changes.set(id, { id, severity, endedAt: at, decision, decidedAt: at });
  ledger.events.push(eventOf(draft, incidentId, 'alarm_ended', id));
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

function tell(
  ledger: Ledger,
  draft: AlarmDraft,
  incidentId: string,
  alarmId: string,
  contacts: ContactsByPerson,
  { newId, readyChannels }: RecordingContext,
): void {
  const common = { incidentId, alarmId, agencyId: draft.agencyId };
  if (!ledger.deliveries.some((row) => row.alarmId === alarmId)) {
    const recipientId = draft.agencyId;
    ledger.deliveries.push({ id: newId(), ...common, recipient: 'desk', recipientId, channel: 'console' });
  }
  const told = draft.protectedPersonIds.flatMap((personId) => contacts.get(personId) ?? []);
  for (const planned of contactDeliveries(told, draft, readyChannels)) {
    ledger.deliveries.push({ id: newId(), ...common, recipient: 'contact', ...planned });
  }
}
