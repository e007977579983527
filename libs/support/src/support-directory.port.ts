import type { SupportKind } from '#domain';
import type { SupportPlace } from './support-place.js';

export interface NearSupportPlace extends SupportPlace {
  distanceMeters: number;
}

/** Port: the directory of help. */
export interface SupportDirectory {
  /** In the order of country, kind and id. */
  all(): Promise<SupportPlace[]>;
  /** Those with a place, the nearest first. @param kinds absent: every kind */
  nearest(
    at: { longitude: number; latitude: number },
    kinds: readonly SupportKind[] | undefined,
    limit: number,
  ): Promise<NearSupportPlace[]>;
  /** In one transaction: adds these, changes those that are there, takes away the countries' others. */
  replace(countries: readonly string[], places: readonly SupportPlace[]): Promise<void>;
}
export const SUPPORT_DIRECTORY = Symbol('SupportDirectory');
