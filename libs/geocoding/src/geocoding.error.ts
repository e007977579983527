import { Problem } from '#domain';

export type GeocodingErrorCode = 'geocoder_away' | 'geocoder_not_configured';

const details: Record<GeocodingErrorCode, string> = {
  geocoder_away: 'The service that looks for addresses does not answer now. Give coordinates, or try again.',
  geocoder_not_configured: 'No service that looks for addresses is set up here. Give coordinates.',
};

/** Says nothing of the address. */
export class GeocodingError extends Problem {
  constructor(override readonly code: GeocodingErrorCode) {
    super(code === 'geocoder_away' ? 'unavailable' : 'conflict', code, details[code]);
  }
}
