import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  deviceCommand,
  type DeviceCommandBody,
  deviceCommandBody,
  type DeviceCommandPage,
  deviceCommandPage,
  type DeviceCommandView,
  type PageQuery,
  pageQuery,
} from '#contracts';
import { actorOf, Cases, commandDevice, type Once, present } from '#orders';
import { Processes } from '#processes';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { pageOf, requestOf } from './page.js';
import { deviceCommandView } from './views.js';

/** What devices that speak to the gateway are asked to do. */
@ApiTags('devices')
@Controller('v1/devices/:id/commands')
export class DeviceCommandsController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(Processes) private readonly processes: Processes,
  ) {}

  @Post()
  @StaffMay('device.command')
  @Does('device.command', 'device')
  @Creates(deviceCommand, 404, 409, 429)
  async ask(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: deviceCommandBody }) body: DeviceCommandBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<DeviceCommandView> {
    const answer = await this.cases.create(actorOf(caller), once, async (work) =>
      deviceCommandView((await commandDevice(work, id, body)).command),
    );
    this.processes.tell('commandsAsked', [id]);
    return answer;
  }

  @Get()
  @StaffMay('device.command')
  @Reads('device.command.list', 'device')
  @Answers(200, deviceCommandPage, 404, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<DeviceCommandPage> {
    const { devices, deviceCommands } = this.cases.read(caller);
    present(await devices.byId(id));
    const { rows, nextCursor } = pageOf(await deviceCommands.list(requestOf(query), { deviceId: id }), query);
    return { commands: rows.map(deviceCommandView), nextCursor };
  }
}
