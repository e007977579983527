import type { Language } from '#domain';

/** A place that a service found for an address. */
export interface FoundAddress {
  label: string;
  /** Degrees, WGS 84. */
  longitude: number;
  latitude: number;
}

/** Port. A service of this house that knows where addresses are. Nobody else learns whose places are looked for. */
export interface Geocoder {
  /**
   * The likeliest first, ten at most.
   *
   * @throws GeocodingError `geocoder_away`
   */
  find(address: string, language: Language): Promise<FoundAddress[]>;
}
/** `null`: no service is configured. */
export const GEOCODER = Symbol('Geocoder');
