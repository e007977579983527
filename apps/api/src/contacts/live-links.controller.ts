import { Body, Controller, Inject, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Public } from '#access';
import { type LiveLink, type LiveState as Shown, WatchIncident } from '#contacts';
import {
  type LiveAnswerBody,
  liveAnswerBody,
  type LivePageBody,
  livePageBody,
  type LiveState,
  liveState,
} from '#contracts';
import { CLOCK, type Clock } from '#domain';
import { AnswersAnybody } from '../http/documented.decorator.js';
import { ReceiptLimit } from '../receipts/receipt-limit.js';

const why = 'a contact has no account; the link was sent to them alone, and is the first device’s that opened it';

/** The page of a contact: one incident, by the link of a message. */
@ApiTags('contact page')
@Controller('v1/public/live-links')
export class LiveLinksController {
  constructor(
    @Inject(WatchIncident) private readonly watch: WatchIncident,
    @Inject(ReceiptLimit) private readonly limit: ReceiptLimit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('open')
  @Public(why)
  @Does('incident.live.read', 'incident')
  @AnswersAnybody(200, liveState, 410, 422)
  async open(@Ip() address: string, @Body({ schema: livePageBody }) page: LivePageBody): Promise<LiveState> {
    this.limit.admit(address);
    return this.shown(await this.watch.open(page));
  }

  @Post('state')
  @Public(why)
  @Does('incident.live.read', 'incident')
  @AnswersAnybody(200, liveState, 410, 422)
  async state(@Ip() address: string, @Body({ schema: livePageBody }) page: LivePageBody): Promise<LiveState> {
    this.limit.admit(address);
    return this.shown(await this.watch.state(page));
  }

  @Post('answer')
  @Public(why)
  @Does('incident.live.answer', 'incident')
  @AnswersAnybody(204, undefined, 410, 422)
  async answer(
    @Ip() address: string,
    @Body({ schema: liveAnswerBody }) { answer, ...page }: LiveAnswerBody,
  ): Promise<void> {
    this.limit.admit(address);
    await this.watch.answer(page, answer);
  }

  private shown({ status, position, others, expiresAt }: Shown & Pick<LiveLink, 'expiresAt'>): LiveState {
    return {
      status,
      position: position && {
        point: { type: 'Point', coordinates: [position.longitude, position.latitude] },
        at: iso(position.fixTime),
        accuracyMeters: position.accuracyMeters,
      },
      othersGoing: others,
      expiresAt: iso(expiresAt),
      serverTime: iso(this.clock.now()),
    };
  }
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
