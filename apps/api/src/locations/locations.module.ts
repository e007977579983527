import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { ExpireLocationRequests } from './expire-location-requests.js';
import { LocationRequestsController } from './location-requests.controller.js';
import { PushAddressController } from './push-address.controller.js';

/** Asking where a party is, and where its phone can be woken for that. */
@Module({
  imports: [CasesModule, DispatchModule],
  controllers: [LocationRequestsController, PushAddressController],
  providers: [ExpireLocationRequests],
})
export class LocationsModule {}
