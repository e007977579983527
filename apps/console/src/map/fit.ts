/** West, south, east, north, as two corners. */
export type Bounds = readonly [southWest: readonly [number, number], northEast: readonly [number, number]];

/** What is shown of an agency that has no area: Kazakhstan. */
export const wholeCountry: Bounds = [
  [46.5, 40.5],
  [87.4, 55.5],
];

/** Pixels around what a map is fitted to. */
export const fitPadding = 48;

/** A single exact fix is not looked at through a microscope. */
export const closestFit = 16.5;
