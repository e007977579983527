import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import { CLOCK, type Clock } from '#domain';
import {
  type AskedBody,
  askedBody,
  type ChangeDeviceBody,
  changeDeviceBody,
  type Device,
  device,
  type DevicePage,
  devicePage,
  deviceWithReport,
  type DeviceWithReport,
  type EnrolDeviceBody,
  enrolDeviceBody,
  enrolledDevice,
  type EnrolledDeviceAnswer,
  type ListDevicesQuery,
  listDevicesQuery,
} from '#contracts';
import {
  actorOf,
  type ApprovalRequested,
  Cases,
  enrolDevice,
  type Once,
  present,
  rotateDeviceToken,
  TwoPersons,
} from '#orders';
import { MayNeedTwoPersons } from '../approvals/two-persons.decorator.js';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { askedOf, deviceChangeOf } from './bodies.js';
import { pageOf, requestOf } from './page.js';
import { deviceView, deviceWithReportView, enrolledView } from './views.js';

@ApiTags('devices')
@Controller('v1/devices')
export class DevicesController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(TwoPersons) private readonly twoPersons: TwoPersons,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @StaffMay('device.read')
  @Reads('device.list', 'device', ({ devices }: DevicePage) => devices.map(({ id }) => id))
  @Answers(200, devicePage, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listDevicesQuery }) query: ListDevicesQuery,
  ): Promise<DevicePage> {
    const { devices } = this.cases.read(caller);
    const { personId, kind, revoked, silentSeconds } = query;
    const found = await devices.search(requestOf(query), {
      ...{ personId, kind },
      revoked: revoked === undefined ? undefined : revoked === 'true',
      silentSince: silentSeconds === undefined ? undefined : this.clock.now() - silentSeconds * 1_000,
    });
    const { rows, nextCursor } = pageOf(found, query);
    const last = await devices.lastReports(rows);
    return { devices: rows.map((row) => deviceWithReportView(row, last.get(row.id))), nextCursor };
  }

  @Post()
  @StaffMay('device.write')
  @Does('device.enrol', 'device')
  @Creates(enrolledDevice)
  enrol(
    @CurrentCaller() caller: StaffCaller,
    @Body({ schema: enrolDeviceBody }) body: EnrolDeviceBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<EnrolledDeviceAnswer> {
    return this.cases.create(
      actorOf(caller),
      once,
      async (work) => enrolledView(await enrolDevice(work, body)),
      // Tokens are kept as hashes only, so a repetition cannot show it again.
      (answer) => ({ ...answer, token: null }),
    );
  }

  @Get(':id')
  @StaffMay('device.read')
  @Reads('device.read', 'device')
  @Answers(200, deviceWithReport, 404)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<DeviceWithReport> {
    const { devices } = this.cases.read(caller);
    const found = present(await devices.byId(id));
    return deviceWithReportView(found, (await devices.lastReports([found])).get(id));
  }

  @Patch(':id')
  @StaffMay('device.write')
  @Does('device.change', 'device')
  @Answers(200, device, 404, 409, 422)
  @MayNeedTwoPersons()
  change(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: changeDeviceBody }) body: ChangeDeviceBody,
  ): Promise<Device | ApprovalRequested> {
    const given = { deviceId: id, change: deviceChangeOf(body) };
    return this.twoPersons.change(caller, 'device.change', given, askedOf(body), deviceView);
  }

  @Post(':id/revoke')
  @StaffMay('device.write')
  @Does('device.revoke', 'device')
  @Answers(200, device, 404, 409, 422)
  @MayNeedTwoPersons()
  revoke(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: askedBody }) body: AskedBody,
  ): Promise<Device | ApprovalRequested> {
    return this.twoPersons.change(caller, 'device.revoke', { deviceId: id }, askedOf(body), deviceView);
  }

  @Post(':id/rotate-token')
  @StaffMay('device.write')
  @Does('device.rotate_token', 'device')
  @Answers(200, enrolledDevice, 404, 409)
  rotateToken(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<EnrolledDeviceAnswer> {
    return this.cases.change(actorOf(caller), async (work) => enrolledView(await rotateDeviceToken(work, id)));
  }
}
