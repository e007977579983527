import type { LonLat, ZoneShape } from '#orders';
import type { Offset, PlannedShape } from './demo-plan.js';

/** The middle of the demo's town: near the crossing of Satpaev and Baitursynov streets in Almaty. */
const middle = { longitude: 76.9286, latitude: 43.2389 };
/** Meters of one degree on a sphere of the Earth's volume: centimeters off over the few kilometers of the demo. */
const metersPerDegree = 111_195;
const metersPerDegreeEast = metersPerDegree * Math.cos((middle.latitude * Math.PI) / 180);

/** Six decimals of a degree are a tenth of a meter. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

export const lonLatOf = ([east, north]: Offset): LonLat => ({
  longitude: rounded(middle.longitude + east / metersPerDegreeEast),
  latitude: rounded(middle.latitude + north / metersPerDegree),
});

export function shapeOf(shape: PlannedShape): ZoneShape {
  if ('at' in shape) return { center: lonLatOf(shape.at), radiusMeters: shape.radiusMeters };
  const ring = [...shape.corners, shape.corners[0]!].map(lonLatOf);
  return { area: { type: 'Polygon', coordinates: [ring.map(({ longitude, latitude }) => [longitude, latitude])] } };
}

/** A circle that holds the shape: what the simulator needs to know of it. */
export function circleAround(shape: PlannedShape): { center: [number, number]; radiusMeters: number } {
  const { at, radiusMeters } = 'at' in shape ? shape : around(shape.corners);
  const { longitude, latitude } = lonLatOf(at);
  return { center: [longitude, latitude], radiusMeters };
}

function around(corners: readonly Offset[]): { at: Offset; radiusMeters: number } {
  const mean = (axis: 0 | 1): number => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  const at: Offset = [mean(0), mean(1)];
  return { at, radiusMeters: Math.max(...corners.map(([east, north]) => Math.hypot(east - at[0], north - at[1]))) };
}
