import { Body, Controller, Get, Headers, HttpCode, Inject, Ip, Post, RawBody, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public, Unaudited } from '#access';
import { type ReceiptBody, receiptBody, type SmsReceiptBody, smsReceiptBody } from '#contracts';
import { CLOCK, type Clock, Problem } from '#domain';
import { carrierKey, linkKey, RECEIPT_STORE, type ReceiptStore, verifyWebhook } from '#notify';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { ReceiptLimit } from './receipt-limit.js';
import { receiptPage, receiptPagePolicy } from './receipt-page.js';

/** What comes back about a delivery from whoever got it. */
@ApiTags('receipts')
@Controller()
export class ReceiptsController {
  constructor(
    @Inject(RECEIPT_STORE) private readonly receipts: ReceiptStore,
    @Inject(ReceiptLimit) private readonly limit: ReceiptLimit,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** The same answer for every token, so that nobody learns which there are. */
  @Post('v1/receipts')
  @HttpCode(204)
  @Public('whoever opens a message has no account; the token is for one delivery and tells nothing')
  @Unaudited('the delivery keeps when it was seen')
  async opened(@Ip() address: string, @Body({ schema: receiptBody }) body: ReceiptBody): Promise<void> {
    this.limit.admit(address);
    await this.receipts.opened(linkKey(body.token), this.clock.now());
  }

  @Get('r')
  @ApiExcludeEndpoint()
  @Public('the page behind a message’s link; it is the same for everybody and holds nothing')
  @Unaudited('a page that holds nothing')
  async page(@Res() reply: FastifyReply): Promise<void> {
    await reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', receiptPagePolicy)
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .send(receiptPage);
  }

  @Post('v1/sms-receipts')
  @HttpCode(204)
  @Public('an SMS gateway signs what it reports with a secret of its own')
  @Unaudited('the delivery keeps what became of it')
  async smsReported(
    @Headers('qalqan-timestamp') timestamp: string | undefined,
    @Headers('qalqan-signature') signature: string | undefined,
    @RawBody() raw: Buffer,
    @Body({ schema: smsReceiptBody }) body: SmsReceiptBody,
  ): Promise<void> {
    const secret = this.configuration.SMS_RECEIPT_SECRET;
    const now = this.clock.now();
    if (!secret || !verifyWebhook(secret, { timestamp, signature, body: raw }, now))
      throw new Problem('unauthenticated', 'signature_invalid', 'The report is not signed as agreed, or too late.');
    await this.receipts.carrierReported(carrierKey('http', body.id), body.status, now);
  }
}
