import type { Geocoder } from './geocoder.port.js';
import type { GeocodingEnvironment } from './geocoding-environment.js';
import { NominatimGeocoder } from './nominatim.geocoder.js';
import { PhotonGeocoder } from './photon.geocoder.js';

/** The service that is configured; `null`: none is. */
export function openGeocoder({ GEOCODER_URL: url, GEOCODER_KIND: kind }: GeocodingEnvironment): Geocoder | null {
  if (url === undefined) return null;
  return kind === 'photon' ? new PhotonGeocoder(url) : new NominatimGeocoder(url);
}
