import type { Incident } from '#contracts';
import type { Language, Titles } from '#domain';
import { leadingAlarm } from '../../feed/attention.js';
import { alarmSentence } from '../../words/sentence.js';

/** What stands on a row, to be searched: what happened, the order, how far the desk is, whose desk, the kinds of its alarms. */
export function rowText(incident: Incident, language: Language, titles: Titles): string {
  const alarm = leadingAlarm(incident);
  return [
    alarm === undefined ? '' : alarmSentence(alarm, language),
    incident.orderReference ?? '',
    titles.statuses[incident.status],
    incident.deskName,
    ...incident.alarms.map(({ kind }) => titles.alarmKinds[kind]),
  ].join(' ');
}
