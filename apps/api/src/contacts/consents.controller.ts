import { Body, Controller, Inject, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Public } from '#access';
import { AnswerConsent } from '#contacts';
import { type ConsentAnswer, consentAnswer, type ConsentBody, consentBody } from '#contracts';
import { AnswersAnybody } from '../http/documented.decorator.js';
import { ReceiptLimit } from '../receipts/receipt-limit.js';

/** What somebody says who was asked to be a contact. */
@ApiTags('contact page')
@Controller('v1/public/consents')
export class ConsentsController {
  constructor(
    @Inject(AnswerConsent) private readonly answerConsent: AnswerConsent,
    @Inject(ReceiptLimit) private readonly limit: ReceiptLimit,
  ) {}

  @Post()
  @Public('a contact has no account; the token was sent to them alone')
  @Does('contact.consent', 'contact')
  @AnswersAnybody(200, consentAnswer, 410, 422)
  async answer(
    @Ip() address: string,
    @Body({ schema: consentBody }) { token, agrees }: ConsentBody,
  ): Promise<ConsentAnswer> {
    this.limit.admit(address);
    await this.answerConsent.execute(token, agrees);
    return { agrees };
  }
}
