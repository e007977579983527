import type { PlanePoint } from '../geo/local-plane.js';
import { distance } from '../geo/local-plane.js';
import { nearestCornerPoint } from '../geo/street-grid.js';
import type { Random } from '../random.js';

export interface MappedZone {
  middle: PlanePoint;
  radius: number;
}

/** Outside every ring and limit of the demo's orders, with room for a receiver's error. */
const clearMeters = 900;

/** One order on the map: where one party is at home and the other must not be. */
export class CaseMap {
  constructor(readonly zones: readonly MappedZone[]) {}

  get home(): MappedZone {
    return this.zones[0]!;
  }

  isClear(point: PlanePoint, clear = clearMeters): boolean {
    return this.zones.every((zone) => distance(point, zone.middle) > zone.radius + clear);
  }

  /** A corner near no zone of this order, so many meters from its home. */
  clearPlace(random: Random, from = 1_200, to = 2_600): PlanePoint {
    for (;;) {
      const angle = random.between(0, 2 * Math.PI);
      const away = this.home.radius + random.between(from, to);
      const corner = nearestCornerPoint(beside(this.home.middle, away, angle));
      if (this.isClear(corner)) return corner;
    }
  }
}

/** The point at this distance in this direction (radians, counter-clockwise from east). */
export const beside = (point: PlanePoint, meters: number, angle: number): PlanePoint => ({
  east: point.east + meters * Math.cos(angle),
  north: point.north + meters * Math.sin(angle),
});
