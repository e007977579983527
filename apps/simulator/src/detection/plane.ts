import type { Point } from '#geofence';

/** East and north of the scene's origin, meters. */
export type Spot = readonly [east: number, north: number];

/** Every scene lies around this point (Almaty, unless moved); a plane is good to a millimeter per meter over a city. */
let originLongitude = 0;
let originLatitude = 0;
let latitudeMeters = 0;
let longitudeMeters = 0;

/** For recorded tracks: the plane touches the earth at their first fix. */
export function moveOrigin(point: Point): void {
  const phi = (point.latitude * Math.PI) / 180;
  originLongitude = point.longitude;
  originLatitude = point.latitude;
  latitudeMeters = 111132.954 - 559.822 * Math.cos(2 * phi);
  longitudeMeters = 111412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi);
}

moveOrigin({ longitude: 76.9, latitude: 43.25 });

export const toPoint = ([east, north]: Spot): Point => ({
  longitude: originLongitude + east / longitudeMeters,
  latitude: originLatitude + north / latitudeMeters,
});

export const toSpot = (point: Point): Spot => [
  (point.longitude - originLongitude) * longitudeMeters,
  (point.latitude - originLatitude) * latitudeMeters,
];

/** A simple polygon (no holes), corners in order, with its bounding circle for a quick look from afar. */
export interface Shape {
  corners: readonly Spot[];
  center: Spot;
  reach: number;
  /** Radius of the circle of the same area. */
  size: number;
}

export function shapeOf(corners: readonly Spot[]): Shape {
  let area = 0;
  let east = 0;
  let north = 0;
  corners.forEach((corner, i) => {
    const next = corners[(i + 1) % corners.length]!;
    area += corner[0] * next[1] - next[0] * corner[1];
    east += corner[0] / corners.length;
    north += corner[1] / corners.length;
  });
  const reach = Math.max(...corners.map((corner) => Math.hypot(corner[0] - east, corner[1] - north)));
  return { corners, center: [east, north], reach, size: Math.sqrt(Math.abs(area) / 2 / Math.PI) };
}

export const round = (center: Spot, radius: number, corners = 24): Shape =>
  shapeOf(
    Array.from({ length: corners }, (_, i): Spot => [
      center[0] + radius * Math.cos((2 * Math.PI * i) / corners),
      center[1] + radius * Math.sin((2 * Math.PI * i) / corners),
    ]),
  );

export function box(center: Spot, width: number, height: number, angle: number): Shape {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return shapeOf(
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ].map(([sx, sy]): Spot => {
      const x = (sx! * width) / 2;
      const y = (sy! * height) / 2;
      return [center[0] + x * cos - y * sin, center[1] + x * sin + y * cos];
    }),
  );
}

/** Distance to the edge, negative inside, meters. */
export function signedDistance(shape: Shape, east: number, north: number): number {
  const { corners } = shape;
  let best = Infinity;
  let inside = false;
  let [x0, y0] = corners[corners.length - 1]!;
  for (const [x1, y1] of corners) {
    const dx = x1 - x0;
    const dy = y1 - y0;
    const share = Math.max(0, Math.min(1, ((east - x0) * dx + (north - y0) * dy) / (dx * dx + dy * dy)));
    const ex = x0 + share * dx - east;
    const ey = y0 + share * dy - north;
    const d2 = ex * ex + ey * ey;
    if (d2 < best) best = d2;
    if (y0 > north !== y1 > north && east < ((x0 - x1) * (north - y1)) / (y0 - y1) + x1) inside = !inside;
    x0 = x1;
    y0 = y1;
  }
  return inside ? -Math.sqrt(best) : Math.sqrt(best);
}

/** How deep inside a straight way comes at its deepest, sampled every few meters; 0: it does not touch. */
export function pathDepth(shape: Shape, from: Spot, to: Spot): number {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const nearest = Math.min(
    Math.hypot(from[0] - shape.center[0], from[1] - shape.center[1]),
    Math.hypot(to[0] - shape.center[0], to[1] - shape.center[1]),
  );
  if (nearest > length + shape.reach) return 0;
  const steps = Math.min(200, Math.max(2, Math.ceil(length / 8)));
  let depth = 0;
  for (let i = 0; i <= steps; i++) {
    const d = signedDistance(
      shape,
      from[0] + ((to[0] - from[0]) * i) / steps,
      from[1] + ((to[1] - from[1]) * i) / steps,
    );
    if (-d > depth) depth = -d;
  }
  return depth;
}
