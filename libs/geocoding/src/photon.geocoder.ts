import type { Language } from '#domain';
import { z } from 'zod';
import { askService, mostAddresses } from './ask-service.js';
import type { FoundAddress, Geocoder } from './geocoder.port.js';
import { GeocodingError } from './geocoding.error.js';
import { labelOf } from './label.js';

const answer = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
      properties: z.object({
        name: z.string().optional(),
        street: z.string().optional(),
        housenumber: z.string().optional(),
        district: z.string().optional(),
        city: z.string().optional(),
        county: z.string().optional(),
        state: z.string().optional(),
        country: z.string().optional(),
      }),
    }),
  ),
});

/** Photon (photon.komoot.io's program), `GET /api`. */
export class PhotonGeocoder implements Geocoder {
  constructor(private readonly url: string) {}

  /** Photon refuses languages that it was not built with: local names are asked for by none. */
  async find(address: string, language: Language): Promise<FoundAddress[]> {
    const query = { q: address, limit: String(mostAddresses), ...(language === 'en' && { lang: 'en' }) };
    const { success, data } = answer.safeParse(await askService(this.url, 'api', query));
    if (!success) throw new GeocodingError('geocoder_away');
    return data.features.slice(0, mostAddresses).map(({ geometry, properties: of }) => {
      const [longitude, latitude] = geometry.coordinates;
      const house = [of.street, of.housenumber].filter(Boolean).join(' ');
      return {
        label: labelOf([of.name, house, of.district, of.city, of.county, of.state, of.country]),
        longitude,
        latitude,
      };
    });
  }
}
