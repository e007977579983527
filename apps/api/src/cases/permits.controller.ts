import { Body, Controller, Delete, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  type GrantPermitBody,
  grantPermitBody,
  type PageQuery,
  pageQuery,
  type Permit,
  permit,
  type PermitPage,
  permitPage,
} from '#contracts';
import { actorOf, type ApprovalRequested, Cases, type Once, present, TwoPersons, withdrawPermit } from '#orders';
import { MayNeedTwoPersons } from '../approvals/two-persons.decorator.js';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { askedOf, newPermitOf } from './bodies.js';
import { pageOf, requestOf } from './page.js';
import { permitView } from './views.js';

@ApiTags('permits')
@Controller('v1')
export class PermitsController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(TwoPersons) private readonly twoPersons: TwoPersons,
  ) {}

  @Get('orders/:id/permits')
  @StaffMay('order.read')
  @Reads('order.permits.read', 'order')
  @Answers(200, permitPage, 404, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<PermitPage> {
    const book = this.cases.read(caller);
    const order = present(await book.orders.byId(id));
    const { rows, nextCursor } = pageOf(await book.permits.list(order.id, requestOf(query)), query);
    return { permits: rows.map(permitView), nextCursor };
  }

  @Post('orders/:id/permits')
  @StaffMay('order.write')
  @Does('permit.grant', 'order')
  @Creates(permit, 404, 409)
  @MayNeedTwoPersons()
  grant(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: grantPermitBody }) body: GrantPermitBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<Permit | ApprovalRequested> {
    const given = { orderId: id, permit: newPermitOf(body) };
    return this.twoPersons.change(caller, 'permit.grant', given, askedOf(body), permitView, once);
  }

  @Delete('permits/:id')
  @StaffMay('order.write')
  @Does('permit.withdraw', 'permit')
  @Answers(204, undefined, 404, 409)
  withdraw(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<void> {
    return this.cases.change(actorOf(caller), (work) => withdrawPermit(work, id));
  }
}
