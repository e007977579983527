import type { Alarm, Incident } from '#contracts';
import type { AlarmView, IncidentView } from '#incidents';
import { logCursor } from './cursor.js';

export const toAlarm = (view: AlarmView): Alarm => view;

export const toIncident = (cell: number, view: IncidentView): Incident => ({
  ...view,
  cursor: logCursor(cell, view.cursor),
  alarms: view.alarms.map(toAlarm),
});
