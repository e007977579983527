import { Body, Controller, Get, Inject, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  type AddStaffMemberBody,
  addStaffMemberBody,
  type ChangeStaffMemberBody,
  changeStaffMemberBody,
  type DutyBody,
  dutyBody,
  type ListStaffQuery,
  listStaffQuery,
  type StaffMember,
  staffMember,
  type StaffPage,
  staffPage,
} from '#contracts';
import {
  actorOf,
  addStaffMember,
  type AddressPolicy,
  Cases,
  changeStaffMember,
  hashPassword,
  type Once,
  present,
  setDuty,
} from '#orders';
import { Processes } from '#processes';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { ADDRESS_POLICY } from './address-policy.js';
import { pageOf, requestOf } from './page.js';
import { staffView } from './views.js';

@ApiTags('staff')
@Controller('v1/staff')
export class StaffController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(ADDRESS_POLICY) private readonly policy: AddressPolicy,
    @Inject(Processes) private readonly processes: Processes,
  ) {}

  @Get()
  @StaffMay('staff.read')
  @Reads('staff.list', 'staff_member')
  @Answers(200, staffPage, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listStaffQuery }) query: ListStaffQuery,
  ): Promise<StaffPage> {
    const found = await this.cases.read(caller).staff.list(requestOf(query), { role: query.role });
    const { rows, nextCursor } = pageOf(found, query);
    return { staff: rows.map(staffView), nextCursor };
  }

  @Post()
  @StaffMay('staff.write')
  @Does('staff.add', 'staff_member')
  @Creates(staffMember)
  async add(
    @CurrentCaller() caller: StaffCaller,
    @Body({ schema: addStaffMemberBody }) body: AddStaffMemberBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<StaffMember> {
    const { password, ...member } = body;
    const passwordHash = await hashPassword(password, [member.name, member.email]);
    return this.cases.create(actorOf(caller), once, async (work) =>
      staffView(await addStaffMember(work, { ...member, passwordHash }, this.policy)),
    );
  }

  @Put('me/duty')
  @StaffMay('duty.write')
  @Does('staff.duty.change', 'staff_member')
  @Answers(200, staffMember, 422)
  duty(@CurrentCaller() caller: StaffCaller, @Body({ schema: dutyBody }) body: DutyBody): Promise<StaffMember> {
    return this.cases.change(actorOf(caller), async (work) => staffView(await setDuty(work, body.onDuty)));
  }

  @Get(':id')
  @StaffMay('staff.read')
  @Reads('staff.read', 'staff_member')
  @Answers(200, staffMember, 404)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<StaffMember> {
    return staffView(present(await this.cases.read(caller).staff.byId(id)));
  }

  @Patch(':id')
  @StaffMay('staff.write')
  @Does('staff.change', 'staff_member')
  @Answers(200, staffMember, 404, 422)
  async change(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: changeStaffMemberBody }) body: ChangeStaffMemberBody,
  ): Promise<StaffMember> {
    const { password, ...rest } = body;
    const passwordHash = password === undefined ? undefined : await this.hashed(caller, id, password);
    const changed = await this.cases.change(actorOf(caller), async (work) =>
      staffView(await changeStaffMember(work, id, { ...rest, passwordHash }, this.policy)),
    );
    this.processes.tell('sessionsEnded', changed.id);
    return changed;
  }

  private async hashed(caller: StaffCaller, id: string, password: string): Promise<string> {
    const member = present(await this.cases.read(caller).staff.byId(id));
    return hashPassword(password, [member.name, member.email]);
  }
}
