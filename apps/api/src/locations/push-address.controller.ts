import { Body, Controller, Delete, Inject, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type DeviceCaller, DeviceMay, Does } from '#access';
import { type PushAddressBody, pushAddressBody } from '#contracts';
import { actorOfDevice, Cases, forgetPushAddress, registerPushAddress } from '#orders';
import { Answers } from '../http/documented.decorator.js';

@ApiTags('devices')
@Controller('v1/devices/me/push-address')
export class PushAddressController {
  constructor(@Inject(Cases) private readonly cases: Cases) {}

  @Put()
  @DeviceMay('push.register')
  @Does('device.push_address.register', 'device')
  @Answers(204, undefined, 422)
  register(
    @CurrentCaller() device: DeviceCaller,
    @Body({ schema: pushAddressBody }) address: PushAddressBody,
  ): Promise<void> {
    return this.cases.change(actorOfDevice(device), (work) => registerPushAddress(work, address));
  }

  @Delete()
  @DeviceMay('push.register')
  @Does('device.push_address.forget', 'device')
  @Answers(204)
  forget(@CurrentCaller() device: DeviceCaller): Promise<void> {
    return this.cases.change(actorOfDevice(device), (work) => forgetPushAddress(work));
  }
}
