import type { Language } from '#domain';
import { z } from 'zod';
import { askService, mostAddresses } from './ask-service.js';
import type { FoundAddress, Geocoder } from './geocoder.port.js';
import { GeocodingError } from './geocoding.error.js';
import { labelOf } from './label.js';

/** Nominatim writes numbers as text. */
const answer = z.array(
  z.object({
    lon: z.coerce.number().min(-180).max(180),
    lat: z.coerce.number().min(-90).max(90),
    display_name: z.string(),
  }),
);

/** Nominatim, `GET /search?format=jsonv2`. */
export class NominatimGeocoder implements Geocoder {
  constructor(private readonly url: string) {}

  async find(address: string, language: Language): Promise<FoundAddress[]> {
    const query = { q: address, format: 'jsonv2', limit: String(mostAddresses) };
    const asked = await askService(this.url, 'search', query, { 'accept-language': `${language},ru;q=0.5` });
    const { success, data } = answer.safeParse(asked);
    if (!success) throw new GeocodingError('geocoder_away');
    return data
      .slice(0, mostAddresses)
      .map(({ lon, lat, display_name: name }) => ({ label: labelOf([name]), longitude: lon, latitude: lat }));
  }
}
