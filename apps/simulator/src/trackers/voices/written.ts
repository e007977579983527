/** With zeros before it. */
export const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** `hhmmss` and `ddmmyy` of a clock in UTC. */
export function clockOf(at: number): { time: string; date: string } {
  const iso = new Date(at).toISOString();
  return {
    time: iso.slice(11, 13) + iso.slice(14, 16) + iso.slice(17, 19),
    date: iso.slice(8, 10) + iso.slice(5, 7) + iso.slice(2, 4),
  };
}

export const kilometersPerHour = (metersPerSecond: number): number => metersPerSecond * 3.6;

/** 0–359 */
export const wholeCourse = (degrees: number): number => ((Math.round(degrees) % 360) + 360) % 360;
