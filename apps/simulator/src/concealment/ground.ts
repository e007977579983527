import { defaultThresholds, feltDisc, type LimitRules, limitSeedOf, type OrderRules, type ZoneRules } from '#geofence';
import { round, shapeOf, type Shape, type Spot, toPoint, toSpot } from '../detection/plane.js';
import type { Random } from '../detection/random.js';

export const hisId = 'respondent';
export const herId = 'protected';

/** What is drawn, and what of it is concealed. */
export interface Case {
  name: string;
  /** `null`: a polygon of a few hundred meters. */
  radius: number | null;
  concealed: boolean;
  /** A proximity limit besides, while she is at home: concealed with the zone, or left as it is. */
  limit?: 'concealed' | 'open';
}

/** One place to find: meters from the scene's origin, near which the zone's own middle is. */
export interface Ground {
  rules: OrderRules;
  shapes: ReadonlyMap<string, Shape>;
  /** Where she lives. */
  address: Spot;
  /** The shape whose edge the attacker can feel. */
  felt: Shape;
  trueZone: Shape;
}

const ring = 300;
/** A side of the widest comes four meters within its circle. */
const sides = 48;

export function groundOf({ radius, concealed, limit }: Case, random: Random, seed: Uint8Array): Ground {
  const trueZone = radius === null ? block(random) : round([0, 0], radius, sides);
  const zone: ZoneRules = {
    zoneId: 'home',
    name: 'home',
    kind: 'exclusion',
    warningRingMeters: ring,
    sizeMeters: trueZone.size,
  };
  const felt = concealed ? feltShape(trueZone, seed) : trueZone;
  const zones: ZoneRules[] = concealed
    ? [
        { ...zone, concealed: true },
        { ...zone, zoneId: 'felt', feltOf: 'home' },
      ]
    : [zone];
  const shapes = new Map([['home', trueZone]]);
  if (concealed) shapes.set('felt', felt);
  return {
    rules: {
      orderId: 'order',
      policyVersion: 1,
      timeZone: 'Asia/Almaty',
      validFrom: 0,
      validTo: null,
      parties: [
        { personId: hisId, role: 'respondent' },
        { personId: herId, role: 'protected' },
      ],
      zones,
      limit: limit === undefined ? null : limitOf(limit === 'concealed', seed),
      thresholds: defaultThresholds,
    },
    shapes,
    address: radius === null ? within(trueZone, random) : [0, 0],
    felt,
    trueZone,
  };
}

const limitOf = (concealed: boolean, seed: Uint8Array): LimitRules => ({
  limitMeters: 500,
  warningMeters: 500,
  ...(concealed && { concealment: { seed: limitSeedOf(seed) } }),
});

/** As it is drawn for a real zone. */
export function feltShape(zone: Shape, seed: Uint8Array): Shape {
  const disc = feltDisc({ ...toPoint(zone.center), reachMeters: zone.reach }, seed);
  return round(toSpot(disc), disc.radiusMeters, sides);
}

/** The house may stand anywhere in a drawn block. */
function within(shape: Shape, random: Random): Spot {
  for (;;) {
    const east = shape.center[0] + random.between(-shape.reach, shape.reach);
    const north = shape.center[1] + random.between(-shape.reach, shape.reach);
    if (isInside(shape, east, north)) return [east, north];
  }
}

function isInside({ corners }: Shape, east: number, north: number): boolean {
  let inside = false;
  corners.forEach(([x1, y1], i) => {
    const [x0, y0] = corners[(i + corners.length - 1) % corners.length]!;
    if (y0 > north !== y1 > north && east < ((x0 - x1) * (north - y1)) / (y0 - y1) + x1) inside = !inside;
  });
  return inside;
}

/** A block of four to seven corners, as an officer draws it. */
function block(random: Random): Shape {
  const count = 4 + Math.floor(random.next() * 4);
  return shapeOf(
    Array.from({ length: count }, (_, i): Spot => {
      const angle = (2 * Math.PI * (i + random.between(0, 0.6))) / count;
      const reach = random.between(150, 400);
      return [reach * Math.cos(angle), reach * Math.sin(angle)];
    }),
  );
}
