/**
 * The normal distribution function Φ(z), absolute error below 1e-7 (Abramowitz and Stegun, Handbook of Mathematical
 * Functions, 26.2.17).
 */
export function phi(z: number): number {
  const x = z < 0 ? -z : z;
  if (x > 8) return z < 0 ? 0 : 1;
  const t = 1 / (1 + 0.2316419 * x);
  const tail =
    0.3989422804014327 *
    Math.exp(-0.5 * x * x) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z < 0 ? tail : 1 - tail;
}

/**
 * The probability that someone measured at signed distance `d` meters from an edge (negative inside), with a normal error
 * of `sigma` meters, is inside: Φ(−d/σ).
 */
export const insideProbability = (d: number, sigma: number): number => phi(-d / (sigma > 0.1 ? sigma : 0.1));
