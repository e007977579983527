import type { DeviceCaller } from '#access';
import type { Clock } from '#domain';
import type { LivePush, PersonPins, RecordingContext } from '#incidents';
import type { CheckInStore } from './check-in/check-in-store.port.js';
import { raiseDuress } from './check-in/raise-duress.js';

/** Stands before what only she herself may do on her phone. The duress PIN lets it be done as the PIN does, and the desk learns of it. */
export class ConfirmPin {
  constructor(
    private readonly store: CheckInStore,
    private readonly pins: PersonPins,
    private readonly push: LivePush,
    private readonly clock: Clock,
    private readonly context: RecordingContext,
  ) {}

  /**
   * @param about names the alarm of this one time
   * @throws IncidentError `pin_wrong`, `pin_attempts`
   */
  async execute(device: DeviceCaller, pin: string, about: string): Promise<void> {
    if ((await this.pins.meaningOf(device.personId, pin)) === 'pin') return;
    const now = this.clock.now();
    for (const cell of device.cells) {
      const raised = await this.store.transaction(cell, (transaction) =>
        raiseDuress(transaction, device, about, now, this.context),
      );
      this.push.tell({ cell, moved: [], ...raised });
    }
  }
}
