import { Module } from '@nestjs/common';
import { GEOCODER, openGeocoder } from '#geocoding';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { GeocoderController } from './geocoder.controller.js';

@Module({
  controllers: [GeocoderController],
  providers: [
    {
      provide: GEOCODER,
      inject: [CONFIGURATION],
      useFactory: (configuration: Configuration) => openGeocoder(configuration),
    },
  ],
})
export class GeocodingModule {}
