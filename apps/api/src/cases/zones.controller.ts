import { Body, Controller, Delete, Get, Inject, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  type AskedBody,
  askedBody,
  type ChangeZoneBody,
  changeZoneBody,
  type CheckZoneBody,
  checkZoneBody,
  type DrawZoneBody,
  drawZoneBody,
  type Zone,
  zone,
  type ZoneCheck,
  zoneCheck,
  type Zones,
  zones,
} from '#contracts';
import { CLOCK, type Clock } from '#domain';
import {
  actorOf,
  type ApprovalRequested,
  Cases,
  checkZone,
  conflictsOfZones,
  drawZone,
  type Once,
  present,
  TwoPersons,
} from '#orders';
import { MayNeedTwoPersons } from '../approvals/two-persons.decorator.js';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { askedOf, intendedZoneOf, newZoneOf, zoneChangeOf } from './bodies.js';
import { conflictsView, zoneCheckView, zoneView } from './views.js';

@ApiTags('zones')
@Controller('v1')
export class ZonesController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(TwoPersons) private readonly twoPersons: TwoPersons,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('orders/:id/zones')
  @StaffMay('order.read')
  @Reads('order.zones.read', 'order')
  @Answers(200, zones, 404)
  async list(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<Zones> {
    const book = this.cases.read(caller);
    const order = present(await book.orders.byId(id));
    const kept = await book.zones.ofOrders([order.id]);
    const conflicts = await conflictsOfZones(book, order.id, kept);
    return {
      zones: kept.map(zoneView),
      conflicts: kept.map(({ id: zoneId }, index) => ({ zoneId, ...conflictsView(conflicts[index]!) })),
    };
  }

  @Post('orders/:id/zones/check')
  @StaffMay('order.write')
  @Reads('order.zones.check', 'order')
  @Answers(200, zoneCheck, 404, 422)
  async check(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: checkZoneBody }) body: CheckZoneBody,
  ): Promise<ZoneCheck> {
    return zoneCheckView(await checkZone(this.cases.read(caller), this.clock.now(), id, intendedZoneOf(body)));
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
