/** As the browser tells it; Firefox and iPhones tell nothing. */
export interface Battery {
  percent: number;
  isCharging: boolean;
}

/** How often where she is is sent, and by what the phone finds it out. */
export interface Pace {
  everySeconds: number;
  /** Satellites, which cost most; else radio cells and networks. */
  isExact: boolean;
  /** Less than was asked for, for the battery's sake. */
  isSparing: boolean;
}

export const lowPercent = 20;

/** The house asks for more than this only where somebody is near: then nothing is spared. */
const urgentSeconds = 30;

/**
 * Spares a low battery by up to double the interval, and never so much that the house takes the phone for silent: it waits for
 * one and a half intervals and a minute at the least (`silence.rule.ts`).
 *
 * @param askedSeconds by the directive
 * @param isInNeed a call for help of this phone stands
 */
export function paceOf(askedSeconds: number, battery: Battery | undefined, isInNeed: boolean): Pace {
  const isUrgent = isInNeed || askedSeconds <= urgentSeconds;
  const isLow = battery !== undefined && !battery.isCharging && battery.percent <= lowPercent;
  if (isUrgent || !isLow) return { everySeconds: askedSeconds, isExact: isUrgent, isSparing: false };
  const everySeconds = Math.min(2 * askedSeconds, Math.floor(1.5 * askedSeconds) + 30);
  return { everySeconds, isExact: false, isSparing: true };
}
