import type { LocateDevices } from '#notify';
import type { JobHandler, JobPayloads } from '#queue';

export class LocateDevicesJob implements JobHandler<'locate-devices'> {
  readonly job = 'locate-devices';

  constructor(private readonly locateDevices: LocateDevices) {}

  handle(payload: JobPayloads['locate-devices']): Promise<void> {
    return this.locateDevices.execute(payload);
  }
}
