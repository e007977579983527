import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  type FailedDeliveryPage,
  failedDeliveryPage,
  type ListFailedDeliveriesQuery,
  listFailedDeliveriesQuery,
  type SendAgainBody,
  sendAgainBody,
  type SentAgain,
  sentAgain,
} from '#contracts';
import { isUuid, Problem } from '#domain';
import { FAILED_DELIVERIES, type FailedDeliveries, SendAgain } from '#notify';
import { Answers } from '../http/documented.decorator.js';

/** Deliveries that nobody tries any more, of the caller's agency: seen, and sent again. */
@ApiTags('operations')
@Controller('v1/deliveries')
export class DeliveriesController {
  constructor(
    @Inject(FAILED_DELIVERIES) private readonly failed: FailedDeliveries,
    @Inject(SendAgain) private readonly sendAgain: SendAgain,
  ) {}

  @Get()
  @StaffMay('operations.read')
  @Reads('delivery.list', 'delivery', ({ deliveries }: FailedDeliveryPage) => deliveries.map(({ id }) => id))
  @Answers(200, failedDeliveryPage, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listFailedDeliveriesQuery }) query: ListFailedDeliveriesQuery,
  ): Promise<FailedDeliveryPage> {
    const { cursor, limit, channel, errorCode, failedSince } = query;
    const since = failedSince === undefined ? undefined : Date.parse(failedSince);
    const filter = { channel, errorCode, failedSince: since };
    const rows = await this.failed.list(caller, filter, { after: cursor, limit: limit + 1 });
    const deliveries = rows.slice(0, limit);
    return { deliveries, nextCursor: rows.length > limit ? deliveries.at(-1)!.id : null };
  }

  @Post(':id/send-again')
  @StaffMay('operations.write')
  @Does('delivery.send_again', 'delivery')
  @Answers(204, undefined, 404, 409)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<void> {
    if (!isUuid(id)) throw new Problem('not_found', 'delivery_unknown', 'There is no such delivery.');
    await this.sendAgain.one(caller, id);
  }

  @Post('send-again')
  @StaffMay('operations.write')
  @Does('delivery.send_again', 'delivery')
  @Answers(200, sentAgain, 422)
  many(@CurrentCaller() caller: StaffCaller, @Body({ schema: sendAgainBody }) body: SendAgainBody): Promise<SentAgain> {
    const { failedSince, ...rest } = body;
    return this.sendAgain.all(caller, { ...rest, failedSince: Date.parse(failedSince) });
  }
}
