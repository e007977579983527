import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import { CLOCK, type Clock } from '#domain';
import {
  type AskedBody,
  askedBody,
  type ChangeOrderBody,
  changeOrderBody,
  type CreateOrderBody,
  createOrderBody,
  type ExtendOrderBody,
  extendOrderBody,
  type FindOrdersBody,
  findOrdersBody,
  type FoundOrders,
  foundOrders,
  type ListOrdersQuery,
  listOrdersQuery,
  type ListOrderVersionsQuery,
  listOrderVersionsQuery,
  type OrderPage,
  orderPage,
  type OrderVersionPage,
  orderVersionPage,
  type OrderWithZones,
  orderWithZones,
} from '#contracts';
import {
  actorOf,
  type ApprovalRequested,
  Cases,
  extendOrder,
  findOrders,
  type Once,
  present,
  readVersions,
  TwoPersons,
  wholeOrder,
} from '#orders';
import { MayNeedTwoPersons } from '../approvals/two-persons.decorator.js';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { askedOf, newOrderOf, orderChangeOf, timeOf } from './bodies.js';
import { pageOf, requestOf } from './page.js';
import { foundOrderView, orderVersionView, orderView, wholeOrderView } from './views.js';

@ApiTags('orders')
@Controller('v1/orders')
export class OrdersController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(TwoPersons) private readonly twoPersons: TwoPersons,
  ) {}

  @Get()
  @StaffMay('order.read')
  @Reads('order.list', 'order', ({ orders }: OrderPage) => orders.map(({ id }) => id))
  @Answers(200, orderPage, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listOrdersQuery }) query: ListOrdersQuery,
  ): Promise<OrderPage> {
    const { orders } = this.cases.read(caller);
    const { rows, nextCursor } = pageOf(await orders.list(requestOf(query), { status: query.status }), query);
    const parties = await orders.parties(rows.map((row) => row.id));
    return { orders: rows.map((row) => orderView({ ...row, parties: parties.get(row.id) ?? [] })), nextCursor };
  }

  @Post()
  @StaffMay('order.write')
  @Does('order.create', 'order')
  @Creates(orderWithZones)
  @MayNeedTwoPersons()
  create(
    @CurrentCaller() caller: StaffCaller,
    @Body({ schema: createOrderBody }) body: CreateOrderBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<OrderWithZones | ApprovalRequested> {
    return this.twoPersons.createOrder(caller, newOrderOf(body), askedOf(body), wholeOrderView, once);
  }

  @Post('find')
  @StaffMay('order.read')
  @Reads('order.find', 'order', ({ orders }: FoundOrders) => orders.map(({ id }) => id))
  @Answers(200, foundOrders, 422)
  async find(
    @CurrentCaller() caller: StaffCaller,
    @Body({ schema: findOrdersBody }) { cursor, limit, ...search }: FindOrdersBody,
  ): Promise<FoundOrders> {
    const book = this.cases.read(caller);
    const { orders, ...page } = await findOrders(book, search, { after: cursor, limit }, this.clock.now());
    return { ...page, orders: orders.map(foundOrderView) };
  }

  @Get(':id')
  @StaffMay('order.read')
  @Reads('order.read', 'order')
  @Answers(200, orderWithZones, 404)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<OrderWithZones> {
    const book = this.cases.read(caller);
    return wholeOrderView(await wholeOrder(book, present(await book.orders.byId(id)), this.clock.now()));
  }

  @Get(':id/versions')
  @StaffMay('order.read')
  @Reads('order.versions.read', 'order')
  @Answers(200, orderVersionPage, 404, 422)
  async versions(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Query({ schema: listOrderVersionsQuery }) query: ListOrderVersionsQuery,
  ): Promise<OrderVersionPage> {
    const book = this.cases.read(caller);
    const { versions, nextBefore } = await readVersions(
      book,
      present(await book.orders.byId(id)),
      query,
      this.clock.now(),
    );
    const ids = versions.flatMap(({ changedBy, approvedBy }) => [changedBy, approvedBy]);
    const staff = await book.staff.many([...new Set(ids.filter((one) => one !== null))]);
    const colleagues = new Map(staff.map((member) => [member.id, member]));
    return { versions: versions.map((version) => orderVersionView(version, colleagues)), nextBefore };
  }

  @Patch(':id')
  @StaffMay('order.write')
  @Does('order.change', 'order')
  @Answers(200, orderWithZones, 404, 409, 422)
  @MayNeedTwoPersons()
  change(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: changeOrderBody }) body: ChangeOrderBody,
  ): Promise<OrderWithZones | ApprovalRequested> {
    const given = { orderId: id, change: orderChangeOf(body) };
    return this.twoPersons.change(caller, 'order.change', given, askedOf(body), wholeOrderView);
  }

  @Post(':id/activate')
  @StaffMay('order.write')
  @Does('order.activate', 'order')
  @Answers(200, orderWithZones, 404, 409, 422)
  @MayNeedTwoPersons()
  activate(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: askedBody }) body: AskedBody,
  ): Promise<OrderWithZones | ApprovalRequested> {
    return this.twoPersons.change(caller, 'order.activate', { orderId: id }, askedOf(body), wholeOrderView);
  }

  @Post(':id/revoke')
  @StaffMay('order.write')
  @Does('order.revoke', 'order')
  @Answers(200, orderWithZones, 404, 409, 422)
  @MayNeedTwoPersons()
  revoke(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: askedBody }) body: AskedBody,
  ): Promise<OrderWithZones | ApprovalRequested> {
    return this.twoPersons.change(caller, 'order.revoke', { orderId: id }, askedOf(body), wholeOrderView);
  }

  @Post(':id/extend')
  @StaffMay('order.write')
  @Does('order.extend', 'order')
  @Answers(200, orderWithZones, 404, 409, 422)
  extend(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: extendOrderBody }) body: ExtendOrderBody,
  ): Promise<OrderWithZones> {
    return this.cases.change(actorOf(caller), async (work) =>
      wholeOrderView(await extendOrder(work, id, timeOf(body.validTo))),
    );
  }
}
