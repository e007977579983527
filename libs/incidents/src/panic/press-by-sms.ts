import type { DeviceCaller } from '#access';
import type { PanicPress, PressPanic } from './press-panic.js';

/** What an SMS says, and whether the phone of a key has written it. */
export interface PressMessage {
  /** Base64url. */
  shortId: string;
  press: PanicPress;
  isOf(key: string): Promise<boolean>;
}

/** Port. Phones by the short names that their messages carry. Revoked ones are absent. */
export interface SmsPhones {
  byShortId(shortId: Buffer): Promise<{ device: DeviceCaller; key: string } | undefined>;
}

/** Port: the pipeline of positions. */
export interface SmsPlaces {
  /** Resolves when the fix of a press is durable and evaluated, once however often it comes, or is none that can be used. */
  follow(device: DeviceCaller, fix: object): Promise<void>;
}

/** `not_a_press`: no message of ours; `refused`: of no phone, or not signed by its key; `failed`: not written, and must come again. */
export type SmsOutcome = 'pressed' | 'repeated' | 'not_a_press' | 'refused' | 'failed';

/**
 * A press that came as an SMS. Its id is the press's own: sent again by whichever way, it is the same press. Who has sent the
 * message is neither asked nor kept: a number can be made up.
 */
export class PressBySms {
  /** @param read what a text says; `undefined`: it is no press */
  constructor(
    private readonly read: (text: string) => PressMessage | undefined,
    private readonly phones: SmsPhones,
    private readonly pressPanic: Pick<PressPanic, 'execute'>,
    private readonly places: SmsPlaces,
    private readonly heard: (outcome: SmsOutcome) => void,
  ) {}

  /**
   * Resolves when the press and then its place are durable. Rejects when either could not be written: then the message must come
   * again, and what was written already is not written twice.
   */
  async execute(text: string): Promise<void> {
    let outcome: SmsOutcome = 'failed';
    try {
      outcome = await this.take(text);
    } finally {
      this.heard(outcome);
    }
  }

  private async take(text: string): Promise<SmsOutcome> {
    const message = this.read(text);
    if (!message) return 'not_a_press';
    const phone = await this.phones.byShortId(Buffer.from(message.shortId, 'base64url'));
    if (!phone || !(await message.isOf(phone.key))) return 'refused';
    const { created } = await this.pressPanic.execute(phone.device, message.press);
    // Of a repeat too: the process that took the press may have died before its place was written.
    if (message.press.fix) await this.places.follow(phone.device, message.press.fix);
    return created ? 'pressed' : 'repeated';
  }
}
