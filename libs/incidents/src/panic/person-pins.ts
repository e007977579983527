import { hashSecret, verifySecret } from '#access';
import type { Clock, IdFactory } from '#domain';
import { IncidentError } from '../incident.error.js';
import type { PanicStore } from './panic-store.port.js';

/** Wrong PINs of one person within the window, after which further ones must wait. */
const wrongPinsAllowed = 10;
const wrongPinWindowMilliseconds = 15 * 60_000;

/** Which of their PINs a person has entered; wrong ones are counted together, whatever they were entered for. */
export class PersonPins {
  private readonly wrong = new Map<string, number[]>();
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly store: Pick<PanicStore, 'pinsOf'>,
    private readonly clock: Clock,
    private readonly newId: IdFactory,
  ) {}

  /**
   * Both hashes are always tried, so that the time taken does not tell which PIN it was.
   *
   * @throws IncidentError `pin_wrong`, `pin_attempts`
   */
  async meaningOf(personId: string, pin: string): Promise<'pin' | 'duress'> {
    const since = this.clock.now() - wrongPinWindowMilliseconds;
    const recent = (this.wrong.get(personId) ?? []).filter((at) => at > since);
    if (recent.length >= wrongPinsAllowed) throw new IncidentError('pin_attempts');
    this.decoy ??= hashSecret(this.newId());
    const decoy = await this.decoy;
    const pins = await this.store.pinsOf(personId);
    const [isPin, isDuress] = await Promise.all([
      verifySecret(pins?.pinHash ?? decoy, pin),
      verifySecret(pins?.duressPinHash ?? decoy, pin),
    ]);
    if (isPin) return 'pin';
    if (isDuress) return 'duress';
    if (this.wrong.size > 100_000) this.wrong.clear();
    this.wrong.set(personId, [...recent, this.clock.now()]);
    throw new IncidentError('pin_wrong', 'pin');
  }
}
