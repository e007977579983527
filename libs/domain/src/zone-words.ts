/** What is wrong with a shape, so that a screen says it in its own language. */
export const zoneFaults = [
  'shape_missing',
  'shape_twice',
  'center_missing',
  'radius_missing',
  'radius_out_of_bounds',
  'no_place',
  'no_ring',
  'too_many_positions',
  'too_few_positions',
  'ring_open',
  'crosses_itself',
  'touches_itself',
  'hole_outside',
  'hole_in_hole',
  'part_in_part',
  'falls_apart',
  'ring_twice',
  'invalid',
  'too_small',
  'too_large',
  'looks_swapped',
  'concealed_inclusion',
  'concealed_too_wide',
] as const;
export type ZoneFault = (typeof zoneFaults)[number];

/**
 * Where a place of the respondent lies: in the zone, in its warning ring, in what is felt of a concealed zone; or outside of
 * a zone that he must not leave.
 */
export const placeSites = ['inside', 'ring', 'felt', 'outside'] as const;
export type PlaceSite = (typeof placeSites)[number];
