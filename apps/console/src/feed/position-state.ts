import type { PositionMessage, Track } from '#contracts';
import type { PartyRole } from '#domain';

/** One fix of a party, as the desk shows it. `fixTime` in milliseconds since 1970. */
export interface PartyFix {
  personId: string;
  role: PartyRole;
  longitude: number;
  latitude: number;
  accuracyMeters: number;
  speedMetersPerSecond: number | null;
  courseDegrees: number | null;
  batteryPercent: number | null;
  /** Strength of the device's radio link. */
  signalPercent: number | null;
  /** What the position was taken from, in the device's word. */
  source: string | null;
  /** The device says that it is faked. */
  mock: boolean;
  fixTime: number;
}

/** Trails by incident and person, oldest fix first. */
export interface PositionState {
  trails: Readonly<Record<string, Readonly<Record<string, readonly PartyFix[]>>>>;
}

export const emptyPositionState: PositionState = { trails: {} };

const fixesPerTrail = 60;

export const fixOfMessage = (message: PositionMessage): PartyFix => ({
  personId: message.personId,
  role: message.role,
  longitude: message.point.coordinates[0],
  latitude: message.point.coordinates[1],
  accuracyMeters: message.accuracyMeters,
  speedMetersPerSecond: message.speedMetersPerSecond,
  courseDegrees: message.courseDegrees,
  batteryPercent: message.batteryPercent,
  signalPercent: message.signalPercent,
  source: message.source,
  mock: message.mock,
  fixTime: Date.parse(message.fixTime),
});

export const fixOfPoint = ({ geometry, properties }: Track['features'][number]): PartyFix => ({
  personId: properties.personId,
  role: properties.role,
  longitude: geometry.coordinates[0],
  latitude: geometry.coordinates[1],
  accuracyMeters: properties.accuracyMeters,
  speedMetersPerSecond: properties.speedMetersPerSecond,
  courseDegrees: properties.courseDegrees,
  batteryPercent: properties.batteryPercent,
  signalPercent: properties.signalPercent,
  source: properties.source,
  mock: properties.mock,
  fixTime: Date.parse(properties.fixTime),
});

export const fixesOfTrack = (track: Track): PartyFix[] => track.features.map(fixOfPoint);

/** Repeats replace themselves (same person, same fix time); late ones take their place in the trail. */
export function withFixes(state: PositionState, incidentId: string, fixes: readonly PartyFix[]): PositionState {
  if (fixes.length === 0) return state;
  const people = { ...state.trails[incidentId] };
  for (const fix of fixes) {
    const others = (people[fix.personId] ?? []).filter((known) => known.fixTime !== fix.fixTime);
    people[fix.personId] = [...others, fix].sort((a, b) => a.fixTime - b.fixTime).slice(-fixesPerTrail);
  }
  return { trails: { ...state.trails, [incidentId]: people } };
}

/** Forgets the people of incidents that are no longer on the desk. */
export function withoutOtherIncidents(state: PositionState, keep: (incidentId: string) => boolean): PositionState {
  const entries = Object.entries(state.trails);
  const kept = entries.filter(([incidentId]) => keep(incidentId));
  return kept.length === entries.length ? state : { trails: Object.fromEntries(kept) };
}
