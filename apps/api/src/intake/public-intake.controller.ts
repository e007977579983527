import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public, Unaudited } from '#access';
import {
  type IntakeAgencies,
  intakeAgencies,
  intakeCodeBody,
  type IntakeCodeBody,
  intakeConversation,
  type IntakeConversationView,
  intakeMessageBody,
  type IntakeMessageBody,
  intakePieceBody,
  type IntakePieceBody,
  intakeReportBody,
  type IntakeReportBody,
} from '#contracts';
import { Problem } from '#domain';
import { mostPieceBytes, TakeReports } from '#support';
import { AnswersAnybody } from '../http/documented.decorator.js';
import { reporterView } from './intake-views.js';

const forAnybody = 'whoever has seen violence may say so without saying who they are';
const byCode = 'the code of the report, 80 random bits, is asked for in the body';
const nobodyIsKnown = 'nobody is known here, and what was said is its own record';

/** For witnesses, and for who has no account. Codes stand in bodies: no address leads to a report. */
@ApiTags('intake')
@Controller('v1/public')
export class PublicIntakeController {
  constructor(@Inject(TakeReports) private readonly take: TakeReports) {}

  @Get('intake-agencies')
  @Public(forAnybody)
  @Unaudited('names of agencies that want to be found')
  @AnswersAnybody(200, intakeAgencies)
  async agencies(): Promise<IntakeAgencies> {
    return { agencies: await this.take.agencies() };
  }

  @Post('intake-reports')
  @Public(forAnybody)
  @Unaudited(nobodyIsKnown)
  @AnswersAnybody(201, intakeConversation, 409, 422)
  async report(@Body({ schema: intakeReportBody }) body: IntakeReportBody): Promise<IntakeConversationView> {
    return reporterView(await this.take.report(body));
  }

  @Post('intake-reports/read')
  @Public(byCode)
  @Unaudited(nobodyIsKnown)
  @AnswersAnybody(200, intakeConversation, 404, 422)
  async read(@Body({ schema: intakeCodeBody }) { code }: IntakeCodeBody): Promise<IntakeConversationView> {
    return reporterView(await this.take.read(code));
  }

  @Post('intake-reports/messages')
  @Public(byCode)
  @Unaudited(nobodyIsKnown)
  @AnswersAnybody(201, intakeConversation, 404, 422)
  async add(@Body({ schema: intakeMessageBody }) { code, text }: IntakeMessageBody): Promise<IntakeConversationView> {
    return reporterView(await this.take.add(code, text));
  }

  @Post('intake-reports/pieces')
  @Public(byCode)
  @Unaudited(nobodyIsKnown)
  @AnswersAnybody(204, undefined, 404, 409, 422)
  async piece(@Body({ schema: intakePieceBody }) { code, fileId, n, content, last }: IntakePieceBody): Promise<void> {
    const bytes = Buffer.from(content, 'base64');
    if (bytes.length > mostPieceBytes)
      throw new Problem('unprocessable', 'intake_piece_size', 'Some fields are not acceptable.', [
        { path: 'content', message: 'must be at most 192 KiB' },
      ]);
    await this.take.addPiece(code, fileId.toLowerCase(), { n, content: bytes, last });
  }
}
