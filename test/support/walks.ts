import type { MovableClock } from '#domain';

const metersPerDegree = 111_320;

/** A point `east` and `north` meters from another: near enough for a test, not on the ellipsoid. */
export function offset(center: { longitude: number; latitude: number }, east: number, north = 0): [number, number] {
  const { longitude, latitude } = center;
  return [
    longitude + east / (metersPerDegree * Math.cos((latitude * Math.PI) / 180)),
    latitude + north / metersPerDegree,
  ];
}

export interface WalkedFix {
  fixTime: string;
  point: { type: 'Point'; coordinates: [number, number] };
  accuracyMeters: number;
  speedMetersPerSecond?: number;
  moving?: boolean;
  batteryPercent?: number;
  signalPercent?: number;
  alarms?: string[];
}

/** A fix at a place now. */
export const fixAt = (
  clock: MovableClock,
  coordinates: [number, number],
  more: Partial<WalkedFix> = {},
): WalkedFix => ({
  fixTime: new Date(clock.now()).toISOString(),
  point: { type: 'Point', coordinates },
  accuracyMeters: 8,
  ...more,
});

/** Straight from one distance east of the center to another, a fix every `everySeconds`; moves the clock along. */
export function walk(
  clock: MovableClock,
  center: { longitude: number; latitude: number },
  from: number,
  to: number,
  metersPerSecond = 5,
  everySeconds = 5,
): WalkedFix[] {
  const steps = Math.ceil(Math.abs(to - from) / (metersPerSecond * everySeconds));
  return Array.from({ length: steps + 1 }, (_, step) => {
    if (step > 0) clock.move(everySeconds * 1_000);
    const east = from + ((to - from) * step) / steps;
    return fixAt(clock, offset(center, east), { speedMetersPerSecond: metersPerSecond, moving: true });
  });
}
