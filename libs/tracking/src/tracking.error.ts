import { Problem } from '#domain';

/** The pipeline cannot take more now, or its database is away: devices keep their reports and send them again. */
export class TrackingUnavailable extends Problem {
  constructor(reason: 'overloaded' | 'database_unavailable') {
    const detail = {
      overloaded: 'Too many reports are waiting. Send this one again later.',
      database_unavailable: 'Reports cannot be stored at the moment. Send this one again later.',
    }[reason];
    super('unavailable', reason, detail, [], reason === 'overloaded' ? 2 : 5);
  }
}
