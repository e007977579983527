/** Rough 68 % radius for each unit of horizontal dilution, from a phone-class receiver (about 5 m). */
const metersPerDilution = 5;

/** @returns meters; `undefined` where a receiver gave no dilution, or 0, which none has. */
export const metersOfDilution = (horizontal: number | undefined): number | undefined =>
  horizontal === undefined || !(horizontal > 0) ? undefined : horizontal * metersPerDilution;
