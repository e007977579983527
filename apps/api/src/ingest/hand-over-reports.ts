import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import type { DeviceCaller } from '#access';
import { Problem } from '#domain';
import { type Decoded, refusalOf, rejectedInDialect } from '#protocols';
import { type ReceivedReports, ReceiveReports, TrackingUnavailable } from '#tracking';

/** The directive, for clients that can read a header: in how many seconds to report next. */
const directiveHeader = 'x-report-every-seconds';
/** Codes of what was refused with a 2xx (see refusalOf), for whoever wonders why a phone does not show. */
const refusedHeader = 'x-refused';

/** What every dialect over HTTP does with its reports: to the pipeline, and the outcome to the reply. */
@Injectable()
export class HandOverReports {
  constructor(
    @Inject(ReceiveReports) private readonly receiveReports: ReceiveReports,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
  ) {}

  /** @throws Problem when the client itself must be told that its report is impossible */
  async execute(
    dialect: string,
    device: DeviceCaller,
    decoded: Decoded,
    reply: FastifyReply,
  ): Promise<ReceivedReports> {
    if (decoded.unknownAlarms > 0) {
      const { unknownAlarms } = decoded;
      this.logger.warn(
        { deviceId: device.deviceId, dialect, unknownAlarms },
        'a device sent alarms of unknown meaning',
      );
    }
    if (decoded.reports.length === 0) return nothingReceived;
    const outcome = await this.receiveReports.execute(device, decoded.reports).catch(asUnavailable);
    void reply.header(directiveHeader, String(outcome.directive.reportEverySeconds));
    if (outcome.rejected.length === 0) return outcome;

    const refusal = refusalOf(decoded, outcome);
    const codes = [...new Set(outcome.rejected.map((rejected) => rejected.code))];
    this.logger.warn(
      { deviceId: device.deviceId, dialect, codes, told: refusal !== undefined },
      'reports were refused',
    );
    if (refusal) throw refusal;
    void reply.header(refusedHeader, codes.join(', '));
    return { ...outcome, rejected: rejectedInDialect(decoded, outcome) };
  }
}

/** OwnTracks for iOS throws away what is answered 4xx, and keeps what is answered 503; the others keep both. */
function asUnavailable(error: unknown): never {
  if (!(error instanceof TrackingUnavailable)) throw error;
  throw new Problem('unavailable', error.code, error.message, [], error.retryAfterSeconds);
}

/** As the pipeline answers a repeat: nothing is known that would make it sooner or later. */
const nothingReceived: ReceivedReports = {
  accepted: 0,
  duplicates: 0,
  rejected: [],
  directive: { reportEverySeconds: 60 },
  alarmsTaken: 0,
  incidentIds: [],
};
