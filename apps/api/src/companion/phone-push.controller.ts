import { Body, Controller, Delete, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type DeviceCaller, DeviceMay, Does } from '#access';
import { type PhonePushBody, phonePushBody } from '#contracts';
import { actorOfDevice, type AddressPolicy, Cases, pushToPhone } from '#orders';
import { ADDRESS_POLICY } from '../cases/address-policy.js';
import { Answers } from '../http/documented.decorator.js';

/** How the app itself is woken for a warning. */
@ApiTags('devices')
@Controller('v1/companion/web-push')
export class PhonePushController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(ADDRESS_POLICY) private readonly policy: AddressPolicy,
  ) {}

  @Post()
  @DeviceMay('push.register')
  @Does('device.push_address.register', 'device')
  @Answers(204, undefined, 422)
  register(
    @CurrentCaller() device: DeviceCaller,
    @Body({ schema: phonePushBody }) { subscription }: PhonePushBody,
  ): Promise<void> {
    return this.change(device, subscription);
  }

  @Delete()
  @DeviceMay('push.register')
  @Does('device.push_address.forget', 'device')
  @Answers(204)
  forget(@CurrentCaller() device: DeviceCaller): Promise<void> {
    return this.change(device, null);
  }

  private change(device: DeviceCaller, subscription: PhonePushBody['subscription'] | null): Promise<void> {
    return this.cases.change(actorOfDevice(device), (work) =>
      pushToPhone(work, device.personId, subscription, this.policy),
    );
  }
}
