import type { EvidenceAlarm, EvidencePosition, EvidenceZone, IncidentEvidence } from '../incident-evidence.js';
import { type Bounds, boundsOf, joined, sizeOf } from './frame.js';
import { type GeoPoint, LocalPlane, type PlanePoint } from './local-plane.js';
import type { ThinnedTrack } from './thinned-track.js';

export interface PlaneZone {
  zone: EvidenceZone;
  rings: PlanePoint[][];
}

export interface AlarmMark {
  number: number;
  at: PlanePoint;
  /** The proximity limit that was judged, around the protected person. */
  limit: { center: PlanePoint; radiusMeters: number } | undefined;
}

/** All that a map shows, in meters around its center. */
export interface Scene {
  plane: LocalPlane;
  zones: PlaneZone[];
  tracks: ThinnedTrack[];
  marks: AlarmMark[];
  /** What each map shows: the surroundings of zones and decisions, and everything when that is much more. */
  detail: Bounds;
  overview: Bounds | undefined;
}

/** The whole is drawn apart when the surroundings would be less than this share of it. */
const detailShare = 0.6;
const aroundDecisionsMeters = 150;

/** `undefined` when there is nothing to draw. */
export function sceneOf(evidence: IncidentEvidence, tracks: readonly ThinnedTrack[]): Scene | undefined {
  const { zones, alarms, fixes } = evidence;
  const drawn = tracks.filter(({ points }) => points.length > 0);
  const center = middleOf([
    ...zones.flatMap(({ area }) => area.coordinates.flat(2).map(([longitude, latitude]) => ({ longitude, latitude }))),
    ...(zones.length === 0 ? [...fixes, ...drawn.flatMap(({ points }) => points)] : []),
  ]);
  if (!center) return undefined;
  const plane = new LocalPlane(center);
  const planeZones = zones.map((zone) => ({ zone, rings: ringsOf(zone, plane) }));
  const marks = alarms.flatMap((alarm, index) => markOf(alarm, index + 1, fixes, plane) ?? []);
  const ofZones = planeZones.map(({ zone, rings }) => boundsOf(rings.flat(), zone.warningRingMeters));
  const ofMarks = boundsOf(
    marks.map(({ at }) => at),
    aroundDecisionsMeters,
  );
  const everything = joined([
    ...ofZones,
    ofMarks,
    ...drawn.map(({ points }) => boundsOf(points.map((point) => plane.place(point)))),
  ])!;
  const detail = joined([...ofZones, ofMarks]) ?? everything;
  const overview = sizeOf(detail) < detailShare * sizeOf(everything) ? everything : undefined;
  return { plane, zones: planeZones, tracks: drawn, marks, detail: overview ? detail : everything, overview };
}

function markOf(
  alarm: EvidenceAlarm,
  number: number,
  fixes: readonly EvidencePosition[],
  plane: LocalPlane,
): AlarmMark | undefined {
  const own = fixes.filter(({ id }) => alarm.decision.fixIds.includes(id));
  const fix = own.findLast(({ personId }) => personId === alarm.personId) ?? own.at(-1);
  if (!fix) return undefined;
  const guarded = own.findLast(({ role }) => role === 'protected');
  const { limitMeters } = alarm.decision.numbers;
  return {
    number,
    at: plane.place(fix),
    limit:
      guarded && limitMeters !== undefined ? { center: plane.place(guarded), radiusMeters: limitMeters } : undefined,
  };
}

const ringsOf = ({ area }: EvidenceZone, plane: LocalPlane): PlanePoint[][] =>
  area.coordinates.flatMap((polygon) =>
    polygon.map((ring) => ring.map(([longitude, latitude]) => plane.place({ longitude, latitude }))),
  );

/** Of the bounds; by the short way around the earth from the first point. */
function middleOf(points: readonly GeoPoint[]): GeoPoint | undefined {
  const [first] = points;
  if (!first) return undefined;
  const around = new LocalPlane(first);
  const metersEast = around.place({ longitude: first.longitude + 1, latitude: first.latitude }).x;
  const metersNorth = around.place({ longitude: first.longitude, latitude: first.latitude + 1 }).y;
  const { west, south, east, north } = boundsOf(points.map((point) => around.place(point)))!;
  return {
    longitude: first.longitude + (west + east) / 2 / metersEast,
    latitude: first.latitude + (south + north) / 2 / metersNorth,
  };
}
