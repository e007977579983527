/** The demo reports more often than a directive asks, so that the map moves: by this factor, within these limits. */
const haste = 2.5;
export const shortestSeconds = 2;
const longestMovingSeconds = 5;
const longestRestingSeconds = 20;

/** @param asked by the directive. @returns after how many seconds a device of the demo reports again */
export const hastened = (asked: number, isMoving: boolean): number =>
  Math.max(shortestSeconds, Math.min(asked / haste, isMoving ? longestMovingSeconds : longestRestingSeconds));
