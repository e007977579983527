import { describe, expect, it } from '@jest/globals';
import type { AlarmKind, Severity } from '#domain';
import { type CapEvent, capMessages, capMessagesOfAll, incidentOfIdentifier } from './cap-message.js';

let cursor = 0;
const incidentId = '0199c0de-0000-7000-8000-000000000001';
const event = (kind: CapEvent['kind'], alarm?: CapEvent['alarm'], incident = incidentId): CapEvent => {
  cursor += 1;
  return { incidentId: incident, cursor, kind, at: cursor * 1000, ...(alarm && { alarm }) };
};
const alarm = (id: string, kind: AlarmKind = 'breach', severity: Severity = 'critical') => ({ id, kind, severity });
const types = (events: CapEvent[]) => capMessages(events).map(({ msgType }) => msgType);

describe('messages of CAP from the log of an incident', () => {
  it('are an alert, an update for each further alarm, a cancel at the end; each names all before it', () => {
    const messages = capMessages([
      event('alarm_raised', alarm('a')),
      event('alarm_raised', alarm('b', 'panic')),
      event('closed'),
    ]);
    expect(messages.map(({ msgType }) => msgType)).toEqual(['Alert', 'Update', 'Cancel']);
    const [first, second, third] = messages;
    const named = ({ identifier, sent }: typeof first & {}) => ({ identifier, sent });
    expect(first!.references).toEqual([]);
    expect(second!.references).toEqual([named(first!)]);
    expect(third!.references).toEqual([named(first!), named(second!)]);
    expect(third!.alarm).toBeUndefined();
    expect(incidentOfIdentifier(first!.identifier)).toBe(incidentId);
  });

  it('tell of no notice, until it has grown', () => {
    const raised = event('alarm_raised', alarm('a', 'approach', 'notice'));
    expect(types([raised])).toEqual([]);
    expect(types([raised, event('closed')])).toEqual([]);
    const grown = event('alarm_updated', alarm('a', 'approach', 'urgent'));
    expect(types([raised, grown, event('alarm_updated', alarm('a', 'approach', 'urgent'))])).toEqual(['Alert']);
  });

  it('begin anew when the incident is reopened', () => {
    const messages = capMessages([
      event('alarm_raised', alarm('a')),
      event('closed'),
      event('alarm_raised', alarm('b')),
      event('closed'),
    ]);
    expect(messages.map(({ msgType }) => msgType)).toEqual(['Alert', 'Cancel', 'Alert', 'Cancel']);
    expect(messages[2]!.references).toEqual([]);
    expect(messages[3]!.references).toHaveLength(1);
  });

  it('tell anew what a closing that was taken back had cancelled', () => {
    const messages = capMessages([
      event('alarm_raised', alarm('a')),
      event('closed'),
      event('close_undone'),
      event('closed'),
    ]);
    expect(messages.map(({ msgType }) => msgType)).toEqual(['Alert', 'Cancel', 'Alert', 'Cancel']);
    expect(messages[2]!.alarm).toEqual(messages[0]!.alarm);
    expect(messages[3]!.references).toHaveLength(1);
  });

  it('of several incidents stand in the order of the log, each by itself', () => {
    const other = '0199c0de-0000-7000-8000-000000000002';
    const messages = capMessagesOfAll([
      event('alarm_raised', alarm('a')),
      event('alarm_raised', alarm('b'), other),
      event('closed'),
    ]);
    expect(messages.map((message) => [message.incidentId === other, message.msgType])).toEqual([
      [false, 'Alert'],
      [true, 'Alert'],
      [false, 'Cancel'],
    ]);
  });

  it('are the same however much of the log came after', () => {
    const events = [event('alarm_raised', alarm('a')), event('alarm_raised', alarm('b')), event('closed')];
    const all = capMessages(events);
    for (const length of [1, 2]) expect(capMessages(events.slice(0, length))).toEqual(all.slice(0, length));
  });

  it.each(['', 'x', `${incidentId}`, `${incidentId}.`, `${incidentId}.1 or 1`, `../${incidentId}.1`])(
    'have no identifier like %j',
    (text) => expect(incidentOfIdentifier(text)).toBeUndefined(),
  );
});
