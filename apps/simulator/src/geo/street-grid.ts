import type { Random } from '../random.js';
import { distance, type PlanePoint } from './local-plane.js';

/** Blocks of an invented town, in meters. Almaty's streets too run nearly north to south and east to west. */
const blockEast = 180;
const blockNorth = 240;
const turnedBy = 0.03;

interface Corner {
  column: number;
  row: number;
}

const cosine = Math.cos(turnedBy);
const sine = Math.sin(turnedBy);

const pointOf = ({ column, row }: Corner): PlanePoint => ({
  east: column * blockEast * cosine - row * blockNorth * sine,
  north: column * blockEast * sine + row * blockNorth * cosine,
});

function nearestCorner(point: PlanePoint): Corner {
  return {
    column: Math.round((point.east * cosine + point.north * sine) / blockEast),
    row: Math.round((point.north * cosine - point.east * sine) / blockNorth),
  };
}

export const nearestCornerPoint = (point: PlanePoint): PlanePoint => pointOf(nearestCorner(point));

/** A way along the streets: to the nearest corner, block by block with turns where chance takes them, and to the door. */
export function routeAlongStreets(from: PlanePoint, to: PlanePoint, random: Random): PlanePoint[] {
  const goal = nearestCorner(to);
  let here = nearestCorner(from);
  const way = [pointOf(here)];
  while (here.column !== goal.column || here.row !== goal.row) {
    const columns = goal.column - here.column;
    const rows = goal.row - here.row;
    const along =
      columns !== 0 && (rows === 0 || random.chance(Math.abs(columns) / (Math.abs(columns) + Math.abs(rows))));
    here = along
      ? { column: here.column + Math.sign(columns), row: here.row }
      : { column: here.column, row: here.row + Math.sign(rows) };
    way.push(pointOf(here));
  }
  way.push(to);
  return withoutRepeats(from, way);
}

const withoutRepeats = (from: PlanePoint, way: readonly PlanePoint[]): PlanePoint[] =>
  way.filter((point, index) => distance(index === 0 ? from : way[index - 1]!, point) > 1);
