import type { ZoneFault } from '#domain';
import type { DrawnArea, MeasuredArea } from './zones.port.js';
import type { Area, LonLat } from './records.js';
import { longitudeOfTimeZone } from './time-zone.js';
import { areaLimits, placeOf, ringsOf, type ShapeError } from './zone-shape.js';

/** PostGIS's (GEOS's) words for an invalid area, and what an officer reads instead. */
const faults: Record<string, [code: ZoneFault, what: string]> = {
  'Self-intersection': ['crosses_itself', 'crosses itself'],
  'Ring Self-intersection': ['touches_itself', 'touches itself'],
  'Hole lies outside shell': ['hole_outside', 'has a hole that lies outside of it'],
  'Nested holes': ['hole_in_hole', 'has a hole within a hole'],
  'Nested shells': ['part_in_part', 'has a part within another part'],
  'Interior is disconnected': ['falls_apart', 'falls apart: its holes cut it in two'],
  'Duplicate Rings': ['ring_twice', 'has the same ring twice'],
  'Too few points in geometry component': ['too_few_positions', 'has a ring of fewer than 3 different positions'],
};

/** What the map found wrong. @param path of the area in the request; empty for a circle, which has no corners */
export function checkMeasured(
  drawn: DrawnArea,
  measured: MeasuredArea,
  path: string,
  limits = areaLimits,
): ShapeError[] {
  if (measured.fault !== null) {
    const [code, what] = faults[measured.fault] ?? (['invalid', 'is not a valid area'] as const);
    if (!measured.faultAt) return [{ path, code, message: what }];
    const place = placeOf(drawn.area, measured.faultAt);
    return [
      { path: `${path}.${place.path}.${place.index}`, code, message: `${what} between this position and the next` },
    ];
  }
  const squareMeters = Math.round(measured.areaSquareMeters);
  if (squareMeters < limits.least)
    return [
      { path, code: 'too_small', message: `is only ${squareMeters} m² large; at least ${limits.least} m² are needed` },
    ];
  if (squareMeters > limits.most)
    return [
      {
        path,
        code: 'too_large',
        message: `is ${Math.round(squareMeters / 1e6)} km² large; at most ${limits.most / 1e6} km² are allowed`,
      },
    ];
  return [];
}

const farMeters = 1_000_000;
const nearMeters = 500_000;
/** Degrees from the middle of the time zone's hour. */
const strangeDegrees = 30;
const plausibleDegrees = 22.5;

/**
 * Whether longitude and latitude look exchanged: far from all the agency has drawn, and near it when exchanged. An
 * agency's first zone is compared with its time zone.
 */
export function looksSwapped(drawn: DrawnArea, measured: MeasuredArea, timeZone: string, now: number): boolean {
  const { nearestKnownMeters, nearestKnownSwappedMeters } = measured;
  if (nearestKnownMeters !== null)
    return (
      nearestKnownMeters > farMeters && nearestKnownSwappedMeters !== null && nearestKnownSwappedMeters < nearMeters
    );
  const { longitude, latitude } = somePlaceOf(drawn.area);
  const expected = longitudeOfTimeZone(timeZone, now);
  return degreesBetween(longitude, expected) > strangeDegrees && degreesBetween(latitude, expected) < plausibleDegrees;
}

export const swappedMessage =
  'lies far from where you work and would be near it with longitude and latitude exchanged: longitude comes first';

const somePlaceOf = (area: Area): LonLat => {
  const [longitude, latitude] = ringsOf(area)[0]!.positions[0]!;
  return { longitude: longitude!, latitude: latitude! };
};

const degreesBetween = (a: number, b: number): number => {
  const difference = Math.abs(a - b) % 360;
  return Math.min(difference, 360 - difference);
};
