import { Problem } from '#domain';

type Reason = 'overloaded' | 'shed' | 'database_unavailable';

const details: Record<Reason, string> = {
  overloaded: 'Too many reports are waiting. Send this one again later.',
  shed: 'The house is under too much load for ordinary positions. Keep this report and send it again later.',
  database_unavailable: 'Reports cannot be stored at the moment. Send this one again later.',
};

/** The pipeline cannot take more now, or its database is away: devices keep their reports and send them again. */
export class TrackingUnavailable extends Problem {
  constructor(reason: Reason, retryAfterSeconds = 5) {
    const kind = reason === 'database_unavailable' ? 'unavailable' : 'too_many';
    super(kind, reason, details[reason], [], retryAfterSeconds);
  }
}
