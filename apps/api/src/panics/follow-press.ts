import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { DeviceCaller } from '#access';
import { readPositionsBody } from '#protocols';
import { ReceiveReports } from '#tracking';

/**
 * The position of a press is stored with the press; after the reply it also takes the ordinary way, to be drawn on the
 * desk's map and evaluated. The press waits for none of it, and an unusable position never refuses a press.
 */
@Injectable()
export class FollowPress {
  constructor(
    @Inject(ReceiveReports) private readonly receiveReports: ReceiveReports,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
  ) {}

  evaluate(device: DeviceCaller, fix: object): void {
    const read = readPositionsBody({ fixes: [fix] });
    if (read.reports.length === 0) return;
    this.receiveReports.take(device, read.reports).catch((error: unknown) => {
      this.logger.error({ err: error, deviceId: device.deviceId }, 'the position of a press was not evaluated');
    });
  }
}
