import { rounded } from './geodesy.js';
import { areaOf, type AreaShape, type LonLat, type Ring } from './shape.js';

/** Which corner of which ring, all from 0. */
export interface CornerAt {
  polygon: number;
  ring: number;
  corner: number;
}

/** Corners without the one that closes the ring. */
export const openRing = (ring: Ring): LonLat[] => ring.slice(0, -1);
const closed = (corners: readonly LonLat[]): Ring => [...corners, corners[0]!];

function withRing(shape: AreaShape, at: Omit<CornerAt, 'corner'>, change: (corners: LonLat[]) => LonLat[]): AreaShape {
  return areaOf(
    shape.polygons.map((polygon, p) =>
      p !== at.polygon ? polygon : polygon.map((ring, r) => (r !== at.ring ? ring : closed(change(openRing(ring))))),
    ),
  );
}

export const moveCorner = (shape: AreaShape, at: CornerAt, to: LonLat): AreaShape =>
  withRing(shape, at, (corners) => corners.with(at.corner, to));

/** Half way to the next corner. */
export const insertCorner = (shape: AreaShape, at: CornerAt): AreaShape =>
  withRing(shape, at, (corners) => {
    const [[ax, ay], [bx, by]] = [corners[at.corner]!, corners[(at.corner + 1) % corners.length]!];
    return corners.toSpliced(at.corner + 1, 0, [rounded((ax + bx) / 2), rounded((ay + by) / 2)]);
  });

/** A triangle keeps its corners. */
export const mayRemoveCorner = (shape: AreaShape, { polygon, ring }: CornerAt): boolean =>
  shape.polygons[polygon]![ring]!.length > 4;

export const removeCorner = (shape: AreaShape, at: CornerAt): AreaShape =>
  mayRemoveCorner(shape, at) ? withRing(shape, at, (corners) => corners.toSpliced(at.corner, 1)) : shape;

/** Without a hole, or without a part and its holes; the last part stays. */
export function removeRing(shape: AreaShape, { polygon, ring }: Omit<CornerAt, 'corner'>): AreaShape {
  if (ring > 0)
    return areaOf(shape.polygons.map((rings, p) => (p === polygon ? rings.filter((_, r) => r !== ring) : rings)));
  return shape.polygons.length > 1 ? areaOf(shape.polygons.filter((_, p) => p !== polygon)) : shape;
}

export const replaceRing = (shape: AreaShape, at: Omit<CornerAt, 'corner'>, ring: Ring): AreaShape =>
  withRing(shape, at, () => openRing(ring));
