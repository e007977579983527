/** Where somebody was, as a position has it. Times are milliseconds since 1970. */
export interface ExactPlace {
  longitude: number;
  latitude: number;
  accuracyMeters: number;
  at: number;
}

/** Where he was last seen: the middle of a square of about 220 m, never the position itself. */
export interface WarningPlace extends ExactPlace {
  /** That he was within this of the middle: the position's own doubt and what the square adds. */
  accuracyMeters: number;
}

const squareDegrees = 0.002;
/** From the middle of a square to its corner. */
const cornerMeters = 157;

/**
 * Enough to know from which side, too little to follow somebody by, or to tell a room from a street. Two positions of one square are
 * the same.
 */
export function coarsePlace({ longitude, latitude, accuracyMeters, at }: ExactPlace): WarningPlace {
  const middleOf = (degrees: number, step: number): number =>
    Number(((Math.floor(degrees / step) + 0.5) * step).toFixed(5));
  const middle = middleOf(latitude, squareDegrees);
  const wide = squareDegrees / Math.max(0.1, Math.cos((middle * Math.PI) / 180));
  return {
    longitude: middleOf(longitude, wide),
    latitude: middle,
    accuracyMeters: Math.ceil((accuracyMeters + cornerMeters) / 50) * 50,
    at,
  };
}
