import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { StaffMay, Unaudited } from '#access';
import {
  type FindAddressBody,
  findAddressBody,
  type FoundAddresses,
  foundAddresses,
  type GeocoderState,
  geocoderState,
} from '#contracts';
import { GEOCODER, type Geocoder, GeocodingError } from '#geocoding';
import { Answers } from '../http/documented.decorator.js';

@ApiTags('geocoder')
@Controller('v1/geocoder')
export class GeocoderController {
  constructor(@Inject(GEOCODER) private readonly geocoder: Geocoder | null) {}

  @Get()
  @StaffMay('order.write')
  @Unaudited('whether a service is set up is nobody’s data')
  @Answers(200, geocoderState)
  state(): GeocoderState {
    return { configured: this.geocoder !== null };
  }

  @Post('find')
  @StaffMay('order.write')
  @Unaudited('a map knows where streets are; whose address it is nobody says')
  @Answers(200, foundAddresses, 409, 422)
  async find(@Body({ schema: findAddressBody }) { address, language }: FindAddressBody): Promise<FoundAddresses> {
    if (!this.geocoder) throw new GeocodingError('geocoder_not_configured');
    const found = await this.geocoder.find(address, language);
    return {
      addresses: found.map(({ label, longitude, latitude }) => ({
        label,
        point: { type: 'Point', coordinates: [longitude, latitude] },
      })),
    };
  }
}
