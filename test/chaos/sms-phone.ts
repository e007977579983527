import type { Pdu } from 'smpp';

/** Puts the parts of long messages together, as a phone does. */
export class SmsPhone {
  /** Parts by phone and series; a part that comes again takes the place of the first. */
  private readonly parts = new Map<string, Map<number, string>>();

  /** @param read told each whole message */
  constructor(private readonly read: (phone: string, text: string) => void) {}

  receive(pdu: Pdu): void {
    const phone = String(pdu.destination_addr);
    const { message, udh } = pdu.short_message!;
    const text = Buffer.isBuffer(message) ? message.toString('latin1') : String(message);
    if (!udh) return this.read(phone, text);
    // 0, 3, series, how many, which one (3GPP TS 23.040, 9.2.3.24.1).
    const [, , series, count, place] = udh[0]!;
    const key = `${phone} ${series}`;
    const gathered = this.parts.get(key) ?? new Map<number, string>();
    this.parts.set(key, gathered.set(place!, text));
    if (gathered.size < count!) return;
    this.parts.delete(key);
    this.read(
      phone,
      [...gathered]
        .sort(([a], [b]) => a - b)
        .map(([, part]) => part)
        .join(''),
    );
  }
}
