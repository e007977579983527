import type { DeliverAlarm } from '#notify';
import type { JobHandler, JobPayloads } from '#queue';

export class DeliverAlarmJob implements JobHandler<'deliver-alarm'> {
  readonly job = 'deliver-alarm';

  constructor(private readonly deliverAlarm: DeliverAlarm) {}

  handle(payload: JobPayloads['deliver-alarm']): Promise<void> {
    return this.deliverAlarm.execute(payload);
  }
}
