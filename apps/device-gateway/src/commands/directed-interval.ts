/** So soon a device is not told again that it may report more rarely: the engine's word goes to and fro at an edge. */
const relaxAfterMilliseconds = 60_000;

export interface DirectedInterval {
  seconds: number;
  /** When the device was told. Milliseconds since 1970. */
  at: number;
}

/** The interval that the device must be told of, if it must: a shorter one at once, a longer one when the last has held for a while. */
export function intervalToTell(told: DirectedInterval | undefined, seconds: number, now: number): number | undefined {
  if (told === undefined || seconds < told.seconds) return seconds;
  return seconds > told.seconds && now - told.at >= relaxAfterMilliseconds ? seconds : undefined;
}
