import type { Alarm, ForbiddenGround, Incident, Track } from '#contracts';
import type { AlarmView, ForbiddenGround as Ground, IncidentView, TrackPoint } from '#incidents';
import { logCursor } from './cursor.js';

export const toAlarm = (view: AlarmView): Alarm => view;

export const toIncident = (cell: number, view: IncidentView): Incident => ({
  ...view,
  cursor: logCursor(cell, view.cursor),
  alarms: view.alarms.map(toAlarm),
});

export const toTrack = (points: readonly TrackPoint[]): Track => ({
  type: 'FeatureCollection',
  features: points.map(({ id, longitude, latitude, ...properties }) => ({
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties,
  })),
});

export const toGround = ({ zones, ...proximity }: Ground): ForbiddenGround => ({
  ...proximity,
  zones: {
    type: 'FeatureCollection',
    features: zones.map(({ area, ...properties }) => ({ type: 'Feature', geometry: area, properties })),
  },
});
