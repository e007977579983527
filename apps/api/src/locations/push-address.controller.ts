import { Body, Controller, Delete, Inject, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type DeviceCaller, DeviceMay } from '#access';
import { type PushAddressBody, pushAddressBody } from '#contracts';
import { actorOfDevice, Cases, registerPushAddress } from '#orders';
import { Answers } from '../http/documented.decorator.js';

@ApiTags('devices')
@Controller('v1/devices/me/push-address')
export class PushAddressController {
  constructor(@Inject(Cases) private readonly cases: Cases) {}

  @Put()
  @DeviceMay('push.register')
  @Answers(204, undefined, 422)
  register(
    @CurrentCaller() device: DeviceCaller,
    @Body({ schema: pushAddressBody }) address: PushAddressBody,
  ): Promise<void> {
    return this.cases.change(actorOfDevice(device), (work) => registerPushAddress(work, address));
  }

  @Delete()
  @DeviceMay('push.register')
  @Answers(204)
  forget(@CurrentCaller() device: DeviceCaller): Promise<void> {
    return this.cases.change(actorOfDevice(device), ({ book }) => book.pushAddresses.remove(device.deviceId));
  }
}
