import { graver, isForMainList, type IdFactory, type Severity } from '#domain';
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

/** An alarm that begins this soon after its order's incident was closed reopens it instead of opening another. */
const reopenWithinMilliseconds = 60 * 60_000;

/** What a transaction wrote, for the push after its commit. */
export interface RecordedAlarms {
  /** Last cursor of the cell's log, or `undefined` when nothing was written. */
  cursor: number | undefined;
  /** Deliveries that leave the house: for the queue. */
  deliveryIds: readonly string[];
  /** Incident of each draft, by position; `undefined` for a change or an end of an alarm that is not open. */
  incidentIds: readonly (string | undefined)[];
  /** Alarm of each draft, by position. */
  alarmIds: readonly (string | undefined)[];
}

interface Ledger {
  incidents: Map<string, IncidentRow>;
  opened: IncidentRow[];
  updates: Map<string, IncidentUpdate>;
  alarms: Map<string, NewAlarm>;
  changes: Map<string, AlarmChange>;
  events: NewEvent[];
  deliveries: NewDelivery[];
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
  newId: IdFactory,
): Promise<RecordedAlarms> {
  if (drafts.length === 0) return { cursor: undefined, deliveryIds: [], incidentIds: [], alarmIds: [] };
  const began = drafts.filter((draft) => draft.phase === 'began');
  const subjects = new Map(
    began.map((draft) => [subjectKey(draft), { orderId: draft.orderId, personId: draft.incidentPersonId }]),
  );
  const incidents =
    subjects.size === 0 ? [] : await store.lockIncidentsOf([...subjects.values()], now - reopenWithinMilliseconds);
  const open = await store.openAlarms(drafts);
  const contacts = await contactsToTell(store, drafts);

  const ledger: Ledger = {
    incidents: new Map(incidents.map((row) => [row.orderId ?? `person:${row.personId}`, row])),
    opened: [],
    updates: new Map(),
    alarms: new Map(),
    changes: new Map(),
    events: [],
    deliveries: [],
  };
  const openByCondition = new Map(open.map((alarm) => [conditionOf(alarm), alarm]));
  const outcomes = drafts.map((draft) => enter(ledger, draft, openByCondition, contacts, now, newId));

  await store.insertIncidents(ledger.opened, now);
  await store.insertAlarms([...ledger.alarms.values()], now);
  await store.changeAlarms([...ledger.changes.values()], now);
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

const conditionOf = (alarm: { orderId: string | null; conditionKey: string }): string =>
  `${alarm.orderId ?? ''}|${alarm.conditionKey}`;

type ContactsByPerson = Map<string, { contactId: string; channel: NewDelivery['channel'] }[]>;

async function contactsToTell(store: IncidentStore, drafts: readonly AlarmDraft[]): Promise<ContactsByPerson> {
  const people = new Set(
    drafts
      .filter((draft) => draft.phase !== 'ended' && isForMainList(draft.severity))
      .flatMap((draft) => draft.protectedPersonIds),
  );
  const byPerson: ContactsByPerson = new Map();
  if (people.size === 0) return byPerson;
  for (const row of await store.contactsOf([...people])) {
    const list = byPerson.get(row.personId) ?? [];
    list.push(...row.channels.map((channel) => ({ contactId: row.contactId, channel })));
    byPerson.set(row.personId, list);
  }
  return byPerson;
}

function enter(
  ledger: Ledger,
  draft: AlarmDraft,
  open: Map<string, OpenAlarm>,
  contacts: ContactsByPerson,
  now: number,
  newId: IdFactory,
): { incidentId: string; alarmId: string } | undefined {
  const known = open.get(conditionOf(draft));
  if (known) return change(ledger, draft, known, open, contacts, now, newId);
  if (draft.phase !== 'began') return undefined;

  const incident = incidentFor(ledger, draft, now, newId);
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
  });
  open.set(conditionOf(draft), { id: alarmId, incidentId: incident.id, orderId, conditionKey, severity });
  raiseSeverity(ledger, incident, severity);
  ledger.events.push(eventOf(draft, incident.id, 'alarm_raised', alarmId));
  tell(ledger, draft, incident.id, alarmId, contacts, newId);
  return { incidentId: incident.id, alarmId };
}

function change(
  ledger: Ledger,
  draft: AlarmDraft,
  known: OpenAlarm,
  open: Map<string, OpenAlarm>,
  contacts: ContactsByPerson,
  now: number,
  newId: IdFactory,
): { incidentId: string; alarmId: string } {
  const severity = graver(draft.severity, known.severity);
  const ended = draft.phase === 'ended';
  ledger.changes.set(known.id, { id: known.id, severity, endedAt: ended ? draft.at : null, decision: draft.decision });
  ledger.events.push(eventOf(draft, known.incidentId, ended ? 'alarm_ended' : 'alarm_updated', known.id));
  const update = ledger.updates.get(known.incidentId) ?? { id: known.incidentId };
  if (severity !== known.severity) {
    update.severity = severity;
    // What was a notice has become something contacts must know.
    if (!isForMainList(known.severity)) tell(ledger, draft, known.incidentId, known.id, contacts, newId);
  }
  ledger.updates.set(known.incidentId, update);
  if (ended) open.delete(conditionOf(draft));
  else open.set(conditionOf(draft), { ...known, severity });
  return { incidentId: known.incidentId, alarmId: known.id };
}

function incidentFor(ledger: Ledger, draft: AlarmDraft, now: number, newId: IdFactory): IncidentRow {
  const present = ledger.incidents.get(subjectKey(draft));
  if (present && present.status !== 'closed') return present;
  if (present) {
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
  const { agencyId, orderId, incidentPersonId: personId, severity } = draft;
  const opened: IncidentRow = {
    id: newId(),
    agencyId,
    orderId,
    personId,
    status: 'open',
    severity,
    openedAt: now,
    closedAt: null,
  };
  ledger.incidents.set(subjectKey(draft), opened);
  ledger.opened.push(opened);
  ledger.events.push(eventOf(draft, opened.id, 'opened'));
  return opened;
}

function raiseSeverity(ledger: Ledger, incident: IncidentRow, severity: Severity): void {
  const grave = graver(incident.severity, severity);
  const update = ledger.updates.get(incident.id) ?? { id: incident.id };
  if (grave !== incident.severity) update.severity = grave;
  incident.severity = grave;
  ledger.updates.set(incident.id, update);
}

function eventOf(draft: AlarmDraft, incidentId: string, kind: string, alarmId?: string): NewEvent {
  const data = alarmId ? { alarmId, alarmKind: draft.kind, severity: draft.severity, late: draft.late } : {};
  return { incidentId, agencyId: draft.agencyId, kind, staffId: null, data };
}

function tell(
  ledger: Ledger,
  draft: AlarmDraft,
  incidentId: string,
  alarmId: string,
  contacts: ContactsByPerson,
  newId: IdFactory,
): void {
  const { agencyId } = draft;
  const already = ledger.deliveries.some((row) => row.alarmId === alarmId);
  if (!already) {
    ledger.deliveries.push({
      id: newId(),
      incidentId,
      alarmId,
      agencyId,
      recipient: 'desk',
      recipientId: agencyId,
      channel: 'console',
    });
  }
  if (!isForMainList(draft.severity)) return;
  for (const personId of draft.protectedPersonIds) {
    for (const { contactId, channel } of contacts.get(personId) ?? []) {
      ledger.deliveries.push({
        id: newId(),
        incidentId,
        alarmId,
        agencyId,
        recipient: 'contact',
        recipientId: contactId,
        channel,
      });
    }
  }
}
