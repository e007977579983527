import type { PartyFix } from '../../feed/position-state.js';
import { circleAround, distanceMeters, type Place } from '../geometry.js';

/** What is drawn of the parties, for one moment. Properties are what the layers' expressions read. */
export interface PartyFeatures {
  /** Error circles and the proximity limit, in true meters: `{role, what: 'error' | 'limit'}`. */
  areas: GeoJSON.FeatureCollection<GeoJSON.Polygon>;
  /** `{role, what: 'trail', fade}`, `fade` from 1 (now) to 0.15 (long ago); `{what: 'apart', text}` between the parties. */
  lines: GeoJSON.FeatureCollection<GeoJSON.LineString>;
  /** `{role, old, course: degrees or null, text}` of each party's last fix. */
  marks: GeoJSON.FeatureCollection<GeoJSON.Point>;
}

export interface PartyWords {
  role: (role: PartyFix['role']) => string;
  /** How long ago, of a fix that is old; not asked for others. */
  ago: (milliseconds: number) => string;
  meters: (meters: number) => string;
}

/** A fix older than this no longer says where somebody is, and must not look as if it did. */
export const oldAfterMilliseconds = 120_000;
/** A trail of this age is at its faintest. */
const fadedAfterMilliseconds = 15 * 60_000;
const faintest = 0.15;
/** Slower than this, a course is noise. */
const leastSpeedOfCourse = 0.8;

/** `trails`: of each party, oldest fix first; `now` in milliseconds. Without a proximity limit, none is drawn. */
export function partyFeatures(
  trails: readonly (readonly PartyFix[])[],
  now: number,
  words: PartyWords,
  proximityLimitMeters: number | null,
): PartyFeatures {
  const last = trails.flatMap((fixes) => fixes.slice(-1));
  const apart = nearestPair(last);
  const limits = proximityLimitMeters === null ? [] : last.filter(({ role }) => role === 'protected');
  return {
    areas: collection([
      ...limits.map((fix) => feature(circleAround(fix, proximityLimitMeters!), { role: fix.role, what: 'limit' })),
      ...last.map((fix) => feature(circleAround(fix, fix.accuracyMeters), { role: fix.role, what: 'error' })),
    ]),
    lines: collection([
      ...trails.flatMap((fixes) => fixes.slice(1).map((fix, index) => segment(fixes[index]!, fix, now))),
      ...(apart === null
        ? []
        : [
            feature(lineOf(...apart), {
              what: 'apart',
              text: words.meters(distanceMeters(...apart)),
            }),
          ]),
    ]),
    marks: collection(last.map((fix) => mark(fix, now, words))),
  };
}

function segment(from: PartyFix, to: PartyFix, now: number): GeoJSON.Feature<GeoJSON.LineString> {
  const fade = Math.max(faintest, Math.min(1, 1 - (now - to.fixTime) / fadedAfterMilliseconds));
  return feature(lineOf(from, to), { role: to.role, what: 'trail', fade: Math.round(fade * 20) / 20 });
}

function mark(fix: PartyFix, now: number, words: PartyWords): GeoJSON.Feature<GeoJSON.Point> {
  const age = now - fix.fixTime;
  const isOld = age > oldAfterMilliseconds;
  const isMoving = (fix.speedMetersPerSecond ?? 0) > leastSpeedOfCourse;
  return feature(
    { type: 'Point', coordinates: [fix.longitude, fix.latitude] },
    {
      personId: fix.personId,
      role: fix.role,
      old: isOld,
      course: isMoving && !isOld ? fix.courseDegrees : null,
      text: isOld ? `${words.role(fix.role)}\n${words.ago(age)}` : words.role(fix.role),
    },
  );
}

/** The respondent and whom of the protected they are nearest to. */
function nearestPair(fixes: readonly PartyFix[]): [PartyFix, PartyFix] | null {
  let nearest: [PartyFix, PartyFix] | null = null;
  for (const respondent of fixes.filter(({ role }) => role === 'respondent'))
    for (const protectedOne of fixes.filter(({ role }) => role === 'protected'))
      if (nearest === null || distanceMeters(respondent, protectedOne) < distanceMeters(...nearest))
        nearest = [respondent, protectedOne];
  return nearest;
}

const lineOf = (from: Place, to: Place): GeoJSON.LineString => ({
  type: 'LineString',
  coordinates: [
    [from.longitude, from.latitude],
    [to.longitude, to.latitude],
  ],
});

function feature<G extends GeoJSON.Geometry>(geometry: G, properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature<G> {
  return { type: 'Feature', geometry, properties };
}

const collection = <G extends GeoJSON.Geometry>(features: GeoJSON.Feature<G>[]): GeoJSON.FeatureCollection<G> => ({
  type: 'FeatureCollection',
  features,
});
