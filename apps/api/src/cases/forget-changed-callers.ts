import type { DeviceAuthenticator } from '#access';
import type { CallerChanges } from '#orders';
import type { DispatchSockets } from '../dispatch/dispatch-sockets.js';

/**
 * Forgets changed callers here and lets the other api processes forget them (`devicesChanged` of the gateway). Should
 * that message be lost, a process believes what it knew for up to 30 s.
 */
export class ForgetChangedCallers implements CallerChanges {
  constructor(
    private readonly authenticator: DeviceAuthenticator,
    private readonly sockets: DispatchSockets,
  ) {}

  devicesChanged(deviceIds: readonly string[]): void {
    for (const deviceId of deviceIds) this.authenticator.forget(deviceId);
    this.sockets.tellOthers('devicesChanged', [...deviceIds]);
  }
}
