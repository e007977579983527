import type { StaffCaller } from '#access';
import type { Clock } from '#domain';
import type { PersonFiles } from './person-file.port.js';

/** Told after the commit which devices' callers must be looked up anew. */
export interface ForgottenDevices {
  devicesChanged(deviceIds: readonly string[]): void | Promise<void>;
}

/**
 * Erases a person on a court's word: what says who they are and where they were goes, the ids that the court's own record
 * needs stay. Not while an order is not revoked, an incident is open or a hold stands.
 */
export class ErasePerson {
  constructor(
    private readonly files: PersonFiles,
    private readonly devices: ForgottenDevices,
    private readonly clock: Clock,
  ) {}

  /** @throws RetentionError `not_found`, `person_erased`, `erasure_refused` */
  async execute(
    caller: StaffCaller,
    personId: string,
    { reason, authority }: { reason: string; authority: string },
  ): Promise<{ personId: string; erasedAt: number }> {
    const now = this.clock.now();
    const { agencyId, staffId } = caller;
    const forgotten = await this.files.erase(
      caller,
      personId,
      { authority, reason, erasedBy: staffId, now },
      {
        agencyId,
        actor: 'staff',
        actorId: staffId,
        action: 'person.erase',
        object: 'person',
        objectId: personId,
        reason: `${authority}: ${reason}`,
        result: 'allowed',
      },
    );
    if (forgotten.length > 0) await this.devices.devicesChanged(forgotten);
    return { personId, erasedAt: now };
  }
}
