/** What two kinds of answers differ by in time. Milliseconds. */
export interface Difference {
  /** Of the second kind's lower fifth from the first one's. */
  middle: number;
  /** Between which it lies, 99 times of 100. */
  low: number;
  high: number;
  /** How probable a difference in order as large as this is where there is none (Mann and Whitney, two-sided). */
  probability: number;
}

/**
 * What an attacker looks at: whatever else a machine and a network do makes answers later, never sooner, so that the lower fifth
 * tells more of the work than the median does (Crosby, Wallach and Riedi, "Opportunities and Limits of Remote Timing Attacks", 2009).
 */
export const lowerFifthOf = (samples: readonly number[]): number => quantile(samples, 0.2);

export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

const resamplings = 2_000;

/** @param chance uniform in [0, 1) */
export function differenceOf(first: readonly number[], second: readonly number[], chance: () => number): Difference {
  const drawn = (samples: readonly number[]): number[] =>
    samples.map(() => samples[Math.floor(chance() * samples.length)]!);
  const differences = Array.from(
    { length: resamplings },
    () => lowerFifthOf(drawn(second)) - lowerFifthOf(drawn(first)),
  );
  return {
    middle: lowerFifthOf(second) - lowerFifthOf(first),
    low: quantile(differences, 0.005),
    high: quantile(differences, 0.995),
    probability: mannWhitney(first, second),
  };
}

/** Two-sided, by the normal approximation: for some dozens of samples of each and more. */
function mannWhitney(first: readonly number[], second: readonly number[]): number {
  const all = [...first.map((at) => ({ at, first: true })), ...second.map((at) => ({ at, first: false }))];
  all.sort((a, b) => a.at - b.at);
  const rankSum = all.reduce((sum, { first: isFirst }, index) => sum + (isFirst ? index + 1 : 0), 0);
  const [n, m] = [first.length, second.length];
  const u = rankSum - (n * (n + 1)) / 2;
  const z = (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
  return 2 * (1 - normalBelow(Math.abs(z)));
}

/** The share of a normal distribution below z (Abramowitz and Stegun, 26.2.17; wrong by 10^-7 at most). */
function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const polynomial = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153];
  const tail = polynomial.reduce((sum, coefficient) => (sum + coefficient) * t, 0);
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}
