/** A MAC address, an Eddystone or an iBeacon identity: 6, 16 or 20 bytes. */
const hexadecimal = /^(?:[0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{40})$/;

/**
 * What a beacon sends of itself, as it is compared: hexadecimal in small letters, without what people and tools write between
 * the bytes. `undefined`: no beacon sends this.
 */
export function beaconIdOf(text: string): string | undefined {
  const id = text.replace(/[:-]/g, '').toLowerCase();
  return hexadecimal.test(id) ? id : undefined;
}
