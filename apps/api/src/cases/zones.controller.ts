import { Body, Controller, Delete, Get, Inject, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  type AskedBody,
  askedBody,
  type ChangeZoneBody,
  changeZoneBody,
  type DrawZoneBody,
  drawZoneBody,
  type Zone,
  zone,
  type Zones,
  zones,
} from '#contracts';
import { actorOf, type ApprovalRequested, Cases, drawZone, type Once, present, TwoPersons } from '#orders';
import { MayNeedTwoPersons } from '../approvals/two-persons.decorator.js';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { askedOf, newZoneOf, zoneChangeOf } from './bodies.js';
import { zoneView } from './views.js';

@ApiTags('zones')
@Controller('v1')
export class ZonesController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(TwoPersons) private readonly twoPersons: TwoPersons,
  ) {}

  @Get('orders/:id/zones')
  @StaffMay('order.read')
  @Reads('order.zones.read', 'order')
  @Answers(200, zones, 404)
  async list(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<Zones> {
    const book = this.cases.read(caller);
    const order = present(await book.orders.byId(id));
    return { zones: (await book.zones.ofOrders([order.id])).map(zoneView) };
  }

  @Post('orders/:id/zones')
  @StaffMay('order.write')
  @Does('zone.draw', 'order')
  @Creates(zone, 404, 409)
  draw(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: drawZoneBody }) body: DrawZoneBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<Zone> {
    return this.cases.create(actorOf(caller), once, async (work) =>
      zoneView(await drawZone(work, id, newZoneOf(body))),
    );
  }

  @Patch('zones/:id')
  @StaffMay('order.write')
  @Does('zone.change', 'zone')
  @Answers(200, zone, 404, 409, 422)
  @MayNeedTwoPersons()
  change(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: changeZoneBody }) body: ChangeZoneBody,
  ): Promise<Zone | ApprovalRequested> {
    const given = { zoneId: id, change: zoneChangeOf(body) };
    return this.twoPersons.change(caller, 'zone.change', given, askedOf(body), zoneView);
  }

  @Delete('zones/:id')
  @StaffMay('order.write')
  @Does('zone.remove', 'zone')
  @Answers(204, undefined, 404, 409, 422)
  @MayNeedTwoPersons()
  remove(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: askedBody }) body: AskedBody,
  ): Promise<void | ApprovalRequested> {
    return this.twoPersons.change(caller, 'zone.remove', { zoneId: id }, askedOf(body), (none) => none);
  }
}
