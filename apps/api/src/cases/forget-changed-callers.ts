import type { DeviceAuthenticator } from '#access';
import type { CallerChanges } from '#orders';

/**
 * Forgets changed callers in this process. Other api processes believe a device for up to 30 s more; a notification
 * between processes will tell them, and replaces this class alone.
 */
export class ForgetChangedCallers implements CallerChanges {
  constructor(private readonly authenticator: DeviceAuthenticator) {}

  devicesChanged(deviceIds: readonly string[]): void {
    for (const deviceId of deviceIds) this.authenticator.forget(deviceId);
  }
}
