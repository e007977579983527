import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { DeviceCaller } from '#access';
import { readPositionsBody } from '#protocols';
import { ReceiveReports } from '#tracking';

/**
 * The position of a press is stored with the press; then it also takes the ordinary way, to be drawn on the desk's map and
 * evaluated. The press waits for none of it, and an unusable position never refuses a press.
 */
@Injectable()
export class FollowPress {
  constructor(
    @Inject(ReceiveReports) private readonly receiveReports: ReceiveReports,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
  ) {}

  /** After the reply: a phone is not kept waiting. */
  evaluate(device: DeviceCaller, fix: object): void {
    this.follow(device, fix).catch((error: unknown) => {
      this.logger.error({ err: error, deviceId: device.deviceId }, 'the position of a press was not evaluated');
    });
  }

  /** Resolves when it is durable and evaluated, or cannot be used. @throws TrackingUnavailable */
  async follow(device: DeviceCaller, fix: object): Promise<void> {
    const { reports } = readPositionsBody({ fixes: [fix] });
    if (reports.length > 0) await this.receiveReports.take(device, reports);
  }
}
