import { createHmac } from 'node:crypto';
import { distanceMeters, metersPerLatitudeDegree, metersPerLongitudeDegree, moved } from './geodesy.js';
import type { Point } from './types.js';

/**
 * How a concealed zone is hidden. The numbers and their proof: docs/decisions/0022. Lengths in meters.
 *
 * A displacement drawn uniformly from a disc of this radius leaves any guess at most (250 / 1250)² = 4 % to come within
 * 250 m, for as long as nothing else of what is felt depends on it.
 */
export const displacementMeters = 1_250;
/** Felt radii are rounded up to these steps: the size of a house, a school or a compound is not told. */
const stepMeters = 250;
/** Planes, spheres and sides of polygons differ by less. */
const slackMeters = 25;
/** A zone drawn again this near is drawn around the same place and keeps its displacement. */
export const samePlaceMeters = 500;
/** Whoever is protected is at a concealed place from its edge on, and until this far from it. */
export const atPlaceMeters = 100;
export const leftPlaceMeters = 600;
/** Side of the squares in which a protected person on her way is told apart. */
const squareMeters = 500;
/** From whoever is in such a square to its felt point, at most. */
const squareReachMeters = displacementMeters + squareMeters * Math.SQRT1_2 + slackMeters;

/** The smallest circle known around a zone. */
export interface Bound extends Point {
  reachMeters: number;
}

export interface FeltDisc extends Point {
  radiusMeters: number;
}

/** What the respondent can feel of a concealed zone: a disc that holds all of it and whose center tells nothing of it. */
export function feltDisc(bound: Bound, seed: Uint8Array): FeltDisc {
  const [east, north] = displacementOf(seed, 'place');
  const { longitude, latitude } = moved(bound.longitude, bound.latitude, east, north);
  const reach = stepMeters * Math.ceil((bound.reachMeters + slackMeters) / stepMeters);
  return { longitude, latitude, radiusMeters: displacementMeters + reach };
}

/** The seed of the proximity limit of an order with a concealed zone, hex. From it no other displacement can be told. */
export const limitSeedOf = (seed: Uint8Array): string => createHmac('sha256', seed).update('limit').digest('hex');

/** East and north, meters: uniform in the disc of `displacementMeters`, the same for the same seed and name. */
export function displacementOf(seed: Uint8Array, name: string): [east: number, north: number] {
  const bytes = createHmac('sha256', seed).update(name).digest();
  const radius = displacementMeters * Math.sqrt(shareOf(bytes, 0));
  const angle = 2 * Math.PI * shareOf(bytes, 6);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

const shareOf = (bytes: Buffer, offset: number): number => bytes.readUIntBE(offset, 6) / 2 ** 48;

/**
 * The least distance that may lie between somebody and a protected person on her way, as far as he may know: meters, never
 * more than the true one. It depends on the square in which she is and on nothing else of her place.
 */
export function feltDistance(from: Point, to: Point, seed: string): number {
  const row = Math.floor((to.latitude * metersPerLatitudeDegree(0)) / squareMeters);
  const latitude = ((row + 0.5) * squareMeters) / metersPerLatitudeDegree(0);
  const perDegree = metersPerLongitudeDegree(latitude);
  const column = Math.floor((to.longitude * perDegree) / squareMeters);
  const [east, north] = displacementOf(Buffer.from(seed, 'hex'), `${row}:${column}`);
  const felt = moved(((column + 0.5) * squareMeters) / perDegree, latitude, east, north);
  return distanceMeters(from, felt) - squareReachMeters;
}
