import { type AlarmKind, isForMainList, type Language, type Severity } from '#domain';

/** The agency whose alerts these are. Nothing of a person, and of a place its region only. */
export interface CapAgency {
  id: string;
  name: string;
  region: string;
  language: Language;
}

/** One event of an incident's log, as far as CAP tells it. */
export interface CapEvent {
  incidentId: string;
  /** Position in the cell's log. */
  cursor: number;
  kind: 'alarm_raised' | 'alarm_updated' | 'closed' | 'close_undone';
  /** Milliseconds since 1970. */
  at: number;
  /** Of an alarm only. */
  alarm?: { id: string; kind: AlarmKind; severity: Severity };
}

/** What refers to a message: its name and when it was sent. */
export interface CapReference {
  identifier: string;
  sent: number;
}

/** One message of the Common Alerting Protocol, before it is written down. */
export interface CapMessage extends CapReference {
  cursor: number;
  incidentId: string;
  msgType: 'Alert' | 'Update' | 'Cancel';
  /** Every earlier message about the same, oldest first. */
  references: readonly CapReference[];
  /** Of what it tells; absent from a Cancel. */
  alarm?: { kind: AlarmKind; severity: Severity };
}

/**
 * The messages of one incident, from the events of its log in order: a function of the log alone, so that feed and push
 * always say the same, also after a restart. Critical and urgent alarms are told; notices are the agency's own affair. The
 * first is an Alert, each further alarm an Update, the closing a Cancel; what is reopened begins with an Alert anew. A closing that was
 * taken back is answered by an Alert of what was told last: whoever heard the Cancel must hear that it does not hold.
 */
export function capMessages(events: readonly CapEvent[]): CapMessage[] {
  const messages: CapMessage[] = [];
  let current: CapReference[] = [];
  const told = new Set<string>();
  let last: CapMessage['alarm'];
  for (const { incidentId, cursor, kind, at, alarm } of events) {
    const message = { identifier: `${incidentId}.${cursor}`, sent: at, cursor, incidentId, references: [...current] };
    if (kind === 'closed') {
      if (current.length > 0) messages.push({ ...message, msgType: 'Cancel' });
      current = [];
    } else if (kind === 'close_undone') {
      if (last) messages.push({ ...message, msgType: 'Alert', alarm: last });
      if (last) current.push({ identifier: message.identifier, sent: at });
    } else if (alarm && isForMainList(alarm.severity) && !told.has(alarm.id)) {
      told.add(alarm.id);
      const msgType = current.length === 0 ? 'Alert' : 'Update';
      last = { kind: alarm.kind, severity: alarm.severity };
      messages.push({ ...message, msgType, alarm: last });
      current.push({ identifier: message.identifier, sent: at });
    }
  }
  return messages;
}

/** The same of several incidents' events, mixed, in order of the log. */
export function capMessagesOfAll(events: readonly CapEvent[]): CapMessage[] {
  const byIncident = new Map<string, CapEvent[]>();
  for (const event of events) byIncident.set(event.incidentId, [...(byIncident.get(event.incidentId) ?? []), event]);
  return [...byIncident.values()].flatMap(capMessages).toSorted((one, other) => one.cursor - other.cursor);
}

/** Which incident a message is about; `undefined` for what is no identifier of ours. */
export function incidentOfIdentifier(identifier: string): string | undefined {
  return /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.\d{1,15}$/.exec(identifier)?.[1];
}
